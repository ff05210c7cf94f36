"""Taking the audit log along; that somebody does is written down first, and stands in the file."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import ensure
from talentra.models import Actor
from talentra.policies import audit as policy
from talentra.queries import audit as query
from talentra.queries import audit_words as words
from talentra.queries.audit import AuditFilter, AuditView
from talentra.services import spreadsheets
from talentra.services.spreadsheets import Format
from talentra.services.telling import audit

HEADER = (
    "At", "Who", "From", "Action", "Done", "Kind", "On What", "Changes", "Reason",
    "Who Id", "On What Id", "Entry Id",
)  # fmt: skip


def take(
    session: Session, actor: Actor, wanted: AuditFilter, kind: Format = Format.CSV
) -> Iterator[bytes]:
    """The file, some bytes at a time, from its latest entry back."""
    ensure(policy.can_read(actor), query.ADMINS_ONLY)
    rows = ([_row(each) for each in some] for some in query.everything(session, actor, wanted))
    with db.transaction() as apart:
        told = {"format": kind, "filter": wanted.told()}
        audit(apart, actor, "audit.exported", "audit", after=told)
    return spreadsheets.write(kind, HEADER, rows)


def _row(view: AuditView) -> tuple[str, ...]:
    return (
        view.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        view.actor_name or "",
        view.ip or "",
        view.action,
        words.done(view.action),
        view.target_kind,
        view.target_name or "",
        "; ".join(change.sentence for change in words.changes(view)),
        words.reason(view),
        str(view.actor_id or ""),
        str(view.target_id or ""),
        str(view.id),
    )
