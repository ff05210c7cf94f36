"""Lists: tables, their headers, tabs above them and the pager below."""

from typing import Any, Literal

import reflex as rx

from talentra.ui.components.links import link
from talentra.ui.components.marks import Text, count, icon

Wide = Literal["always", "tablet", "desktop"]


def _cell_class(numeric: bool, shown: Wide) -> str:
    return (
        f"{'cell-number' if numeric else ''} {'' if shown == 'always' else f'from-{shown}'}".strip()
    )


def column(
    label: Text | rx.Component,
    *,
    numeric: bool = False,
    shown: Wide = "always",
    width: str | None = None,
    sorted_as: Text | None = None,
    on_sort: Any = None,
) -> rx.Component:
    """A column's head; with on_sort a button, and sorted_as is ascending, descending or none."""
    props: dict[str, Any] = {"scope": "col", "class_name": _cell_class(numeric, shown)}
    if width:
        props["custom_attrs"] = {"style": {"width": width}}
    if on_sort is None:
        return rx.el.th(label, **props)
    arrow = rx.match(
        sorted_as,
        ("ascending", icon("arrow_up", size=13)),
        ("descending", icon("arrow_down", size=13)),
        rx.el.span(icon("chevrons_up_down", size=13), class_name="sort-idle"),
    )
    press = rx.el.button(label, arrow, type="button", on_click=on_sort, class_name="sort")
    return rx.el.th(press, aria_sort=sorted_as, **props)


def cell(
    *content: rx.Component | Text | int | rx.Var[int],
    numeric: bool = False,
    shown: Wide = "always",
    **props: Any,
) -> rx.Component:
    """One cell; numbers stand right, columns of lesser weight hide on narrow screens."""
    return rx.el.td(*content, class_name=_cell_class(numeric, shown), **props)


def row(*cells: rx.Component, chosen: bool | rx.Var[bool] = False, **props: Any) -> rx.Component:
    """One row; a chosen one is marked."""
    return rx.el.tr(*cells, data_chosen=chosen, **props)


def table(
    *columns: rx.Component, rows: rx.Component, label: Text, compact: bool = False
) -> rx.Component:
    """A table with a head that stays in sight; rows is usually rx.foreach over a page of rows."""
    return rx.el.div(
        rx.el.table(
            rx.el.thead(rx.el.tr(*columns)),
            rx.el.tbody(rows),
            aria_label=label,
            class_name=f"table {'table-compact' if compact else ''}".strip(),
        ),
        class_name="table-box",
    )


def tab(
    label: Text,
    href: Text,
    *,
    current: bool | rx.Var[bool],
    number: int | rx.Var[int] | None = None,
    mark: rx.Component | None = None,
) -> rx.Component:
    """One tab: a link, so that it can be shared, reloaded and gone back to."""
    inside = [*([mark] if mark else []), rx.el.span(label)]
    if number is not None:
        inside.append(count(number))
    here = rx.cond(current, "page", "false")
    return link(rx.fragment(*inside), href, aria_current=here, class_name="tab")


def tabs(*entries: rx.Component, label: str) -> rx.Component:
    """A row of tabs that scrolls sideways when it must."""
    return rx.el.nav(*entries, aria_label=label, class_name="tabs")


def _turn(label: str, href: Text, icon_name: str) -> rx.Component:
    off = rx.el.span(icon(icon_name), aria_hidden=True, class_name="icon-button icon-button-off")
    on = link(icon(icon_name), href, aria_label=label, title=label, class_name="icon-button")
    return rx.cond(href, on, off)


def pager(said: Text | rx.Component, *, previous: Text = "", following: Text = "") -> rx.Component:
    """What is shown of how much, and links to the pages around it; an empty address is no page."""
    return rx.el.nav(
        rx.el.span(said),
        rx.el.span(
            _turn("Previous page", previous, "chevron_left"),
            _turn("Next page", following, "chevron_right"),
            class_name="pager-turns",
        ),
        aria_label="Pages",
        class_name="pager",
    )


def toolbar(*content: rx.Component) -> rx.Component:
    """The row of filters above a list."""
    return rx.el.div(*content, class_name="toolbar")
