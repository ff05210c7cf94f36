"""The controls of how a resume looks."""

from typing import Any

import reflex as rx

from talentra.documents.resumes.look import ACCENTS
from talentra.ui import components as c

TEMPLATES = (
    ("classic", "Classic"),
    ("modern", "Modern"),
    ("compact", "Compact"),
    ("academic", "Academic"),
)
TEMPLATE_NAMES = dict(TEMPLATES)
SIZES = tuple((f"{size / 2}", f"{size / 2:g} pt") for size in range(17, 25))
FITS = (("0", "Any length"), ("1", "Fit on 1 page"), ("2", "Fit on 2"), ("3", "Fit on 3"))
PAPERS = (("a4", "A4"), ("us-letter", "US Letter"))


def look_controls(choose: Any, look: Any) -> rx.Component:
    """Template, accent, size, pages and paper; choose is `(self, part: str, chosen: str)`."""

    def chosen(label: str, part: str, choices: Any) -> rx.Component:
        return c.select(
            choices,
            value=getattr(look, part),
            on_change=lambda value: choose(part, value),
            aria_label=label,
        )

    return rx.el.div(
        chosen("Template", "template", TEMPLATES),
        chosen("Text size", "size", SIZES),
        chosen("Pages", "fit_pages", FITS),
        chosen("Paper", "paper", PAPERS),
        _accents(choose, look),
        role="group",
        aria_label="How it looks",
        class_name="look",
    )


def _accents(choose: Any, look: Any) -> rx.Component:
    dots = [
        rx.el.label(
            rx.el.input(
                type="radio",
                name="accent",
                value=colour,
                checked=look.accent == colour,
                on_change=lambda value: choose("accent", value),
                class_name="sr-only",
            ),
            rx.el.span(name.capitalize(), class_name="sr-only"),
            title=name.capitalize(),
            class_name="accent-dot",
            custom_attrs={"style": {"--dot": colour}},
        )
        for name, colour in ACCENTS.items()
    ]
    return rx.el.fieldset(
        rx.el.legend("Accent", class_name="sr-only"), *dots, class_name="accent-dots"
    )
