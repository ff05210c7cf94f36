"""A page: an address, what it shows, and for whom."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar

from talentra.policies.audiences import Audience
from talentra.ui.bell_state import BellState
from talentra.ui.sheets import own_sheet


def _with_sheet(view: rx.Component, sheet: str) -> rx.Component:
    """What is drawn, and the stylesheet that is bundled for the page it is on."""
    named = ImportVar(tag=f"$/{sheet}", install=False)
    bundled = rx.Var(_js_expr="null", _var_data=VarData(imports={"": [named]}))
    return rx.fragment(view, bundled)


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the list of pages; `on_load` are the events fired when it opens."""

    route: str
    view: Callable[[], rx.Component]
    title: str
    audience: Audience
    on_load: tuple[Any, ...] = ()

    def add_to(self, app: rx.App) -> None:
        """Make it known to the app; where people are signed in, with their bell."""
        rings = () if self.audience.public else (BellState.follow,)
        app.add_page(
            self.styled(), route=self.route, title=self.title, on_load=[*self.on_load, *rings]
        )

    def styled(self) -> Callable[[], rx.Component]:
        """The view with the stylesheet of its own, if it has one; by its module's name."""
        if not (sheet := own_sheet(self.route)):
            return self.view

        @wraps(self.view)
        def drawn() -> rx.Component:
            return _with_sheet(self.view(), sheet)

        return drawn
