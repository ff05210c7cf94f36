"""How stories about sign-ins begin, and what they ask."""

from datetime import timedelta

from sqlmodel import col

from talentra import db
from talentra.models import Actor, AuditEntry
from talentra.queries import sign_ins as query
from talentra.services import sign_ins
from talentra.services.sign_ins import Started
from tests.harness.cast import PASSWORD

CLEO = "cleo@talentra.example"
MINUTE = timedelta(minutes=1)


def start(address: str = CLEO, password: str = PASSWORD, **more: object) -> Started:
    """Sign in, in a transaction of its own, as a door does."""
    with db.transaction() as session:
        return sign_ins.start(session, address, password, **more)  # type: ignore[arg-type]


def refresh(token: str) -> Started:
    """Renew, in a transaction of its own."""
    with db.transaction() as session:
        return sign_ins.rotate(session, token)


def holder(secret: str) -> Actor | None:
    """Whom the cookie signs in now."""
    with db.reading() as session:
        return query.by_cookie(session, secret)


def bearer(started: Started) -> Actor | None:
    """Whom the access token names now."""
    with db.reading() as session:
        return query.by_access_token(session, started.access_token())


def actions() -> list[str]:
    """The audited actions, in order."""
    with db.reading() as session:
        entries = session.query(AuditEntry).order_by(col(AuditEntry.id))
        return [entry.action for entry in entries]
