"""Telling other systems what happened: ids and stages, never a name or a word that was written."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.models import Application, Delivery, Job, JobStatus, Stage
from talentra.models.base import uuid7
from talentra.models.webhooks import Event
from talentra.queries import webhooks
from talentra.services import outbox

DELIVERY = "delivery"  # the kind of errand


def publish_step(session: Session, application: Application, before: Stage | None) -> None:
    """An application was sent, moved or withdrawn."""
    event = Event.APPLICATION_MOVED if before else Event.APPLICATION_CREATED
    if application.stage is Stage.WITHDRAWN:
        event = Event.APPLICATION_WITHDRAWN
    recruiter = application.recruiter_id
    _publish(
        session,
        event,
        application_id=str(application.id),
        job_id=str(application.job_id),
        candidate_id=str(application.candidate_id),
        recruiter_id=str(recruiter) if recruiter else None,
        stage=application.stage.value,
        previous_stage=before.value if before else None,
        version=application.version,
    )


def publish_status(session: Session, job: Job) -> None:
    """A job takes applications from now on, or takes no more."""
    event = Event.JOB_OPENED if job.status is JobStatus.OPEN else Event.JOB_CLOSED
    _publish(
        session, event, job_id=str(job.id), owner_id=str(job.owner_id), status=job.status.value
    )


def send(
    session: Session, webhook_id: UUID, event: str, message_id: UUID, payload: dict[str, Any]
) -> Delivery:
    """Write a delivery down, to be sent once this is committed."""
    delivery_id = uuid7()
    errand = outbox.put(session, DELIVERY, {"delivery_id": str(delivery_id)})
    delivery = Delivery(
        id=delivery_id,
        webhook_id=webhook_id,
        message_id=message_id,
        errand_id=errand.id,
        event=event,
        payload=payload,
        next_attempt_at=errand.due_at,
    )
    session.add(delivery)
    return delivery


def message(event: str, facts: dict[str, Any], at: datetime) -> dict[str, Any]:
    """What is sent (Standard Webhooks: type, timestamp, data)."""
    moment = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"type": event, "timestamp": moment, "data": facts}


def _publish(session: Session, event: Event, **facts: Any) -> None:
    """One message for all who asked for it: it keeps its id, however often it is sent."""
    message_id, payload = uuid7(), message(event, facts, now())
    for webhook_id in webhooks.listening(session, event):
        send(session, webhook_id, event, message_id, payload)
