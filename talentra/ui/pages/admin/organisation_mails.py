"""The section of the mails: how each is worded, a preview of it, and a letter to try it."""

import reflex as rx

from talentra.models.mail_templates import LONGEST_SUBJECT, LONGEST_TEXT
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_mails_state import MailTemplatesState

NO_SERVER = (
    "No mail server is configured, so nothing is sent yet. Whoever runs this server sets "
    "TALENTRA_SMTP_URL; what you word here waits until then."
)


def card() -> rx.Component:
    """Which mail, its wording, and how it reads."""
    state = MailTemplatesState
    broken = c.error_panel(state.problem, on_retry=MailTemplatesState.load)
    asleep = rx.cond(state.can_send, None, c.note(NO_SERVER, icon_name="mail"))
    shown = rx.cond(
        state.problem, broken, rx.el.div(asleep, _which(), _form(), class_name="grid gap-3")
    )
    return c.card(
        rx.cond(state.loaded, shown, c.skeleton_rows(5)),
        title="Mails",
        aside=rx.cond(state.shown.is_changed, _reset(), None),
        id="mails",
    )


def _reset() -> rx.Component:
    return c.button(
        "Back to the default",
        size="small",
        icon_name="undo_2",
        on_click=MailTemplatesState.reset_wording,
    )


def _which() -> rx.Component:
    which = c.select_field(
        "Mail",
        "kind",
        rx.Var.create(MailTemplatesState.kinds),
        value=MailTemplatesState.shown.kind,
        on_change=MailTemplatesState.choose,
        id="mail-kind",
    )
    return rx.el.div(which, class_name="settings-section")


def _form() -> rx.Component:
    state = MailTemplatesState
    return c.edit_form(
        rx.el.div(*_fields(), class_name="mail-fields"),
        rx.el.div(c.refusal(state.refusal), _buttons(), class_name="grid gap-2"),
        _preview(),
        on_send=MailTemplatesState.send,
        answer=state.answer,
        key=state.filled,
        guards=False,
        aria_label="Wording of a mail",
        class_name="edit-form",
    )


def _fields() -> list[rx.Component]:
    state = MailTemplatesState
    subject = c.text_field(
        "Subject",
        "subject",
        default_value=state.shown.subject,
        error=state.subject_error,
        max_length=LONGEST_SUBJECT,
        auto_complete="off",
        id="mail-subject",
    )
    text = c.textarea_field(
        "Text",
        "text",
        default_value=state.shown.text,
        error=state.text_error,
        hint=rx.Var.create(f"Plain text. It may name {state.shown.placeholders}."),
        max_length=LONGEST_TEXT,
        rows=6,
        id="mail-text",
    )
    return [subject, text]


def _buttons() -> rx.Component:
    def one(label: str, then: str, **more: str) -> rx.Component:
        return c.button(label, submit=True, name="then", value=then, **more)  # type: ignore[arg-type]

    test = one("Send me a test mail", "test", icon_name="send")
    return rx.el.div(
        one("Save", "save", aria_label="Save mail"),
        one("Preview", "preview", icon_name="eye"),
        rx.cond(MailTemplatesState.can_send, test),
        class_name="flex flex-wrap gap-2",
    )


def _preview() -> rx.Component:
    state = MailTemplatesState
    shown = rx.el.figure(
        rx.el.figcaption("With invented people it reads:", class_name="field-hint"),
        rx.el.p(state.preview_subject, class_name="mail-subject"),
        rx.el.p(state.preview_text, class_name="mail-text"),
        aria_label="Preview of the mail",
        class_name="mail-preview",
    )
    return rx.el.div(rx.cond(state.preview_text, shown), role="status")
