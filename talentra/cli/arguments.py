"""Words on the command line: the verbs, their options and their help."""

import argparse
from pathlib import Path
from typing import Any, NoReturn, Protocol

from talentra import __version__

INTRODUCTION = """\
Talentra, a self-hosted applicant tracking system.

  python3 -m talentra          install what is needed, load a demo company and serve it
  python3 -m talentra test     run the whole test suite
"""
SETTINGS = """\
Everything may also be set in the environment or in a .env file beside the README:
TALENTRA_HOST, TALENTRA_PORT, TALENTRA_DATA, TALENTRA_PUBLIC_URL, TALENTRA_WORKERS,
TALENTRA_DEMO (auto, on, off, anywhere), DATABASE_URL, REDIS_URL, SECRET_KEY and more:
see docs/settings.md.

Demo sign-ins are open to whoever reaches the page, so demo data is served on this machine
only, unless TALENTRA_DEMO=anywhere says that you mean it.
"""

PASSING_ON = {"testing", "benchmarking"}  # whose other words go to the tool behind them


class Verbs(Protocol):
    """What add_subparsers returns; argparse has no public name for it."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:
        """A parser for one more verb."""
        ...


class Parser(argparse.ArgumentParser):
    """A parser that answers a wrong word with one sentence and where to look."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}. Try: {self.prog} --help\n")


def parse(words: list[str]) -> argparse.Namespace:
    """The chosen verb's module, what must be installed for it (purpose) and its options."""
    parser = _parser()
    options, rest = parser.parse_known_args(_with_verb(words))
    if rest and options.module not in PASSING_ON:
        parser.error(f"unknown option {' '.join(rest)}")
    options.rest = rest
    return options


def _with_verb(words: list[str]) -> list[str]:
    """Without a verb, serve is meant."""
    asks = ("-h", "--help", "--version")
    return words if words and (words[0] in asks or words[0][0:1] != "-") else ["serve", *words]


def _parser() -> Parser:
    parser = Parser(
        prog="python3 -m talentra",
        description=INTRODUCTION,
        epilog=SETTINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Talentra {__version__}")
    verbs = parser.add_subparsers(metavar="verb", required=True)
    _add_serve(verbs)
    _add_verb(verbs, "migrate", "migrate", "bring the database to this version's schema")
    _add_verb(verbs, "build", "build", "install and build everything, and start nothing")
    _add_create_admin(verbs)
    _add_verb(verbs, "seed", "seed", "load the demo company into an empty database")
    _add_verb(verbs, "doctor", "doctor", "check this installation and say how to mend it")
    _add_audit(verbs)
    _add_counts(verbs)
    _add_skills(verbs)
    _add_backup(verbs)
    _add_move(verbs)
    _add_test(verbs)
    _add_bench(verbs)
    return parser


def _add_verb(verbs: Verbs, name: str, module: str, words: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(
        name, help=words, description=f"{words[0].upper()}{words[1:]}.", allow_abbrev=False
    )
    verb.set_defaults(module=module, purpose="run")
    return verb


def _add_serve(verbs: Verbs) -> None:
    serve = _add_verb(verbs, "serve", "serve", "serve pages, live updates and REST on one port")
    serve.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument(
        "--port", type=_port, help="port to listen on (default: 8000 or the next free one)"
    )
    serve.add_argument(
        "--workers", type=int, help="processes (default: 1; more need PostgreSQL and Redis)"
    )
    serve.add_argument(
        "--no-demo", action="store_true", help="start empty, with a page that makes the first admin"
    )


def _add_create_admin(verbs: Verbs) -> None:
    create = _add_verb(verbs, "create-admin", "create_admin", "make an administrator's account")
    create.add_argument("email", help="the address to sign in with")
    create.add_argument("--name", help="full name (default: the part before the @)")
    create.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )


def _add_audit(verbs: Verbs) -> None:
    audit = _add_verb(verbs, "audit", "audit", "say whether the history is as it was written")
    audit.add_argument("what", choices=["verify"], help="look through the whole chain")
    audit.add_argument(
        "--head", metavar="N:DIGEST", help="the last link of an earlier run, which must be there"
    )


def _add_counts(verbs: Verbs) -> None:
    counts = _add_verb(verbs, "counts", "counts", "compare the kept numbers with a full count")
    counts.add_argument(
        "what", choices=["check", "mend"], help="say what is wrong, or put it right"
    )


def _add_skills(verbs: Verbs) -> None:
    skills = _add_verb(verbs, "skills", "skills", "put skills of your own on the list of skills")
    skills.add_argument("what", choices=["import"], help="take them from a CSV")
    skills.add_argument("file", help="a skill on each line; other names, parted by |, behind it")
    skills.add_argument(
        "--dry-run", action="store_true", help="only say what would become of each line"
    )


def _add_backup(verbs: Verbs) -> None:
    backup = _add_verb(verbs, "backup", "backup", "write everything into one file, while it runs")
    restore = _add_verb(verbs, "restore", "restore", "bring back what a backup holds")
    verify = _add_verb(verbs, "verify", "verify", "say whether a backup is whole")
    for verb in (backup, restore, verify):
        verb.add_argument("file", type=Path, help="the backup")
    restore.add_argument("--replace", action="store_true", help="even where people are already")
    restore.add_argument(
        "--other-key", action="store_true", help="although it was made with another SECRET_KEY"
    )


def _add_move(verbs: Verbs) -> None:
    move = _add_verb(verbs, "move", "move", "copy everything to another database, and compare")
    move.add_argument(
        "--to", required=True, metavar="URL", help="postgresql://user:password@host/name"
    )
    move.add_argument("--files", metavar="PLACE", help="s3://bucket/prefix or a folder")
    move.add_argument("--replace", action="store_true", help="even where people are already")


def _add_test(verbs: Verbs) -> None:
    test = _add_verb(verbs, "test", "testing", "run the test suite; other words go to pytest")
    test.usage = "python3 -m talentra test [pytest's own options, for example: -k word -x]"
    test.set_defaults(purpose="test")


def _add_bench(verbs: Verbs) -> None:
    bench = _add_verb(verbs, "bench", "benchmarking", "time what people do, beside plain SQL")
    bench.usage = "python3 -m talentra bench [--engine sqlite] [--candidates N] [--json FILE]"
    bench.set_defaults(purpose="test")


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 1 to 65535")
    return int(text)
