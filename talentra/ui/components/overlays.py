"""What lies above the page: dialogs, menus, and messages that pass."""

from typing import Any

import reflex as rx
from reflex_components_sonner.toast import ToastAction

from talentra.ui.components.buttons import Kind, Switch, button, icon_button
from talentra.ui.components.links import link
from talentra.ui.components.marks import Text, icon
from talentra.ui.interop import AnchoredPopover, ModalDialog, Toasts

UNDO_MILLISECONDS = 8_000


def dialog(
    title: Text,
    *content: rx.Component | Text,
    dialog_id: str,
    open: rx.Var[bool] | bool,
    on_close: Any,
    actions: tuple[rx.Component, ...] = (),
    wide: bool = False,
) -> rx.Component:
    """A native modal dialog; Escape, the cross and a click beside it ask on_close."""
    top = rx.el.div(
        rx.el.h2(title, id=f"{dialog_id}-title", class_name="dialog-title"),
        icon_button("x", "Close", on_click=on_close),
        class_name="dialog-top",
    )
    foot = [rx.el.div(*actions, class_name="dialog-actions")] if actions else []
    return ModalDialog.create(
        rx.el.div(
            top, rx.el.div(*content, class_name="dialog-body"), *foot, class_name="dialog-box"
        ),
        open=open,
        on_close=on_close,
        id=dialog_id,
        aria_labelledby=f"{dialog_id}-title",
        class_name="dialog dialog-wide" if wide else "dialog",
    )


def confirm_dialog(
    title: Text,
    *content: rx.Component | Text,
    dialog_id: str,
    open: rx.Var[bool] | bool,
    on_cancel: Any,
    on_confirm: Any,
    confirm: Text,
    busy: Switch = False,
    kind: Kind = "danger",
) -> rx.Component:
    """Asks before what cannot be undone; the title names the object, the focus is on Cancel."""
    cancel = button("Cancel", on_click=on_cancel, data_first_focus=True)
    act = button(confirm, kind=kind, busy=busy, on_click=on_confirm)
    return dialog(
        title,
        *content,
        dialog_id=dialog_id,
        open=open,
        on_close=on_cancel,
        actions=(cancel, act),
    )


def opens(popover_id: Text) -> dict[str, Any]:
    """Makes a button the opener of a popover: button("Filter", **opens("filters"))."""
    return {"custom_attrs": {"popoverTarget": popover_id}}


def popover(*content: rx.Component, popover_id: Text, label: Text) -> rx.Component:
    """A floating panel below its opener."""
    return AnchoredPopover.create(
        *content, id=popover_id, role="dialog", aria_label=label, class_name="popover"
    )


def menu(*entries: rx.Component, menu_id: Text, label: Text) -> rx.Component:
    """A list of choices below its opener; arrow keys walk it."""
    return AnchoredPopover.create(
        *entries, id=menu_id, role="group", aria_label=label, class_name="popover menu"
    )


def menu_entry(
    label: Text | rx.Component,
    *,
    mark: rx.Component | None = None,
    danger: bool = False,
    **props: Any,
) -> rx.Component:
    """One choice of a menu; mark is an icon or a stage_icon."""
    return rx.el.button(
        *([mark] if mark else []),
        rx.el.span(label),
        type=props.pop("type", "button"),
        class_name="menu-entry menu-danger" if danger else "menu-entry",
        **props,
    )


def menu_link(label: Text, href: Text, *, mark: rx.Component | None = None) -> rx.Component:
    """A choice of a menu that leads to another page."""
    inside = rx.fragment(*([mark] if mark else []), rx.el.span(label))
    return link(inside, href, class_name="menu-entry")


def menu_heading(label: Text) -> rx.Component:
    """A small heading inside a menu."""
    return rx.el.p(label, class_name="menu-heading")


def menu_line() -> rx.Component:
    """A line between groups of choices."""
    return rx.el.hr(class_name="menu-line")


def more_button(label: Text, menu_id: Text) -> rx.Component:
    """Three dots that open a menu."""
    return icon_button("ellipsis", label, **opens(menu_id))


def menu_button(label: Text, menu_id: Text, *, icon_name: str | None = None) -> rx.Component:
    """A button with words and an arrow that opens a menu."""
    mark = [icon(icon_name)] if icon_name else []
    return rx.el.button(
        *mark,
        rx.el.span(label, class_name="button-label"),
        icon("chevron_down"),
        type="button",
        class_name="button button-secondary button-medium",
        **opens(menu_id),
    )


def toaster() -> rx.Component:
    """Where passing messages appear: bottom left, at most three, clear of the controls."""
    return Toasts.create(position="bottom-left", visible_toasts=3, expand=True)


def tell(sentence: Text, *, about: Text = "") -> rx.event.EventSpec:
    """Says in passing what was done, in place of what was last said about the same thing."""
    same: dict[str, Any] = {"id": about} if about else {}
    return rx.toast(sentence, duration=5_000, **same)


def tell_with_undo(sentence: Text, undo: Any) -> rx.event.EventSpec:
    """Says what was done and offers to take it back for eight seconds."""
    action = ToastAction(label="Undo", on_click=undo)
    return rx.toast(sentence, duration=UNDO_MILLISECONDS, action=action)


def tell_problem(sentence: Text, *, reference: Text = "") -> rx.event.EventSpec:
    """Says what could not be done, with the reference to quote when there is one."""
    more = {"description": f"Reference {reference}"} if reference else {}
    return rx.toast.error(sentence, duration=10_000, close_button=True, **more)
