"""What an application will tell its reader, before it is sent."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.job_state import JobState


def apply_preview() -> rx.Component:
    """The sealed facts as a recruiter reads them; what the form says is filled in by it."""
    told = JobState.shared
    return rx.fragment(
        rx.el.div(
            rx.el.div(
                rx.el.p(told.full_name, class_name="text-title font-semibold"),
                rx.cond(told.headline, rx.el.p(told.headline, class_name="text-muted")),
            ),
            rx.cond(told.summary, rx.el.p(told.summary, class_name="prose-lines text-control")),
            c.facts(
                ("Resume", _filled("resume", "")),
                ("Cover note", _filled("cover_note", "None")),
                ("Email", told.email),
                ("Phone", told.phone),
                ("City", told.city),
                ("Experience", told.level),
                ("Visa status", told.visa_status),
                ("Skills", told.skills),
                ("Links", told.links),
            ),
            class_name="apply-preview",
        ),
        rx.el.p(
            "It is sealed when you send it: later changes of your resume or profile leave it as "
            "it is. Something is wrong? ",
            c.link("Edit your profile", "/profile"),
            " first.",
            class_name="text-caption text-muted",
        ),
    )


def _filled(name: str, otherwise: str) -> rx.Component:
    filled = {"data-shows": name, "data-otherwise": otherwise}
    return rx.el.span(custom_attrs=filled, class_name="prose-lines")
