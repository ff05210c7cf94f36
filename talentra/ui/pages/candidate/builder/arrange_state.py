"""What is done to the entries and sections of the draft under work, and to its look."""

from dataclasses import replace
from typing import Any

from talentra.errors import NotFound
from talentra.services import draft_looks
from talentra.ui import components as c
from talentra.ui.pages.candidate.builder import content as form
from talentra.ui.pages.candidate.builder import shown
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.builder.sections import BY_NAME, Section
from talentra.ui.pages.loading import put
from talentra.ui.state import audience, on


class ArrangeState(EditorState):
    """Each change is a step of its own, after which the fields are filled anew."""

    __audience__ = audience("candidate")

    @on("candidate")
    async def add(self, section: str) -> None:
        """Add an entry."""
        wanted = _section(section)
        await self._change(form.added(self._content, wanted))
        at = len(getattr(self, section)) - 1
        self._go(f"field-{wanted.path}.{at}.{wanted.fields[0].name}")

    @on("candidate")
    async def remove(self, section: str, at: int) -> Any:
        """Take an entry away, with a way back."""
        wanted = _section(section)
        if not await self._change(form.removed(self._content, wanted, at)):
            return None
        self._go(f"add-{section}")
        return c.tell_with_undo(f"The {wanted.one} is removed.", EditorState.undo)

    @on("candidate")
    async def copy(self, section: str, at: int) -> None:
        """Put an entry there twice."""
        wanted = _section(section)
        await self._change(form.duplicated(self._content, wanted, at))
        self._go(f"field-{wanted.path}.{at + 1}.{wanted.fields[0].name}", "Duplicated.")

    @on("candidate")
    async def move(self, section: str, at: int, to: int) -> None:
        """Put an entry at another place of its list."""
        wanted = _section(section)
        await self._change(form.moved(self._content, wanted, at, to))
        number = len(getattr(self, section))
        self._go(f"more-{wanted.path}.{to}", f"Moved to place {to + 1} of {number}.")

    @on("candidate")
    async def hide(self, section: str, at: int) -> None:
        """Leave an entry out of what is printed, or take it in again."""
        wanted = _section(section)
        await self._change(form.hidden(self._content, wanted, at))
        is_hidden = getattr(self, section)[at].is_hidden
        self._go(f"more-{wanted.path}.{at}", "Hidden." if is_hidden else "Shown.")

    @on("candidate")
    async def hide_section(self, name: str) -> None:
        """Leave a section out of what is printed, or take it in again."""
        look = draft_looks.look_of(self._look)
        await self._restyle(replace(look, hidden=look.hidden ^ {name}))
        self._go(f"more-{name}", "Hidden." if name in self._look["hidden"] else "Shown.")

    @on("candidate")
    async def move_section(self, name: str, by: int) -> None:
        """Print a section before the one above it, or after the one below."""
        shown_now = [heading.name for heading in self.headings]
        if name not in shown_now or not 0 <= shown_now.index(name) + by < len(shown_now):
            raise NotFound
        other = shown_now[shown_now.index(name) + by]
        look = draft_looks.look_of(self._look)
        order = shown.every_section(look)
        at, to = order.index(name), order.index(other)
        order.insert(to, order.pop(at))
        await self._restyle(replace(look, order=tuple(order)))
        self._go(f"more-{name}", "Moved up." if by < 0 else "Moved down.")

    @on("candidate")
    async def choose(self, part: str, chosen: str) -> None:
        """Choose how it looks."""
        if part not in {"template", "accent", "size", "fit_pages", "paper"}:
            raise NotFound
        await self._restyle(draft_looks.look_of({**self._look, part: chosen}))

    async def _restyle(self, look: draft_looks.Look) -> None:
        await self._change(self._content, draft_looks.kept_look(look))

    def _go(self, target: str, said: str = "") -> None:
        put(self, focus=f"{target}#{self.filled}", said=said)


def _section(name: str) -> Section:
    if name not in BY_NAME:
        raise NotFound
    return BY_NAME[name]
