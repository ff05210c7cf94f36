"""What the documentation says of settings, dependencies and security is what is there."""

import ast
import re
import tomllib
from pathlib import Path

from pydantic import AliasChoices

from talentra.config import ROOT, Settings

PLACE = re.compile(r"`((?:\w+/)*\w*(?:\.py|/))`")
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)((?:::\w+)+)`")
LINES = {"A": 14, "S": 12, "Z": 12, "I": 10, "F": 13, "W": 14, "P": 7, "L": 8, "D": 8, "C": 9}
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z0-9,]+\])?==", re.IGNORECASE)


def documented(page: str) -> set[str]:
    """The names in code type in the first column of a page's tables."""
    text = (Path(ROOT) / "docs" / page).read_text()
    cells = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def known_to_environment() -> set[str]:
    """The name of every setting in the environment."""
    names: set[str] = set()
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        aliased = isinstance(alias, AliasChoices)
        names.add(str(alias.choices[-1]) if aliased else f"TALENTRA_{name.upper()}")
    return names


class TestArchitecture:
    PAGE = Path(ROOT) / "docs" / "architecture.md"

    def test_draws_the_layers_that_are_checked(self):
        drawn = self.PAGE.read_text().split("```")[1].strip()
        project = tomllib.loads((Path(ROOT) / "pyproject.toml").read_text())
        (layers,) = [
            each["layers"]
            for each in project["tool"]["importlinter"]["contracts"]
            if each["type"] == "layers"
        ]
        assert [line.partition("  ")[0] for line in drawn.splitlines()] == layers

    def test_names_only_places_there_are(self):
        named = PLACE.findall(self.PAGE.read_text())
        assert len(named) > 15
        places = [Path(ROOT), Path(ROOT) / "talentra"]
        assert [name for name in named if not any((at / name).exists() for at in places)] == []


class TestSettings:
    def test_every_setting_is_documented_and_nothing_else(self):
        assert documented("settings.md") == known_to_environment()


class TestDependencies:
    def test_every_pinned_package_is_justified_and_nothing_else(self):
        project = tomllib.loads((Path(ROOT) / "pyproject.toml").read_text())
        pins = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
        matches = [PIN.match(pin) for pin in pins]
        assert all(matches), "every dependency is pinned exactly"
        assert documented("dependencies.md") == {match[1] for match in matches if match}


def missing_tests(text: str) -> list[str]:
    """The tests that a text names and that are not there."""
    return [f"{path}{name}" for path, name in NAMED_TEST.findall(text) if not exists(path, name)]


def exists(path: str, name: str) -> bool:
    """Whether the file has such a test, in the class that is named with it."""
    file = Path(ROOT) / path
    body = ast.parse(file.read_text()).body if file.exists() else []
    found: ast.stmt | None = None
    for word in name.split("::")[1:]:
        found = next((each for each in body if getattr(each, "name", None) == word), None)
        body = found.body if isinstance(found, ast.ClassDef) else []
    return isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef)


def lines_told_of(text: str) -> set[str]:
    """The lines of the acceptance list that a text has a row for."""
    return set(re.findall(r"^\| ([A-Z]\d+) \|", text, re.MULTILINE))


class TestSecurity:
    PAGE = Path(ROOT) / "docs" / "security.md"

    def test_every_test_that_is_named_exists(self):
        text = self.PAGE.read_text()
        assert len(NAMED_TEST.findall(text)) == len(re.findall(r"`tests/[^`]*::", text)) > 100
        assert missing_tests(text) == []

    def test_one_that_does_not_is_found(self):
        here = "tests/test_docs.py"
        for name in ("::TestSecurity::test_nothing", "::TestNobody::test_x", "::test_x", "::PIN"):
            assert missing_tests(f"`{here}{name}`") == [f"{here}{name}"]
        assert missing_tests("`tests/nowhere.py::test_x`")
        assert missing_tests(f"`{here}::TestSettings`")
        assert not missing_tests(f"`{here}::TestSecurity::test_one_that_does_not_is_found`")

    def test_every_line_is_told_of(self):
        expected = {f"{part}{n}" for part, last in LINES.items() for n in range(1, last + 1)}
        assert lines_told_of(self.PAGE.read_text()) == expected
