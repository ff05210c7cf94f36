"""What happens before Talentra runs: nothing is needed to begin, and importing it does nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from talentra.config import ROOT
from tests.architecture.sources import python

BEGINS = ("talentra/__main__.py", "talentra/_bootstrap.py")

# Says on its last line what opened something while the statement of the first argument ran.
WATCH = """
import sys

import threading

WATCHED = {"socket.connect", "socket.bind", "sqlite3.connect", "subprocess.Popen", "os.fork",
           "os.posix_spawn"}
seen = []
start = threading.Thread.start
threading.Thread.start = lambda thread: [seen.append("thread"), start(thread)]

def hook(event, details):
    if event in WATCHED:
        seen.append(event)

sys.addaudithook(hook)
exec(sys.argv[1])
import psutil
me = psutil.Process()
seen += ["connection" for each in me.net_connections()]
seen += ["child" for each in me.children()] + ["thread"] * (me.num_threads() - 1)
seen += ["psycopg2"] if "psycopg2" in sys.modules else []  # it opens sockets without a word
print(sorted(set(seen)))
"""


def opened(statement: str, folder: Path) -> str:
    """What running the statement opens, in a fresh Python that is configured for all there is."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "TALENTRA_DATA": str(folder),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
        "REDIS_URL": "redis://127.0.0.1:9",
    }
    command = [sys.executable, "-c", WATCH, statement]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def imported(module: ast.Module) -> Iterator[str]:
    """The modules that are imported when it is: those inside of functions are not."""
    waiting: list[ast.AST] = [*module.body]
    for node in waiting:
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(name), names=names):
                yield name
                yield from (f"{name}.{alias.name}" for alias in names)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                pass
            case _:
                waiting.extend(ast.iter_child_nodes(node))


class TestBeginning:
    @pytest.mark.parametrize("path", BEGINS)
    def test_needs_the_standard_library_alone(self, path: str) -> None:
        (source,) = python(path)
        assert foreign(source.tree) - {"talentra"} == set()

    def test_so_does_all_that_is_imported_on_the_way(self) -> None:
        files = {source.path: source.tree for source in python("talentra")}
        reached, waiting = set[str](), ["talentra.__main__"]
        for name in waiting:
            place = name.replace(".", "/")
            path = next((p for p in (f"{place}.py", f"{place}/__init__.py") if p in files), None)
            if path and path not in reached:
                reached.add(path)
                assert foreign(files[path]) <= {"talentra"}, path
                waiting += imported(files[path])
        assert {"talentra/_bootstrap.py", "talentra/cli/__init__.py"} <= reached

    def test_a_package_that_is_not_there_yet_is_found(self) -> None:
        for line in ("import pydantic", "from reflex import App", "if x:\n    import uv"):
            assert foreign(ast.parse(line))
        assert foreign(ast.parse("def later():\n    import alembic")) == set()


class TestImporting:
    def test_opens_nothing(self, tmp_path: Path) -> None:
        """But for what only the tests' tools install: `requests` tries out IPv6 when imported."""
        without = "import sys; sys.modules['requests'] = None"
        assert opened(f"{without}; import talentra.talentra", tmp_path) == "[]"
        assert [each.name for each in tmp_path.iterdir()] == ["secret"]

    @pytest.mark.parametrize(
        ("statement", "found"),
        [
            ("import threading; threading.Thread(target=print).start()", "thread"),
            ("import sqlite3; sqlite3.connect(':memory:')", "sqlite3.connect"),
            ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
            ("import socket; held = socket.create_server(('127.0.0.1', 0))", "socket.bind"),
            ("from talentra import db; db.engine()", "psycopg2"),
            ("import os; os.fork() or os._exit(0)", "os.fork"),
        ],
    )
    def test_what_is_opened_is_found(self, tmp_path: Path, statement: str, found: str) -> None:
        assert found in opened(statement, tmp_path)


def foreign(module: ast.Module) -> set[str]:
    """The packages that do not come with Python."""
    return {name.partition(".")[0] for name in imported(module)} - sys.stdlib_module_names
