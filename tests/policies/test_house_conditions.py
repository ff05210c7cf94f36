"""Who sees accounts, tokens, the audit log and webhooks: the same question of the house's own."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import (
    ApiToken,
    AuditEntry,
    PreparedReport,
    ReportSchedule,
    Scope,
    User,
    Webhook,
)
from talentra.models.prepared import Rhythm
from talentra.models.webhooks import Event
from talentra.queries.reports import ReportFilter
from talentra.services import api_tokens, preparing, schedules, webhooks
from talentra.services.asking import Asked
from talentra.services.telling import audit
from tests.harness.cast import Cast
from tests.policies.tables import PEOPLE, Table, answering, table

OWN = Asked("recruiter", ReportFilter())

#  cleo cody rosa remy ada  row
CONDITIONS: dict[str, tuple[type[Any], Table]] = {
    "accounts.visible_to": (
        User,
        table("""
   yes  no   no   no   yes  Cleo
   no   no   yes  no   yes  Rosa
   no   no   no   no   yes  Ada
"""),
    ),
    "accounts.tokens_visible_to": (
        ApiToken,
        table("""
   yes  no   no   no   no   Cleo's token
   no   no   yes  no   no   Rosa's token
"""),
    ),
    "audit.visible_to": (
        AuditEntry,
        table("""
   no   no   no   no   yes  what Rosa did
"""),
    ),
    "prepared.visible_to": (
        PreparedReport,
        table("""
   no   no   yes  no   no   Rosa's report
"""),
    ),
    "prepared.schedules_visible_to": (
        ReportSchedule,
        table("""
   no   no   yes  no   no   Rosa's schedule
"""),
    ),
    "webhooks.visible_to": (
        Webhook,
        table("""
   no   no   no   no   yes  a webhook
"""),
    ),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_shows_everybody_what_the_table_says(session: Session, cast: Cast, name: str) -> None:
    things = _stage(session, cast)
    model, expected = CONDITIONS[name]
    condition = answering("ColumnElement")[name]
    for thing, seen_by in expected.items():
        for person in PEOPLE:
            wanted = select(col(model.id)).where(condition(getattr(cast, person)))
            is_seen = things[thing] in session.execute(wanted).scalars().all()
            assert is_seen is seen_by[person], f"{person} and {thing}"


def _stage(session: Session, cast: Cast) -> dict[str, UUID]:
    url, events = "https://hooks.example/a", [Event.JOB_OPENED]
    audit(session, cast.rosa, "tried.out", "user")
    session.flush()
    return {
        **{name.title(): getattr(cast, name).user_id for name in PEOPLE},
        **{
            f"{actor.full_name.split()[0]}'s token": api_tokens.create(
                session, actor, "Script", scope=Scope.READ, days=1
            )[0].id
            for actor in (cast.cleo, cast.rosa)
        },
        "Rosa's report": preparing.prepare(session, cast.rosa, OWN).id,
        "Rosa's schedule": schedules.create(session, cast.rosa, OWN, Rhythm.WEEKLY).id,
        "a webhook": webhooks.create(session, cast.ada, url, events=events)[0].id,
        "what Rosa did": session.query(AuditEntry).filter_by(action="tried.out").one().id,
    }
