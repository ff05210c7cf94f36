"""One-time links: people choose the password of an account that an admin made, or a new one."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import now
from talentra.errors import Conflict, ensure
from talentra.models import Actor, Door
from talentra.models.passwords import ensure_acceptable
from talentra.policies import accounts as policy
from talentra.queries import invitations as query
from talentra.queries import users
from talentra.security import hash_password
from talentra.services import links, sign_ins, throttle
from talentra.services.sign_ins import Started
from talentra.services.telling import announce, audit, notify

ADMINS_ONLY = "Only an admin can make such a link."
SHUT_OUT = "They are deactivated: let them in again first."
YOURSELF = "Change your own password in the settings."
CHANGED = "Your password was changed with a link from an admin."


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link, shown only now: to choose a first password, or to reset the present one."""

    address: str
    is_reset: bool


def make_link(session: Session, actor: Actor, user_id: UUID) -> Link:
    """A new link for somebody, good for a week or, to reset a password, for 30 minutes."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    user = users.account(session, actor, user_id, lock=True)
    if not user.is_active:
        raise Conflict(SHUT_OUT, code="deactivated")
    if policy.is_self(actor, user.id):
        raise Conflict(YOURSELF, code="yourself")
    is_reset = user.password_hash is not None
    token = links.issue(session, user)
    action = "account.reset_offered" if is_reset else "account.invited"
    audit(session, actor, action, "user", user.id)
    return Link(links.address(token), is_reset)


def accept(
    session: Session,
    token: str,
    password: str,
    *,
    door: Door = Door.WEB,
    user_agent: str = "",
    ip: str | None = None,
) -> Started:
    """Choose the account's password with a link, which is used up, and sign in.

    What takes long comes before the session is first used: SQLite's one writer does not wait.
    """
    throttle.count("invitation", None, ip)
    with db.reading() as before:
        invited = query.invited(before, token)
    ensure_acceptable(password, invited.email, invited.full_name)
    fresh = hash_password(password)
    user = query.invited(session, token, lock=True)
    had_one = user.password_hash is not None
    user.password_hash, user.last_signed_in_at = fresh, now()
    sign_ins.end_all(session, user.id)
    chooser = Actor(user.id, user.role, user.full_name, ip=ip)
    audit(session, chooser, "account.password_chosen", "user", user.id)
    if had_one:
        notify(session, user.id, "password_changed", CHANGED, "/settings")
    announce(session, "admin")
    throttle.take_back(session, "invitation", None, ip)
    return sign_ins.begin(session, user, door=door, user_agent=user_agent, ip=ip)
