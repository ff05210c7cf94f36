"""Prepared and scheduled reports: their owner's, and nobody else's."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from talentra.models import Actor, PreparedReport, ReportSchedule


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The prepared reports that exist for this actor."""
    return col(PreparedReport.owner_id) == actor.user_id


def schedules_visible_to(actor: Actor) -> ColumnElement[bool]:
    """The schedules that exist for this actor."""
    return col(ReportSchedule.owner_id) == actor.user_id
