"""Numbers for whoever watches the running product: how much there is, and whether work piles up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import Application, Delivery, Job, OutboxMessage, SignIn, User, Webhook
from talentra.queries.sign_ins import standing


@dataclass(frozen=True, slots=True)
class Metric:
    """One family of numbers; each has the values of the labels, in their order."""

    name: str
    meaning: str
    label: str | None
    samples: list[tuple[str, float]] = field(default_factory=list[tuple[str, float]])


def numbers(session: Session) -> list[Metric]:
    """All of them, as they stand in the database: the same from whichever worker is asked."""
    return [
        _counted(session, "users", "Active accounts by role.", "role", User.role, User.is_active),
        _counted(session, "jobs", "Jobs by status.", "status", Job.status),
        _counted(session, "applications", "Applications by stage.", "stage", Application.stage),
        _counted(session, "deliveries", "Messages to webhooks.", "outcome", Delivery.outcome),
        Metric("webhooks", "Webhooks by state.", "state", _webhooks(session)),
        Metric("sign_ins", "Sign-ins that stand.", None, [("", _sign_ins(session))]),
        *_errands(session),
    ]


def _counted(
    session: Session, name: str, meaning: str, label: str, column: Any, *conditions: Any
) -> Metric:
    wanted = select(col(column), func.count()).where(*conditions).group_by(col(column))
    found: Sequence[Any] = session.execute(wanted.order_by(col(column))).all()
    return Metric(name, meaning, label, [(str(value), count) for value, count in found])


def _webhooks(session: Session) -> list[tuple[str, float]]:
    state = case(
        (col(Webhook.disabled_at).is_not(None), "off"),
        (col(Webhook.failing_since).is_not(None), "failing"),
        else_="active",
    )
    found = session.execute(select(state, func.count()).group_by(state)).all()
    return [(state, count) for state, count in found]


def _sign_ins(session: Session) -> int:
    wanted = (
        select(func.count()).select_from(SignIn).join(User, col(User.id) == col(SignIn.user_id))
    )
    return session.execute(wanted.where(standing())).scalar_one()


def _errands(session: Session) -> list[Metric]:
    wanted = select(func.count(), func.min(col(OutboxMessage.due_at))).where(
        col(OutboxMessage.done_at).is_(None), col(OutboxMessage.due_at) <= now()
    )
    waiting, oldest = session.execute(wanted).one()
    return [
        Metric("errands_waiting", "Work that is due and not done.", None, [("", waiting)]),
        Metric(
            "errands_late_seconds",
            "How long the oldest of it has been due.",
            None,
            [("", _age(oldest))],
        ),
    ]


def _age(moment: datetime | None) -> float:
    return round((now() - moment).total_seconds(), 3) if moment else 0
