"""The guard over reading: whoever selects people's rows says in the same breath who sees them."""

import ast
from collections.abc import Iterator

PEOPLES = {  # tables whose rows are about somebody, or not for everybody
    "ApiToken",
    "Application",
    "Assignment",
    "AuditEntry",
    "DraftVersion",
    "Erasure",
    "File",
    "FormerSeal",
    "Job",
    "JobVersion",
    "LegalHold",
    "Notification",
    "OutboxMessage",
    "Passage",
    "Profile",
    "ProfileSkill",
    "Remark",
    "Resume",
    "ResumeDraft",
    "SavedJob",
    "Seal",
    "SignIn",
    "StageEvent",
    "Takeover",
    "User",
}
CONDITIONS = {
    "visible_to",
    "drafts_of",
    "visible_to_all",
    "handled_by",
    "resumes_visible_to",
    "remarks_visible_to",
    "tokens_visible_to",
    "known_to",
    "passed",  # names visible_to (queries/passages.py)
    "saved_by",
    "sent_by",
}
BY_ID = {"get", "get_one", "query"}


def unguarded(module: ast.Module) -> Iterator[ast.AST]:
    """Each read of people's rows without a policy's condition, or one's own id, in its statement.

    A condition may also be named earlier in the same function.
    """
    for function in _functions(module):
        conditions = CONDITIONS | _named_conditions(function)
        for expression in _expressions(function):
            if not (_names(expression) & conditions or _is_own(expression)):
                yield from _reads(expression)


def _functions(module: ast.Module) -> Iterator[ast.AST]:
    """The functions of the module and of its classes, not those inside of functions."""
    waiting: list[ast.AST] = [module]
    for node in waiting:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield child
            elif isinstance(child, (ast.ClassDef, ast.stmt)):
                waiting.append(child)


def _expressions(function: ast.AST) -> Iterator[ast.expr]:
    """The expressions that statements consist of, each as a whole."""
    for node in ast.walk(function):
        if isinstance(node, (ast.stmt, ast.withitem)):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    yield child


def _reads(expression: ast.expr) -> Iterator[ast.AST]:
    for node in ast.walk(expression):
        match node:
            case ast.Call(ast.Name("select")) if PEOPLES & _names(expression):
                yield node
            case ast.Call(ast.Attribute(ast.Name(), attr), [table, *_]) if attr in BY_ID:
                if PEOPLES & _names(table):
                    yield node
            case _:
                pass


def _named_conditions(function: ast.AST) -> set[str]:
    """Local names for what a policy said: seen = policy.visible_to(actor)."""
    return {
        node.targets[0].id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Call)
        and CONDITIONS & _names(node.value.func)
    }


def _is_own(expression: ast.expr) -> bool:
    """Whether it compares with actor.user_id."""
    return any(
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Eq)
        and ast.unparse(node.comparators[0]) == "actor.user_id"
        for node in ast.walk(expression)
    )


def _names(expression: ast.AST) -> set[str]:
    inside = list(ast.walk(expression))
    plain = {each.id for each in inside if isinstance(each, ast.Name)}
    return plain | {each.attr for each in inside if isinstance(each, ast.Attribute)}
