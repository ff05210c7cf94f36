"""How this installation stands: what works, and what an operator may still set."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from talentra.config import settings
from talentra.errors import ensure
from talentra.models import Actor
from talentra.policies import organisation as policy


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: how it stands, or what to set."""

    name: str
    is_set: bool
    said: str


def checks(session: Session, actor: Actor) -> list[Check]:
    """What a new company is told at the end of its set-up, for admins; no secrets."""
    ensure(policy.can_change(actor), "Only admins see how the installation stands.")
    return [_database(session), _address(), _mail(), _ai()]


def _database(session: Session) -> Check:
    if session.get_bind().dialect.name == "postgresql":
        return Check("Database", True, "PostgreSQL answers.")
    return Check("Database", True, "SQLite, one file: right for one machine. Back it up.")


def _address() -> Check:
    address = urlsplit(settings().public_url)
    said = f"Links that people are sent lead to {address.netloc}."
    if address.scheme == "https":
        return Check("Address", True, said)
    return Check(
        "Address", False, f"{said} Others reach it there only if TALENTRA_PUBLIC_URL says so."
    )


def _mail() -> Check:
    server = urlsplit(settings().smtp_url or "").hostname
    if server:
        return Check("Mail", True, f"It goes out through {server}.")
    missing = "None is sent: people read their news here. Set TALENTRA_SMTP_URL to send it."
    return Check("Mail", False, missing)


def _ai() -> Check:
    if settings().has_ai:
        return Check("AI", True, f"{settings().ai_model} is asked when somebody wants it.")
    missing = "None is asked: suggestions come from past jobs. Set TALENTRA_AI_MODEL to have one."
    return Check("AI", False, missing)
