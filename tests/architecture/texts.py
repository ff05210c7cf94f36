"""Guards over plain text and size: each yields the places of a file that break a rule."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Source

LONGEST_FILE, LONGEST_FUNCTION = 250, 30  # lines; a function's docstring does not count
OLDEST_PYTHON = (3, 6)  # which must be able to read the sentence that asks for a newer one
ADDRESS = re.compile(r"\b[a-z][a-z0-9+.]*://(?:[^\s/@\"'`]*@)?([a-z0-9.-]*[a-z0-9])", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~}])/(?:home|mnt|private|root|srv|Users|work)/[\w.-]")
# Written so that this file does not name what it looks for.
REGISTRY = re.compile(r"\b(?:n[p]mjs|p[y]pi|p[y]thonhosted|y[a]rnpkg)\.(?:com|org)\b")
NEVER_LEFT = re.compile(r".*\.example|localhost|127\.0\.0\.1|[a-z]+")  # a bare word is no host


def names_host(source: Source, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """Addresses of real hosts, but for the known ones."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        for host in ADDRESS.findall(line):
            if not NEVER_LEFT.fullmatch(host) and host not in known:
                yield f"{source.path}:{number}: {host}"
        for host in REGISTRY.findall(line):  # also without a scheme before it
            yield f"{source.path}:{number}: {host}"


def names_machine(source: Source) -> Iterator[str]:
    """Paths that are of one machine only."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        for path in MACHINE.findall(line):
            yield f"{source.path}:{number}: {path}"


def is_long(source: Source) -> Iterator[str]:
    """A file that does not fit into a head."""
    lines = len(source.text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{source.path} has {lines} lines"


def has_long_function(source: Source) -> Iterator[str]:
    """Functions that do not fit on a screen."""
    for function in source.functions:
        lines = _lines(function) - _docstring_lines(function)
        if lines > LONGEST_FUNCTION:
            yield f"{source.path}:{function.lineno}: {function.name} has {lines} lines"


def needs_newer_python(source: Source) -> Iterator[str]:
    """A file that an old Python cannot even parse."""
    try:
        ast.parse(source.text, feature_version=OLDEST_PYTHON)
    except SyntaxError as newer:
        yield f"{source.path}:{newer.lineno}: {newer.msg}"


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return _lines(function.body[0]) if ast.get_docstring(function) else 0
