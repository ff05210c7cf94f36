"""The palette: everywhere one can go, by the name of the page, the person or the job."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import PaletteOpener
from talentra.ui.palette_state import PaletteState
from talentra.ui.state import ViewerState


def palette() -> rx.Component:
    """The button that opens it; so do Ctrl K and, with the list of keys, the question mark."""
    return PaletteOpener.create(
        c.icon("search"),
        rx.el.span("Search", class_name="button-label"),
        rx.el.kbd("Ctrl K", aria_hidden=True, class_name="kbd"),
        pages=ViewerState.nav,
        found=PaletteState.found,
        asked=PaletteState.asked,
        on_ask=PaletteState.look,
        class_name="button button-secondary button-medium palette-opener",
    )
