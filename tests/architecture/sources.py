"""The files of the repository, as the guards read them."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache, cached_property
from pathlib import Path

from talentra.config import ROOT


@dataclass(frozen=True)
class Source:
    """One file: its path below the root of the repository, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python."""
        return ast.parse(self.text)

    def place(self, node: ast.AST) -> str:
        """Where in the file something stands, and what it is."""
        line = getattr(node, "lineno", 1)
        return f"{self.path}:{line}: {self.text.splitlines()[line - 1].strip()}"

    def owner(self, node: ast.AST) -> str:
        """The innermost function that something stands in, as "path in name"."""
        line = getattr(node, "lineno", 1)
        around = [each for each in self.functions if each.lineno <= line <= (each.end_lineno or 0)]
        return f"{self.path} in {around[-1].name if around else '<module>'}"

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, from the outermost to the innermost."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]


@cache
def everything() -> tuple[Source, ...]:
    """Every text file that would be checked in."""
    return tuple(sorted(_readable(), key=lambda source: source.path))


def python(*folders: str) -> list[Source]:
    """The Python files below these folders (or of these names)."""
    return [
        source
        for source in everything()
        if source.path.endswith(".py")
        and any(source.path == each or source.path.startswith(f"{each}/") for each in folders)
    ]


def _readable() -> Iterator[Source]:
    for path in _paths(ROOT):
        try:
            text = path.read_text()
        except UnicodeDecodeError:  # a font or a picture
            continue
        yield Source(str(path.relative_to(ROOT)), text)


def _paths(root: Path) -> Iterator[Path]:
    """Files that .gitignore does not name; it knows plain names only, so no git is needed."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not _ignored(name)]
        for name in files:
            if not _ignored(name):
                yield Path(folder, name)


def _ignored(name: str) -> bool:
    return name == ".git" or any(fnmatch(name, pattern) for pattern in _patterns())


@cache
def _patterns() -> tuple[str, ...]:
    lines = (ROOT / ".gitignore").read_text().splitlines()
    return tuple(line.strip("/") for line in lines if line and not line.startswith("#"))
