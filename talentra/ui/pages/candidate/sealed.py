"""What an application holds for good, drawn below its card."""

from typing import Any

import reflex as rx

from talentra.ui import components as c


def sealed_details(sealed: Any) -> rx.Component:
    """What happened, what was sent, and the posting as it was on that day."""
    return rx.el.div(
        _section("History", _history(sealed)),
        _section(
            "What you sent",
            _sent(sealed),
            _quoted("Cover note", sealed.cover_note),
            _before(sealed),
        ),
        _section("The job as it was then", _job(sealed), _description(sealed.job_description)),
        class_name="sealed",
    )


def _section(title: str, *content: rx.Component) -> rx.Component:
    return rx.el.section(rx.el.h3(title, class_name="card-title"), *content)


def _history(sealed: Any) -> rx.Component:
    return c.timeline(
        rx.foreach(
            sealed.history,
            lambda told: c.timeline_entry(
                who=told.what, what="", at=told.at, stage=told.stage, remark=told.quote
            ),
        )
    )


def _sent(sealed: Any) -> rx.Component:
    return c.facts(
        ("Sent", c.moment(sealed.applied_at)),
        ("Resume", c.anchor(sealed.file_name, sealed.file_href, download=True)),
        ("Fingerprint", rx.el.code(sealed.sha256, class_name="fingerprint", title="SHA-256")),
        ("Email", sealed.email),
        ("Phone", sealed.phone),
        ("City", sealed.city),
        ("Experience", sealed.level),
        ("Visa status", sealed.visa_status),
        ("Skills", sealed.skills),
    )


def _before(sealed: Any) -> rx.Component:
    """What was sent the times before; it was withdrawn, and is kept."""
    listed = rx.el.ul(
        rx.foreach(
            sealed.before,
            lambda sent: rx.el.li(
                rx.el.p(
                    c.anchor(sent.file_name, sent.file_href, download=True),
                    " · ",
                    c.moment(sent.sent_at),
                ),
                rx.el.code(sent.sha256, class_name="fingerprint", title="SHA-256"),
            ),
        ),
        class_name="grid gap-2 text-control",
    )
    title = rx.el.h4("Sent before", class_name="text-control text-muted")
    return rx.cond(sealed.before, rx.el.div(title, listed))


def _job(sealed: Any) -> rx.Component:
    closes = rx.cond(sealed.job_closes_on, c.day(sealed.job_closes_on), "When filled")
    return c.facts(
        ("Work mode", sealed.job_mode),
        ("Experience", sealed.job_level),
        ("Employment", sealed.job_employment),
        ("Salary", sealed.job_salary),
        ("Openings", sealed.job_openings),
        ("Closes", closes),
        ("Skills", sealed.job_skills),
    )


def _description(blocks: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary("The whole posting", class_name="text-control"),
        c.prose(blocks),
    )


def _quoted(title: str, text: c.Text) -> rx.Component:
    shown = rx.el.div(
        rx.el.h4(title, class_name="text-control text-muted"),
        rx.el.p(text, class_name="prose-lines max-w-prose"),
    )
    return rx.cond(text, shown)
