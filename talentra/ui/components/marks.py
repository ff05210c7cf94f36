"""Small signs: icons, badges, stages, people, the logo."""

from typing import Any

import reflex as rx

from talentra.ui.theme import STAGES

Text = str | rx.Var[str]
Tint = int | rx.Var[int]

TINTS = 6
LOGO_LINE = {"stroke": "#fff", "strokeWidth": "2.7", "strokeLinecap": "round"}


def icon(name: str, *, size: int = 16, **props: Any) -> rx.Component:
    """A decorative icon by its fixed lucide name (a Var would load every icon there is)."""
    return rx.icon(name, size=size, aria_hidden=True, **props)


def badge(label: Text, *, tone: str = "neutral", icon_name: str | None = None) -> rx.Component:
    """A short word on a tint; tone is neutral, accent, good, warning or danger."""
    mark = [icon(icon_name, size=13)] if icon_name else []
    return rx.el.span(*mark, label, class_name=f"badge badge-{tone}")


def tag(label: Text) -> rx.Component:
    """A skill or another fact in an outlined box."""
    return rx.el.span(label, class_name="tag")


def stage_icon(stage: Text, *, size: int = 16) -> rx.Component:
    """The icon of a stage in the colour of that stage."""
    cases = [(key, icon(look.icon, size=size)) for key, look in STAGES.items()]
    drawn = rx.match(stage, *cases, rx.fragment())
    return rx.el.span(drawn, data_stage=stage, class_name="stage-icon")


def stage_word(stage: Text) -> rx.Var[str]:
    """The word people read for a stage."""
    word = rx.match(stage, *[(key, look.word) for key, look in STAGES.items()], "")
    return rx.Var.create(word).to(str)


def stage_badge(stage: Text) -> rx.Component:
    """Icon, word and colour of a stage, always together."""
    cases = [(key, icon(look.icon, size=13)) for key, look in STAGES.items()]
    drawn = rx.match(stage, *cases, rx.fragment())
    return rx.el.span(drawn, stage_word(stage), data_stage=stage, class_name="badge stage-badge")


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, in capitals."""
    words = name.split()
    return "".join(word[0] for word in (*words[:1], *words[1:][-1:])).upper()


def tint(name: str) -> int:
    """One of six tints, always the same for the same name."""
    return sum(name.encode()) % TINTS


def avatar(letters: Text, tint: Tint = 0, *, size: str = "medium") -> rx.Component:
    """Initials in a tinted circle, beside a name that says the same; size small, medium, large."""
    return rx.el.span(letters, aria_hidden=True, data_tint=tint, class_name=f"avatar avatar-{size}")


def person(
    name: Text, letters: Text, tint: Tint = 0, *, detail: Text | None = None
) -> rx.Component:
    """An avatar with the name and, below it, one more line."""
    more = (
        [rx.el.span(detail, title=detail, class_name="person-detail")] if detail is not None else []
    )
    return rx.el.span(
        avatar(letters, tint),
        rx.el.span(
            rx.el.span(name, title=name, class_name="person-name"), *more, class_name="person-lines"
        ),
        class_name="person",
    )


def count(number: int | rx.Var[int]) -> rx.Component:
    """A number beside a heading or a tab."""
    return rx.el.span(number, class_name="count")


def kbd(key: str) -> rx.Component:
    """A key of the keyboard."""
    return rx.el.kbd(key, class_name="kbd")


def demo_chip() -> rx.Component:
    """Says that what is shown was made up for trying Talentra."""
    return badge("Demo data", tone="warning", icon_name="flask_conical")


def logo(*, size: int = 24) -> rx.Component:
    """The mark: a T whose full stop is the next hire."""
    return rx.el.svg(
        rx.el.svg.rect(width="24", height="24", rx="6", custom_attrs={"fill": "#5b5bd6"}),
        rx.el.svg.path(d="M6 7.6h10.4M11.2 7.6v9.6", custom_attrs=LOGO_LINE),
        rx.el.svg.circle(cx="17.1", cy="16.9", r="1.9", custom_attrs={"fill": "#ffb224"}),
        view_box="0 0 24 24",
        width=size,
        height=size,
        custom_attrs={"fill": "none"},
        aria_hidden=True,
    )


def brand(href: Text, company: Text) -> rx.Component:
    """The company's logo at that address, or ours where it has none."""
    return rx.cond(href, rx.el.img(src=href, alt=company, class_name="brand"), wordmark())


def home_label(href: Text, company: Text) -> Text:
    """What the link around the brand is called: by what can be seen of it."""
    return rx.cond(href, rx.Var.create(f"{company}, start page"), "Talentra, start page")


def wordmark() -> rx.Component:
    """The logo with the name."""
    return rx.el.span(logo(), "Talentra", class_name="wordmark")
