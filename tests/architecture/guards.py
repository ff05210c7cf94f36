"""Guards over Python: each yields the nodes of a module that break a rule of the house."""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import reflex as rx

Guard = Callable[[ast.Module], Iterator[ast.AST]]

CLOCKS = {"datetime", "date", "time", "func"}
WALL_CLOCK = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "ctime"}
ENVIRONMENT = {"environ", "getenv"}
BROAD = {"Exception", "BaseException"}
HEAVY = (
    "reflex_components_radix.themes",
    "reflex_components_radix.primitives.form",
    "reflex_components_markdown",
    "reflex_components_moment",
    "reflex_components_code",
    "reflex_components_dataeditor",
    "reflex_components_gridjs",
    "reflex_components_plotly",
    "reflex_components_core.core.html",
)


def commits(module: ast.Module) -> Iterator[ast.AST]:
    """Whatever ends a transaction."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr == "commit":
            yield node


def reads_clock(module: ast.Module) -> Iterator[ast.AST]:
    """What asks for the time of day; a stopwatch (time.monotonic) does not."""
    for node in ast.walk(module):
        match node:
            case ast.Attribute(value, attr) if attr in WALL_CLOCK and _last_name(value) in CLOCKS:
                yield node
            case ast.ImportFrom(module="time", names=names) if WALL_CLOCK & _imported(names):
                yield node
            case _:
                pass


def reads_environment(module: ast.Module) -> Iterator[ast.AST]:
    """What reads environment variables; setting them for a library is something else."""
    written = set(_written(module))
    for node in ast.walk(module):
        match node:
            case ast.Attribute(ast.Name("os"), attr) if attr in ENVIRONMENT and node not in written:
                yield node
            case ast.ImportFrom(module="os", names=names) if ENVIRONMENT & _imported(names):
                yield node
            case _:
                pass


def compares_roles(module: ast.Module) -> Iterator[ast.AST]:
    """A decision by role: pages and endpoints ask a policy, or declare an audience."""
    for node in ast.walk(module):
        match node:
            case ast.Attribute(attr="is_staff"):
                yield node
            case ast.Compare(left, _, others) if _names_role(left, *others):
                yield node
            case ast.Match(subject) if _names_role(subject):
                yield node
            case _:
                pass


def swallows(module: ast.Module) -> Iterator[ast.AST]:
    """An except that does nothing, or takes everything and neither raises nor tells of it."""
    for node in ast.walk(module):
        match node:
            case ast.ExceptHandler(body=body) if _does_nothing(body):
                yield node
            case ast.ExceptHandler(type=kind) if _is_broad(kind) and not _owns_up(node):
                yield node
            case ast.Call(func, args) if _last_name(func) == "suppress":
                if not args or any(_is_broad(each) for each in args):
                    yield node
            case _:
                pass


def draws_heavily(module: ast.Module) -> Iterator[ast.AST]:
    """Components of Reflex that bring megabytes, a second theme, or raw HTML along."""
    for node in ast.walk(module):
        match node:
            case ast.Attribute(ast.Name("rx"), name) if _home(name).startswith(HEAVY):
                yield node
            case ast.ImportFrom(module=str(name)) if name.startswith(HEAVY):
                yield node
            case ast.Import(names) if any(name.startswith(HEAVY) for name in _imported(names)):
                yield node
            case _:
                pass


def draws_any_icon(module: ast.Module) -> Iterator[ast.AST]:
    """An icon whose name is only known in the browser: that loads every icon there is."""
    for node in ast.walk(module):
        match node:
            case ast.Call(ast.Attribute(ast.Name("rx"), "icon"), [ast.Constant(str()), *_]):
                pass
            case ast.Call(ast.Attribute(ast.Name("rx"), "icon")):
                yield node
            case _:
                pass


def _written(module: ast.Module) -> Iterator[ast.AST]:
    """What is assigned to, deleted from or updated."""
    for node in ast.walk(module):
        match node:
            case ast.Subscript(value, _, ast.Store() | ast.Del()):
                yield value
            case ast.AugAssign(target):
                yield target
            case ast.Call(ast.Attribute(value, "update")):
                yield value
            case _:
                pass


def _imported(names: Iterable[ast.alias]) -> set[str]:
    return {alias.name for alias in names}


def _last_name(node: ast.AST) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _names(*nodes: ast.AST) -> set[str]:
    """Every name and attribute in the expressions."""
    inside = [each for node in nodes for each in ast.walk(node)]
    plain = {each.id for each in inside if isinstance(each, ast.Name)}
    return plain | {each.attr for each in inside if isinstance(each, ast.Attribute)}


def _names_role(*nodes: ast.AST) -> bool:
    return bool({"role", "Role"} & _names(*nodes))


def _is_broad(kind: ast.expr | None) -> bool:
    return kind is None or bool(BROAD & _names(kind))


def _does_nothing(body: list[ast.stmt]) -> bool:
    idle = (ast.Pass, ast.Continue, ast.Break)
    return all(isinstance(each, idle) or _is_constant(each) for each in body)


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _owns_up(handler: ast.ExceptHandler) -> bool:
    """Whether it raises, logs, or hands the failure on to what tells it."""
    for node in ast.walk(handler):
        match node:
            case ast.Raise():
                return True
            case ast.Call() if {"log", handler.name} & _names(node):
                return True
            case _:
                pass
    return False


@cache
def _home(name: str) -> str:
    """The module in which Reflex keeps what it offers as rx.<name>."""
    offered = getattr(rx, name, None)
    owner = getattr(offered, "__self__", None)  # rx.button is a method of the class Button
    return str(getattr(owner, "__module__", None) or getattr(offered, "__module__", ""))
