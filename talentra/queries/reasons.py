"""The reasons for a rejection, as the company wants them chosen."""

from sqlalchemy.orm import Session

from talentra.errors import Invalid, ensure
from talentra.models import Actor
from talentra.models.reasons import RejectionReason, reasons
from talentra.policies import applications as application_policy
from talentra.policies import organisation as policy
from talentra.queries.organisation import ADMINS_ONLY, choice

STAFF_ONLY = "Only recruiters and admins reject an application."
HIDDEN = "“{words}” is not a reason that may be chosen any more. Choose another one."


def everything(session: Session, actor: Actor) -> list[RejectionReason]:
    """All reasons, the hidden ones too, for admins."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    return _all(session)


def offered(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """What can be chosen now: code and words of each."""
    ensure(application_policy.can_move(actor), STAFF_ONLY)
    return [(each.code, each.words) for each in _all(session) if not each.is_hidden]


def choices(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """The same as a form offers it, with nothing chosen."""
    return [("", "Choose a reason"), *offered(session, actor)]


def ensure_offered(session: Session, reason: str | None) -> None:
    """Invalid when the reason of a rejection is one that was hidden."""
    said = (reason or "").strip()
    for each in _all(session):
        if each.is_hidden and said in (each.code, each.words):
            sentence = HIDDEN.format(words=each.words)
            raise Invalid(sentence, code="reason_hidden", fields=[("reason", sentence)])


def _all(session: Session) -> list[RejectionReason]:
    return reasons(choice(session, "hidden_reasons"), choice(session, "own_reasons"))
