"""Stylesheets as their rules: which selector decides what, and where it may apply."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
INSIDE = r"\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)"
CHOICE = re.compile(r":(?:is|where)" + INSIDE)
UNLESS = re.compile(r":not" + INSIDE)
WITHIN = re.compile(r":(?:has|not)" + INSIDE)
WEIGHED = re.compile(r":(is|not|has|where)" + INSIDE)
ELEMENT = re.compile(r"::[\w-]+")
SHORT = {"inline": ("left", "right"), "block": ("top", "bottom")}
SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True)
class Rule:
    """One selector with what it decides, and the conditions around it (@media, @layer)."""

    around: tuple[str, ...]
    selector: str
    body: str

    @cached_property
    def needs(self) -> frozenset[str]:
        """The classes without which it applies to nothing."""
        return frozenset(CLASS.findall(CHOICE.sub("", UNLESS.sub("", self.selector))))

    def applies(self, shown: set[str]) -> bool:
        """Whether there may be something for it where these classes are shown."""
        choices = CHOICE.findall(UNLESS.sub("", self.selector))
        return self.needs <= shown and all(
            any(set(CLASS.findall(UNLESS.sub("", one))) <= shown for one in apart(choice, ","))
            for choice in choices
        )

    @cached_property
    def subject(self) -> str:
        """The last part of the selector: what is drawn by it."""
        return [part for part in apart(self.selector, " >+~") if part.strip()][-1]

    @cached_property
    def marks(self) -> frozenset[str]:
        """The classes that what is drawn by it has, none where it is told by its place."""
        return frozenset(CLASS.findall(CHOICE.sub("", WITHIN.sub("", self.subject))))

    @cached_property
    def weight(self) -> tuple[int, int, int]:
        """How it counts among others: ids, classes, names."""
        return weight(self.selector)

    @cached_property
    def decides(self) -> dict[str, str]:
        """Each property with its value; short ones taken apart as far as sides go."""
        pairs = (each.split(":", 1) for each in apart(self.body, ";") if ":" in each)
        return {
            one: f"{name}: {value}"
            for name, value in ((name.strip(), value.strip()) for name, value in pairs)
            for one in _sides(name)
        }


def _sides(name: str) -> Iterator[str]:
    for start in ("margin", "padding", "border", "inset"):
        if name == start:
            yield from (f"{start}-{side}" for side in SIDES)
            return
        for axis, sides in SHORT.items():
            if name == f"{start}-{axis}":
                yield from (f"{start}-{side}" for side in sides)
                return
    yield name


def weight(selector: str) -> tuple[int, int, int]:
    """The specificity of a selector."""
    added: list[tuple[int, int, int]] = []
    while match := WEIGHED.search(selector):
        if match[1] != "where":
            added.append(max(weight(one) for one in apart(match[2], ",")))
        selector = selector.replace(match[0], "", 1)
    names = len(ELEMENT.findall(selector))
    bare = re.sub(r"\[[^\]]*\]", ".x", ELEMENT.sub("", selector))
    ids = len(re.findall(r"#[\w-]+", bare))
    classes = len(re.findall(r"[.:][\w-]+", bare))
    names += len(re.findall(r"(?<![.#:\w-])[a-zA-Z][\w-]*", bare))
    own = (ids, classes, names)
    return (
        sum(each[0] for each in (own, *added)),
        sum(each[1] for each in (own, *added)),
        sum(each[2] for each in (own, *added)),
    )


def apart(text: str, at: str) -> list[str]:
    """The pieces between these signs, where they stand in no bracket."""
    depth, pieces = 0, [""]
    for sign in text:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign, 0)
        if sign in at and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
    return [piece.strip() for piece in pieces]


def rules(text: str) -> Iterator[Rule]:
    """Every rule with a class in its selector, a list of selectors one by one."""
    around: list[str] = []
    for piece in re.findall(r"[^{};]*\{|\}|[^{}]+(?=\})", COMMENT.sub("", text)):
        if piece == "}":
            around.pop()
        elif piece.endswith("{"):
            around.append(" ".join(piece[:-1].split()))
        elif piece.strip() and not any(each.startswith("@keyframes") for each in around):
            *outside, selectors = around
            for selector in apart(selectors, ","):
                if CLASS.search(selector):
                    yield Rule(tuple(outside), selector, " ".join(piece.split()))
