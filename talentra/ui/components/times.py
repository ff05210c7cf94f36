"""Moments, worded by the reader's browser in the reader's language and zone."""

from typing import Any

import reflex as rx

from talentra.ui.components.forms import field, wiring
from talentra.ui.components.marks import Text, icon
from talentra.ui.interop import Moment, TimeZone, ZonePicker


def time_ago(iso: Text) -> rx.Component:
    """How long ago a moment was; nothing when there is none. Takes ISO 8601 with its zone."""
    return Moment.create(iso=iso, shape="ago", class_name="time")


def day(iso: Text) -> rx.Component:
    """The day of a moment; nothing when there is none. Takes ISO 8601 with its zone."""
    return Moment.create(iso=iso, shape="day", class_name="time")


def moment(iso: Text) -> rx.Component:
    """Day and hour of a moment; nothing when there is none. Takes ISO 8601 with its zone."""
    return Moment.create(iso=iso, shape="moment", class_name="time")


def time_zone(chosen: Text) -> rx.Component:
    """Lets the moments of a page be told in a zone; an empty one is the browser's own."""
    return TimeZone.create(chosen=chosen)


def zone_field(label: Text, chosen: Text, *, on_choose: Any, hint: Text) -> rx.Component:
    """A labelled list of time zones; on_choose is `(self, zone: str)`."""
    control_id = "field-zone"
    picker = ZonePicker.create(
        chosen=chosen,
        own="As this browser",
        on_choose=on_choose,
        class_name="input select",
        **wiring(control_id, "", hint),
    )
    box = rx.el.div(picker, icon("chevron_down"), class_name="select-box")
    return field(label, box, control_id=control_id, hint=hint)
