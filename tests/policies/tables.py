"""Tables of who may: a row for each thing, a column for each of the cast, yes or no in between."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from talentra import policies

PEOPLE = ("cleo", "cody", "rosa", "remy", "ada")
WORDS = {"yes": True, "no": False}

Table = dict[str, dict[str, bool]]


def table(text: str) -> Table:
    """What the text says, by thing and person; its columns are in the order of PEOPLE."""
    return dict(_row(line) for line in text.splitlines() if line.strip())


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of talentra.policies, as "module.name"."""
    for found in pkgutil.iter_modules(policies.__path__):
        module = importlib.import_module(f"{policies.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{found.name}.{name}", function


def answering(kind: str) -> dict[str, Callable[..., Any]]:
    """The policies whose answer is of this type."""
    return {name: each for name, each in functions() if _answer(each).startswith(kind)}


def _answer(function: Callable[..., Any]) -> str:
    answer = inspect.signature(function).return_annotation
    return getattr(answer, "__name__", str(answer)).rpartition(".")[2]


def _row(line: str) -> tuple[str, dict[str, bool]]:
    *answers, thing = line.split(maxsplit=len(PEOPLE))
    return thing.strip(), {
        person: WORDS[answer] for person, answer in zip(PEOPLE, answers, strict=True)
    }
