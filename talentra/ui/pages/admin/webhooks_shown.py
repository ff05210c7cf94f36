"""Webhooks and what was sent to them, in plain words."""

from dataclasses import dataclass, field
from typing import Any

from talentra.models.webhooks import TEST, Event, Outcome
from talentra.queries.webhooks import DeliveryView, WebhookView

EVENTS = {
    Event.APPLICATION_CREATED: "Somebody applied",
    Event.APPLICATION_MOVED: "An application moved",
    Event.APPLICATION_WITHDRAWN: "An application was withdrawn",
    Event.JOB_OPENED: "A job was opened",
    Event.JOB_CLOSED: "A job was closed",
}
SAID = {**{event.value: said for event, said in EVENTS.items()}, TEST: "Test"}
OUTCOMES = {
    Outcome.WAITING: "Waiting",
    Outcome.DELIVERED: "Delivered",
    Outcome.FAILED: "Failed",
}


@dataclass(frozen=True)
class HookRow:
    """A webhook as the page shows it; what is empty is not so."""

    id: str
    url: str
    note: str
    events: str
    href: str
    is_active: bool
    failing_since: str
    why_off: str
    is_open: bool


@dataclass(frozen=True)
class DeliveryRow:
    """One message to the webhook that is open."""

    id: str
    event: str
    at: str
    outcome: str
    said: str
    attempts: int
    next_at: str
    answer: str
    can_repeat: bool


@dataclass(frozen=True)
class HookForm:
    """What the form begins with; without an id it is for a new webhook."""

    id: str = ""
    url: str = ""
    note: str = ""
    events: list[str] = field(default_factory=lambda: [event.value for event in Event])
    allows_private: bool = False


@dataclass(frozen=True)
class HookErrors:
    """What is wrong with each field."""

    url: str = ""
    events: str = ""
    note: str = ""


def hook(view: WebhookView, open_id: str, route: str) -> HookRow:
    """The webhook in words."""
    return HookRow(
        id=str(view.id),
        url=view.url,
        note=view.note or "",
        events=_told(view.events),
        href=route if str(view.id) == open_id else f"{route}?w={view.id}",
        is_active=view.is_active,
        failing_since=view.failing_since.isoformat() if view.failing_since else "",
        why_off=view.disabled_because or "",
        is_open=str(view.id) == open_id,
    )


def delivery(view: DeliveryView) -> DeliveryRow:
    """The message in words."""
    answered = f"Answered {view.status}" if view.status else view.error or ""
    took = f" in {view.milliseconds} ms" if view.status and view.milliseconds is not None else ""
    return DeliveryRow(
        id=str(view.id),
        event=SAID.get(view.event, view.event),
        at=view.created_at.isoformat(),
        outcome=view.outcome.value,
        said=OUTCOMES[view.outcome],
        attempts=view.attempts,
        next_at=_next(view),
        answer=f"{answered}{took}",
        can_repeat=view.outcome is not Outcome.WAITING or view.attempts > 0,
    )


def form_of(view: WebhookView) -> HookForm:
    """What the form begins with to change it."""
    return HookForm(str(view.id), view.url, view.note or "", [*view.events], view.allows_private)


def chosen(form: dict[str, Any]) -> list[Event]:
    """The events whose boxes are ticked."""
    return [event for event in Event if form.get(event.value)]


def _told(events: list[str]) -> str:
    everything = len(events) == len(Event)
    return "Everything that happens" if everything else " · ".join(SAID[each] for each in events)


def _next(view: DeliveryView) -> str:
    waits = view.outcome is Outcome.WAITING and view.attempts and view.next_attempt_at
    return view.next_attempt_at.isoformat() if waits and view.next_attempt_at else ""
