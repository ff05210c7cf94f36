"""The question before an application is withdrawn: it then ends."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.applications_state import ApplicationsState

FORM = "withdraw-form"


def withdraw_dialog() -> rx.Component:
    """Names the application and what follows; the reason is optional."""
    asked = ApplicationsState.asked
    cancel = c.button("Keep it", on_click=ApplicationsState.keep, data_first_focus=True)
    act = c.button("Withdraw", kind="danger", submit=True, custom_attrs={"form": FORM})
    return c.dialog(
        f"Withdraw your application for {asked.title}?",
        rx.el.p(
            f"{asked.company} is told at once and your application ends here. As long as the job "
            "is open you can apply again; it then begins anew.",
            class_name="text-control",
        ),
        rx.el.form(
            c.textarea_field(
                "Reason", "reason", hint="Optional. Recruiters read it.", max_length=500, rows=3
            ),
            id=FORM,
            on_submit=ApplicationsState.withdraw,
            key=asked.id,
        ),
        dialog_id="withdraw",
        open=asked.id != "",
        on_close=ApplicationsState.keep,
        actions=(cancel, act),
    )
