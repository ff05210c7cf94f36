"""Which reasons for a rejection may be chosen: hidden, shown again, added; never deleted."""

from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound, ensure
from talentra.models import Actor
from talentra.models.reasons import LAST, clean_reason
from talentra.policies import organisation as policy
from talentra.queries import reasons as query
from talentra.queries.organisation import ADMINS_ONLY
from talentra.services import organisation


def hide(session: Session, actor: Actor, code: str, *, hidden: bool = True) -> str:
    """Offer a reason no longer, or (`hidden=False`) again; its words."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    known = query.everything(session, actor)
    words = next((each.words for each in known if each.code == code), None)
    if words is None:
        raise NotFound
    codes = {each.code for each in known if each.is_hidden} | {code}
    if not hidden:
        codes.discard(code)
    if len(codes) == len(known):
        raise Conflict(LAST)
    organisation.keep(session, actor, {"hidden_reasons": sorted(codes)})
    return words


def add(session: Session, actor: Actor, words: str) -> str:
    """Offer the company's own words as a reason; as they are kept."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    known = query.everything(session, actor)
    try:
        kept = clean_reason(words, known)
    except ValueError as wrong:
        raise Invalid(str(wrong), fields=[("words", str(wrong))]) from wrong
    own = [each.code for each in known if each.is_own]
    organisation.keep(session, actor, {"own_reasons": [*own, kept]})
    return kept
