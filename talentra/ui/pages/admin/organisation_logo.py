"""The section of the logo: what is shown, another one, none."""

import reflex as rx

from talentra.documents.logos import LARGEST, LONGEST_SIDE
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_logo_state import LogoState
from talentra.ui.state import ViewerState

SIZE = f"PNG, JPEG or WebP, up to 1 MB and {LONGEST_SIDE:,} pixels a side"


def card() -> rx.Component:
    """The logo, and where to drop another one."""
    shown = rx.el.div(
        rx.el.img(src=ViewerState.logo, alt="The logo as it is shown", class_name="logo-shown"),
        class_name="logo-plate",
    )
    drop = c.file_drop(
        rx.el.p(rx.cond(ViewerState.logo, "Drop another logo here", "Drop a logo here")),
        rx.el.p(f"{SIZE}.", class_name="field-hint"),
        drop_id="logo-file",
        on_upload=LogoState.upload,
        answer=LogoState.answer,
        refusal=LogoState.refusal,
        browse="Choose a picture",
        endings=(".png", ".jpg", ".jpeg", ".webp"),
        max_bytes=LARGEST,
    )
    hint = rx.el.p(
        "Stands at the head of every page, on the sign-in page and on the careers page, and goes "
        "with its links. It needs no name beside it.",
        class_name="field-hint",
    )
    remove = c.button("Remove logo", size="small", on_click=LogoState.remove)
    return c.card(
        rx.el.div(hint, rx.cond(ViewerState.logo, shown), drop, class_name="grid gap-3"),
        title="Logo",
        aside=rx.cond(ViewerState.logo, remove),
        id="logo",
    )
