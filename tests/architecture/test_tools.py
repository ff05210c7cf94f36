"""Format, lint, types and imports hold; and each tool finds what it is there to find."""

import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from talentra.config import ROOT
from tests.harness import node

PROJECT = ROOT / "pyproject.toml"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def run(*command: str | Path, folder: Path = ROOT, given: str = "") -> tuple[int, str]:
    """How a tool ended, and what it said."""
    done = subprocess.run(
        command, cwd=folder, input=given, text=True, capture_output=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def ruff(*words: str, given: str = "") -> tuple[int, str]:
    return run(sys.executable, "-m", "ruff", *words, "--no-cache", given=given)


def pyright(folder: Path) -> tuple[int, str]:
    """It comes as JavaScript within its package."""
    package = find_spec("pyright")
    assert package and package.origin
    program = Path(package.origin).parent / "dist" / "index.js"
    return run(node.found(), program, "--pythonpath", sys.executable, folder=folder)


def lint_imports(folder: Path) -> tuple[int, str]:
    return run(sys.executable, "-c", LINT_IMPORTS, "--no-cache", folder=folder)


class TestFormat:
    def test_is_ruffs(self) -> None:
        code, said = ruff("format", "--check", ".")
        assert code == 0, said

    def test_another_one_is_found(self) -> None:
        assert ruff("format", "--check", "-", given="x  =  1\n")[0] == 1


class TestLint:
    def test_finds_nothing(self) -> None:
        code, said = ruff("check", ".")
        assert code == 0, said

    @pytest.mark.parametrize(
        ("fault", "rule"),
        [
            ("import os\n", "F401"),
            ("def shown() -> None: ...\n", "D103"),
            ("import pickle\npickle.loads(b'')\n", "S301"),
            ("eval(input())\n", "S307"),
            ("import os\nos.system(input())\n", "S605"),
            ("try:\n    x = 1\nexcept Exception:\n    pass\n", "S110"),
            ("import datetime\ndatetime.datetime.now()\n", "DTZ005"),
            ("print('x')\n", "T201"),
            ("x = f'SELECT * FROM {y}'\n", "S608"),
        ],
    )
    def test_a_fault_is_found(self, fault: str, rule: str) -> None:
        code, said = ruff("check", "--stdin-filename", "talentra/x.py", "-", given=fault)
        assert code == 1
        assert rule in said


class TestTypes:
    def test_fit(self) -> None:
        code, said = pyright(ROOT)
        assert code == 0, said

    @pytest.mark.parametrize(
        ("place", "fault", "rule"),
        [
            ("talentra/services", "def f(x): return x\n", "reportMissingParameterType"),
            ("talentra/models", "x: int = 'one'\n", "reportAssignmentType"),
            ("talentra/ui", "x: int = 'one'\n", "reportAssignmentType"),
            ("tests", "def f() -> int: return None\n", "reportReturnType"),
        ],
    )
    def test_a_misfit_is_found(self, tmp_path: Path, place: str, fault: str, rule: str) -> None:
        for each in ("talentra/ui", "tests", place):
            (tmp_path / each).mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT, tmp_path)
        (tmp_path / place / "x.py").write_text(fault)
        code, said = pyright(tmp_path)
        assert code == 1
        assert rule in said


class TestImports:
    def test_go_downwards(self) -> None:
        code, said = lint_imports(ROOT)
        assert code == 0, said

    @pytest.mark.parametrize(
        ("module", "line", "contract"),
        [
            ("models/x", "from talentra.services import jobs", "Doors, services"),
            ("policies/x", "from talentra.queries import jobs", "Doors, services"),
            ("queries/x", "from talentra.services import jobs", "Doors, services"),
            ("api/x", "from talentra.ui import state", "Doors, services"),
            ("clock", "from talentra import config", "Doors, services"),
            ("stray", "", "Doors, services"),
            ("services/x", "import reflex", "From services down"),
            ("models/x", "import starlette", "From services down"),
            ("ui/pages/x", "from sqlmodel import select", "Pages never"),
            ("ui/components/x", "import sqlalchemy", "Pages never"),
        ],
    )
    def test_the_wrong_way_is_found(
        self, tmp_path: Path, module: str, line: str, contract: str
    ) -> None:
        shutil.copytree(
            ROOT / "talentra", tmp_path / "talentra", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(PROJECT, tmp_path)
        (tmp_path / "talentra" / f"{module}.py").write_text(f'"""X."""\n\n{line}\n')
        code, said = lint_imports(tmp_path)
        assert code == 1
        assert contract in said.partition("Broken contracts")[2]

    def test_every_module_has_its_line(self) -> None:
        """Without `exhaustive` a new module could be imported from anywhere."""
        contracts = tomllib.loads(PROJECT.read_text())["tool"]["importlinter"]["contracts"]
        layered = [each for each in contracts if each["type"] == "layers"]
        assert layered
        assert all(each["exhaustive"] for each in layered)
        ignored = [name for each in layered for name in each.get("exhaustive_ignores", [])]
        assert ignored == ["_bootstrap"]
