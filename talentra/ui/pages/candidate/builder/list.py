"""The drafts of the resume builder, and how another one begins."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.candidate.builder.import_state import ImportState
from talentra.ui.pages.candidate.builder.importing import kept_ways, review
from talentra.ui.pages.candidate.builder.list_state import DraftsState
from talentra.ui.state import audience

ROUTE = "/resumes/builder"
TITLE = "Resume builder · Talentra"
A4 = {"width": "595", "height": "842"}  # until it is there; then as it is


def page() -> rx.Component:
    """The drafts as cards, what was worked on last first."""
    none = c.empty_state(
        "file_text",
        "No drafts yet",
        "Write a resume here, see it as the page it becomes, and send it as PDF or Word.",
        action=c.button(
            "Write a resume", kind="primary", icon_name="plus", on_click=DraftsState.start
        ),
    )
    cards = rx.el.ul(rx.foreach(DraftsState.drafts, _draft), class_name="drafts")
    shown = rx.cond(
        DraftsState.problem,
        c.error_panel(DraftsState.problem, on_retry=DraftsState.refresh),
        rx.cond(DraftsState.drafts, cards, none),
    )
    new = c.button("New resume", kind="primary", icon_name="plus", on_click=DraftsState.start)
    return frame(
        "Resume builder", rx.cond(DraftsState.loaded, shown, _waiting()), _start(), primary=new
    )


def _draft(draft: Any) -> rx.Component:
    picture = rx.el.img(
        src=draft.picture,
        alt="",
        loading="lazy",
        custom_attrs=A4,
        class_name="draft-picture",
    )
    return rx.el.li(
        rx.el.div(picture, class_name="draft-paper"),
        rx.el.div(
            rx.el.div(
                rx.el.h2(c.link(draft.title, draft.href, class_name="card-link")),
                rx.el.p(
                    draft.template,
                    " · ",
                    c.time_ago(draft.updated_at),
                    class_name="text-caption text-muted",
                ),
                class_name="min-w-0",
            ),
            _menu(draft),
            class_name="draft-foot",
        ),
        key=draft.id,
        class_name="card card-linked draft-card",
    )


def _menu(draft: Any) -> rx.Component:
    menu_id = f"draft-{draft.id}"
    remove = DraftsState.remove(draft.id)
    return rx.el.div(
        c.more_button(f"{draft.title}: more", menu_id),
        c.menu(
            c.menu_entry("Duplicate", mark=c.icon("copy"), on_click=DraftsState.copy(draft.id)),
            c.menu_entry("Delete", mark=c.icon("trash_2"), danger=True, on_click=remove),
            menu_id=menu_id,
            label=draft.title,
        ),
        class_name="card-marks",
    )


def _start() -> rx.Component:
    """What the new one begins with, or what was read in a resume."""
    return c.dialog(
        rx.cond(ImportState.name, f"Begin with {ImportState.name}", "Begin a resume"),
        rx.cond(ImportState.name, review(), _ways()),
        dialog_id="begin",
        open=DraftsState.is_starting,
        on_close=DraftsState.close,
    )


def _ways() -> rx.Component:
    profile = _way(
        "circle_user_round",
        "From my profile",
        "Name, contact, summary, skills and links are filled in.",
        DraftsState.begin("profile"),
    )
    drop = c.file_drop(
        rx.el.p("Drop a JSON Resume file here", class_name="text-control"),
        drop_id="json-resume",
        on_upload=DraftsState.read_file,
        answer=DraftsState.answer,
        refusal=DraftsState.refusal,
        endings=(".json",),
    )
    empty = _way("file_text", "With nothing", "An empty page.", DraftsState.begin("empty"))
    return rx.el.div(profile, kept_ways(), empty, drop, class_name="ways")


def _way(mark: str, title: str, said: str, act: Any) -> rx.Component:
    return rx.el.button(
        c.icon(mark, size=18),
        rx.el.span(
            rx.el.span(title, class_name="radio-title"), rx.el.span(said, class_name="field-hint")
        ),
        type="button",
        on_click=act,
        class_name="way",
    )


def _waiting() -> rx.Component:
    one = rx.el.div(
        rx.el.div(class_name="draft-paper"),
        rx.el.div(c.skeleton("60%"), class_name="draft-foot"),
        class_name="card draft-card",
    )
    return rx.el.div(*[one for _ in range(4)], aria_hidden=True, class_name="drafts")


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (DraftsState.follow,))
