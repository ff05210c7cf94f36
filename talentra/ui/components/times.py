"""Moments, worded by the reader's browser in the reader's language and zone."""

import reflex as rx

from talentra.ui.components.marks import Text
from talentra.ui.interop import Moment


def time_ago(iso: Text) -> rx.Component:
    """How long ago a moment was; nothing when there is none. Takes ISO 8601 with its zone."""
    return Moment.create(iso=iso, shape="ago", class_name="time")


def day(iso: Text) -> rx.Component:
    """The day of a moment; nothing when there is none. Takes ISO 8601 with its zone."""
    return Moment.create(iso=iso, shape="day", class_name="time")


def moment(iso: Text) -> rx.Component:
    """Day and hour of a moment; nothing when there is none. Takes ISO 8601 with its zone."""
    return Moment.create(iso=iso, shape="moment", class_name="time")
