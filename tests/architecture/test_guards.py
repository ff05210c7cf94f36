"""Rules about Python: where each holds, the few places it does not reach, what it must find."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.architecture import guards
from tests.architecture.guards import Guard
from tests.architecture.sources import Source, python

DOORS = ("talentra/ui", "talentra/api", "talentra/web")


@dataclass(frozen=True)
class Rule:
    """A guard, the folders it watches, the exceptions with their reason, and snippets."""

    guard: Guard
    offends: tuple[str, ...]
    passes: tuple[str, ...] = ()
    watches: tuple[str, ...] = ("talentra", "alembic", "rxconfig.py")
    but: Mapping[str, str] = field(default_factory=dict[str, str])


RULES = {
    "one place commits": Rule(
        guards.commits,
        but={"talentra/db.py": "the one place"},
        offends=("session.commit()", "db.engine().connect().commit()", "end = session.commit"),
        passes=("db.after_commit(session, tell)",),
    ),
    "one place reads the clock": Rule(
        guards.reads_clock,
        but={"talentra/clock.py": "the one place"},
        offends=(
            "from datetime import datetime\ndatetime.now(UTC)",
            "import datetime\ndatetime.datetime.utcnow()",
            "date.today()",
            "import time\ntime.time()",
            "from time import time",
            "func.now()",
        ),
        passes=("from talentra.clock import now\nnow()", "time.monotonic()", "today()"),
    ),
    "one place reads the environment": Rule(
        guards.reads_environment,
        but={
            "talentra/_bootstrap.py": "runs before config.py can be imported",
            "talentra/cli/client.py": "hands all of it on to the process that builds the client",
            "talentra/cli/compile.py": "puts a variable of the installer aside and back",
        },
        offends=(
            "os.environ['SECRET_KEY']",
            "os.environ.get('SECRET_KEY')",
            "os.getenv('SECRET_KEY')",
            "from os import environ",
            "env = {**os.environ}",
        ),
        passes=("os.environ.update(REFLEX)", "os.environ['X'] = '1'", "del os.environ['X']"),
    ),
    "doors decide nothing by role": Rule(
        guards.compares_roles,
        watches=DOORS,
        offends=(
            "if actor.role == Role.ADMIN: show()",
            "if actor.role is Role.CANDIDATE: hide()",
            "allowed = viewer().actor.role.value in {'admin'}",
            "if role != 'admin': hide()",
            "rx.cond(ViewerState.role == 'admin', menu())",
            "match actor.role:\n    case Role.ADMIN: show()",
            "if actor.is_staff: show()",
        ),
        passes=(
            "NAVIGATION.get(self.role, [])",
            "rx.el.div(role='alert')",
            "policy.can_post(actor)",
            "meant.admits(actor)",
        ),
    ),
    "no failure is swallowed": Rule(
        guards.swallows,
        but={
            "talentra/api/health.py in _look": "says so: the part is away",
            "talentra/live.py in is_away": "says so: it is away",
            "talentra/live.py in _from_postgresql": "the connection is cut already",
            "talentra/ui/payloads.py in _adapter": "tries another way, which may raise",
            "talentra/web/sockets.py in cut": "the socket is closed already",
        },
        offends=(
            "try: work()\nexcept ValueError: pass",
            "try: work()\nexcept ValueError: ...",
            "for each in work:\n    try: each()\n    except ValueError: continue",
            "try: work()\nexcept: return_to_start()",
            "try: work()\nexcept Exception: found = None",
            "try: work()\nexcept (OSError, Exception) as error: found = None",
            "with suppress(Exception): work()",
            "with contextlib.suppress(): work()",
        ),
        passes=(
            "try: work()\nexcept ValueError as broken: raise Invalid('No.') from broken",
            "try: work()\nexcept ValueError: found = None",
            "try: work()\nexcept Exception as error: log.warning('failed', error=error)",
            "try: work()\nexcept Exception as error: answer(error)",
            "with suppress(FileNotFoundError): work()",
        ),
    ),
    "pages are light": Rule(
        guards.draws_heavily,
        watches=("talentra",),
        offends=(
            "rx.markdown('# Hello')",
            "rx.moment(at)",
            "rx.button('Save')",
            "rx.form.root()",
            "rx.hstack()",
            "rx.link('Jobs')",
            "rx.html('<b>')",
            "rx.code_block('x')",
            "from reflex_components_radix.themes.base import Theme",
            "import reflex_components_markdown",
        ),
        passes=("rx.el.button('Save')", "rx.cond(a, b)", "rx.icon('x')", "rx.toast('Done.')"),
    ),
    "icons are named beforehand": Rule(
        guards.draws_any_icon,
        watches=("talentra",),
        but={"talentra/ui/components/marks.py": "takes a name: see test_weight.py"},
        offends=("rx.icon(State.icon)", "rx.icon(tag='x')", "rx.icon(f'{x}')", "rx.icon()"),
        passes=("rx.icon('x', size=16)", "c.icon(name)"),
    ),
}


def found(rule: Rule, source: Source) -> list[str]:
    """The places in a file that break the rule and are no exception of it."""
    return [
        source.place(node)
        for node in rule.guard(source.tree)
        if not rule.but.keys() & {source.path, source.owner(node)}
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
class TestRules:
    def test_holds(self, rule: Rule) -> None:
        assert [each for file in python(*rule.watches) for each in found(rule, file)] == []

    def test_finds_what_breaks_it(self, rule: Rule) -> None:
        for snippet in rule.offends:
            assert list(rule.guard(ast.parse(snippet))), snippet

    def test_leaves_alone_what_does_not(self, rule: Rule) -> None:
        for snippet in rule.passes:
            assert list(rule.guard(ast.parse(snippet))) == [], snippet

    def test_has_no_exception_that_nothing_needs(self, rule: Rule) -> None:
        needed: set[str] = set()
        for file in python(*rule.watches):
            nodes = list(rule.guard(file.tree))
            needed |= {file.path, *(file.owner(node) for node in nodes)} if nodes else set()
        assert rule.but.keys() <= needed
