"""A page: an address, what it shows, and for whom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.policies.audiences import Audience
from talentra.ui.bell_state import BellState


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
        app.add_page(self.view, route=self.route, title=self.title, on_load=[*self.on_load, *rings])
