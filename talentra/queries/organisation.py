"""What an admin chose for the whole company."""

from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import ensure
from talentra.models import Actor, Choice
from talentra.models.organisation import CHOICES
from talentra.policies import organisation as policy

LOGOS = "/logo/"  # below it stands the hash of the one that is shown
ADMINS_ONLY = "Only admins decide what holds for the whole company."


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything that an admin can choose, as it stands."""

    company_name: str
    public_job_list: bool
    rejection_hold_hours: int
    assign_to_job_owner: bool
    ai_enabled: bool
    stage_targets: dict[str, int]


@dataclass(frozen=True, slots=True)
class House:
    """What every page shows of the company, signed in or not."""

    company: str
    logo: str  # its address; empty for none
    is_demo: bool


def house(session: Session) -> House:
    """What every page shows."""
    logo: dict[str, Any] | None = choice(session, "logo")
    href = f"{LOGOS}{logo['sha256']}" if logo else ""
    return House(choice(session, "company_name"), href, bool(choice(session, "is_demo")))


def chosen(session: Session, actor: Actor) -> Chosen:
    """What holds now, for admins."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    return Chosen(**{each.name: choice(session, each.name) for each in fields(Chosen)})


def choice(session: Session, name: str) -> Any:
    """The chosen value, or the default."""
    kept = session.execute(_kept(), {"name": name}).first()
    return CHOICES[name] if kept is None else kept[0]


@cache
def _kept() -> Select[Any]:
    return select(col(Choice.value)).where(col(Choice.name) == bindparam("name"))


def rejection_hold(session: Session) -> timedelta:
    """How long a rejection is held back from the candidate."""
    return timedelta(hours=choice(session, "rejection_hold_hours"))
