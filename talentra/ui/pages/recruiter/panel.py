"""The panel beside the list: one application, what happened to it, and what can be done."""

from typing import Any

import reflex as rx

from talentra.models import Stage
from talentra.ui import components as c
from talentra.ui.interop import SidePanel
from talentra.ui.pages.recruiter import panel_parts as parts
from talentra.ui.pages.recruiter.panel_forms import reason_dialog, remark_box, telling_dialog
from talentra.ui.pages.recruiter.panel_state import PanelState

MOVE_MENU = "move-menu"


def panel() -> rx.Component:
    """The open application, in place of which a sentence stands when there is none to see."""
    shown = rx.cond(PanelState.shown.name, _application(), _loading())
    return SidePanel.create(
        rx.el.div(_walk(), class_name="side-panel-walk"),
        rx.cond(PanelState.is_missing, _missing(), shown),
        shown=PanelState.shown.id,
        line=f"row-{PanelState.shown.id}",
        aria_label="Application",
        class_name="side-panel",
    )


def _walk() -> rx.Component:
    walk = PanelState.walk
    whole = c.link(
        c.icon("maximize_2"),
        PanelState.shown.page_href,
        aria_label="Open full page",
        title="Open full page",
        class_name="icon-button",
    )
    return rx.fragment(
        rx.el.span(walk.said, class_name="side-panel-place"),
        rx.cond(PanelState.shown.page_href, whole),
        _way("chevron_up", "Previous", walk.earlier, "k"),
        _way("chevron_down", "Next", walk.later, "j"),
        _way("x", "Close", PanelState.closed_href, "Escape"),
    )


def _way(mark: str, label: str, href: c.Text, key: str) -> rx.Component:
    """A way on from this application, which a key takes too; faint where there is none."""
    on = c.link(
        c.icon(mark),
        href,
        aria_label=label,
        title=f"{label} ({key})",
        aria_keyshortcuts=key,
        class_name="icon-button",
    )
    off = rx.el.span(c.icon(mark), aria_hidden=True, class_name="icon-button icon-button-off")
    return rx.cond(href, on, off)


def _missing() -> rx.Component:
    said = c.empty_state(
        "user_round_x",
        "Nothing to show here",
        "This application doesn't exist or isn't assigned to you.",
        action=c.link_button("Back to the list", PanelState.closed_href),
    )
    return rx.el.div(said)


def _loading() -> rx.Component:
    return rx.el.div(
        c.skeleton("45%", "1.25rem"),
        c.skeleton("30%"),
        *[c.skeleton(width) for width in ("80%", "65%", "70%", "60%")],
        aria_hidden=True,
        class_name="side-panel-body skeleton-lines",
    )


def _application() -> rx.Component:
    body = rx.el.div(
        parts.came(),
        facts(),
        parts.skills(),
        letter(),
        parts.resume(),
        parts.others(),
        history(),
        class_name="side-panel-body",
    )
    return rx.fragment(_top(), body, remark_box(), *dialogs())


def dialogs() -> tuple[rx.Component, rx.Component]:
    """What is asked before some moves, and before a candidate reads a remark."""
    return reason_dialog(), telling_dialog()


def _top() -> rx.Component:
    shown = PanelState.shown
    name = rx.el.div(
        rx.el.h2(shown.name, tab_index=-1, class_name="side-panel-name"),
        rx.el.p(shown.line, class_name="person-detail"),
        class_name="min-w-0 flex-1",
    )
    who = rx.el.div(
        c.avatar(shown.initials, shown.tint, size="large"),
        name,
        gone(),
        class_name="side-panel-who",
    )
    return rx.el.header(who, actions(), class_name="side-panel-top")


def gone() -> rx.Component:
    """Says that the account was deactivated, when it was."""
    said = c.badge("Account deactivated", icon_name="user_round_x")
    return rx.cond(PanelState.shown.is_active, rx.fragment(), said)


def _to(stage: Any) -> Any:
    return PanelState.choose(stage, PanelState.shown.version)


def actions() -> rx.Component:
    """Where it stands, and the ways on from there."""
    shown = PanelState.shown
    entries = rx.foreach(
        shown.next_stages,
        lambda stage: c.menu_entry(
            c.stage_word(stage), mark=c.stage_icon(stage), on_click=_to(stage)
        ),
    )
    menu = c.menu(c.menu_heading("Move to"), entries, menu_id=MOVE_MENU, label="Move to")
    word = rx.cond(shown.advance == Stage.HIRED, "Hire", "Advance")
    advance = c.button(
        word,
        kind="primary",
        icon_name="arrow_right",
        on_click=_to(shown.advance),
        title=c.stage_word(shown.advance),
    )
    reject = c.button("Reject", class_name="text-danger-ink", on_click=_to(Stage.REJECTED))
    return rx.el.div(
        c.stage_badge(shown.stage),
        rx.cond(shown.next_stages, rx.fragment(c.menu_button("Move to…", MOVE_MENU), menu)),
        rx.cond(shown.advance, advance),
        rx.cond(shown.can_reject, reject),
        class_name="side-panel-actions",
    )


def facts() -> rx.Component:
    """What was sent, and beside it what stands now."""
    shown = PanelState.shown
    applied = rx.fragment(c.day(shown.applied_at), " · ", c.time_ago(shown.applied_at))
    mail = c.anchor(shown.email, f"mailto:{shown.email}")
    newer = c.note("A newer resume exists. This is the one that was sent.", icon_name="file_text")
    renamed = rx.el.p(parts.fact("", "full_name"), class_name="fact-name")
    return rx.fragment(
        rx.cond(shown.has_newer_resume, newer),
        rx.cond(shown.now["full_name"], renamed),
        c.facts(
            ("Applied for", shown.job),
            ("Applied", applied),
            ("In stage since", c.time_ago(shown.changed_at)),
            ("Recruiter", shown.recruiter),
            ("Experience", parts.fact(shown.experience, "experience")),
            ("Visa status", parts.fact(shown.visa_status, "visa_status")),
            ("City", parts.fact(shown.city, "city")),
            ("Email", parts.fact(mail, "email")),
            ("Phone", parts.fact(rx.cond(shown.phone, shown.phone, "Not said"), "phone")),
        ),
    )


def letter() -> rx.Component:
    """What they wrote."""
    shown = PanelState.shown

    def quoted(title: str, text: c.Text) -> rx.Component:
        return rx.cond(text, parts.section(title, rx.el.p(text, class_name="prose-lines")))

    return rx.fragment(quoted("About", shown.summary), quoted("Cover note", shown.cover_note))


def history() -> rx.Component:
    """What happened and what was remarked, the latest first."""
    entries = rx.foreach(PanelState.shown.timeline, _entry)
    return parts.section("Timeline", c.timeline(entries))


def _entry(entry: Any) -> rx.Component:
    override = c.badge("By an admin, not its recruiter", icon_name="shield_check")
    undo = c.button("Undo", size="small", icon_name="undo_2", on_click=PanelState.undo(entry.id))
    return c.timeline_entry(
        who=entry.who,
        what=entry.what,
        at=entry.at,
        stage=entry.stage,
        remark=entry.quote,
        aside=rx.fragment(
            _readers(entry.visibility),
            rx.cond(entry.is_override, rx.el.div(override)),
            rx.cond(entry.can_undo, rx.el.div(undo)),
        ),
    )


def _readers(visibility: Any) -> Any:
    internal = c.badge("Internal: only recruiters and admins", icon_name="lock")
    told = c.badge("The candidate reads this", tone="warning", icon_name="eye")
    return rx.match(
        visibility,
        ("internal", rx.el.div(internal)),
        ("candidate", rx.el.div(told)),
        rx.fragment(),
    )
