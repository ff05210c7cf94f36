"""Making accounts, changing and ending them."""

from hmac import compare_digest
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Invalid, NotFound, Refused, ensure
from talentra.models import Actor, Choice, Profile, Role, User
from talentra.models.passwords import ensure_acceptable
from talentra.models.users import clean_full_name, fold_email, keeps_jobs
from talentra.policies import accounts as policy
from talentra.queries import accounts as query
from talentra.queries import assignments, hand_overs, organisation, users
from talentra.queries.hand_overs import POOL, HandOver
from talentra.security import hash_password, hash_secret, new_secret
from talentra.services import links, sign_ins, throttle
from talentra.services.hand_overs import Released, hand_over, release
from talentra.services.names import rename
from talentra.services.telling import announce, audit

ADMINS_ONLY = "Only an admin can decide about other people's accounts."
TAKEN = "There is already an account with this address. Sign in instead."
LAST_ADMIN = "This is the last active admin: make somebody else an admin first."
YOURSELF = "You cannot do this to yourself: ask another admin."
NO_NEW_ADMIN = "Make a recruiter or a candidate; an admin is made by changing somebody's role."


def register(
    session: Session, email: str, password: str, full_name: str, *, ip: str | None = None
) -> User:
    """A new candidate with an empty profile; Conflict when the address is taken."""
    address = fold_email(email)
    user = _prepared(address, password, full_name, Role.CANDIDATE)
    throttle.count("register", address, ip)
    _add(session, user)
    session.add(Profile(user_id=user.id))
    audit(session, None, "account.registered", "user", user.id)
    throttle.take_back(session, "register", address, ip)
    announce(session, "admin")
    return user


def create_admin(session: Session, email: str, password: str, full_name: str) -> User:
    """A new admin, for whoever runs the server."""
    user = _prepared(fold_email(email), password, full_name, Role.ADMIN)
    _add(session, user)
    audit(session, None, "account.admin_made", "user", user.id)
    return user


def setup_token(session: Session) -> str | None:
    """A new one-time word for the set-up page; None once there is an active admin."""
    if users.admins(session):
        return None
    token = new_secret()
    session.merge(Choice(name=query.SETUP, value=hash_secret(token)))
    return token


def set_up(
    session: Session,
    token: str,
    email: str,
    password: str,
    full_name: str,
    *,
    ip: str | None = None,
) -> User:
    """The first admin; NotFound once there is one, Refused without the one-time word."""
    throttle.count("set up", None, ip)
    with db.reading() as before:
        _demand_setup(before, token)
    user = _prepared(fold_email(email), password, full_name, Role.ADMIN)
    kept = session.get(Choice, query.SETUP, with_for_update=True)  # of two at once, one goes on
    _demand_setup(session, token)
    _add(session, user)
    session.delete(kept)
    throttle.take_back(session, "set up", None, ip)
    audit(session, None, "account.admin_made", "user", user.id, reason="set-up page")
    return user


def create(
    session: Session,
    actor: Actor,
    *,
    email: str,
    full_name: str,
    role: Role,
    password: str | None = None,
) -> tuple[User, str | None]:
    """A new recruiter or candidate; without a password the one-time token of their invitation."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    if role is Role.ADMIN:
        raise Invalid(NO_NEW_ADMIN, fields=[("role", NO_NEW_ADMIN)])
    user = _prepared(fold_email(email), password, full_name, role)
    _add(session, user)
    _ensure_profile(session, user)
    audit(session, actor, "account.created", "user", user.id, after={"role": role})
    announce(session, "admin")
    return user, None if password else links.issue(session, user)


def edit(
    session: Session,
    actor: Actor,
    user_id: UUID,
    *,
    full_name: str | None = None,
    role: Role | None = None,
    how: HandOver = POOL,
) -> User:
    """Change somebody's name or role; another role ends their sign-ins at once."""
    user = _locked(session, actor, user_id)
    if full_name is not None:
        _rename(session, actor, user, clean_full_name(full_name))
    if role and role is not user.role:
        _ensure_spared(session, actor, user)
        _change_role(session, actor, user, role, how)
    _announce(session, user)
    return user


def deactivate(session: Session, actor: Actor, user_id: UUID, how: HandOver = POOL) -> Released:
    """Shut somebody out at once, open pages too, and hand over what they handle."""
    user = _locked(session, actor, user_id)
    _ensure_spared(session, actor, user)
    released = hand_over(session, actor, user, how)
    if user.is_active:
        user.is_active = False
        sign_ins.end_all(session, user.id)
        left = {"candidates": released.candidates, "open_jobs": released.open_jobs}
        audit(session, actor, "account.deactivated", "user", user.id, after=left)
    _announce(session, user)
    return released


def reactivate(session: Session, actor: Actor, user_id: UUID) -> User:
    """Let somebody in again; they sign in anew, and get back nothing that was handed over."""
    user = _locked(session, actor, user_id)
    if user.erased_at:
        raise Conflict("Somebody who was erased cannot come back to this account.")
    if not user.is_active:
        user.is_active = True
        audit(session, actor, "account.reactivated", "user", user.id)
    _announce(session, user)
    return user


def _locked(session: Session, actor: Actor, user_id: UUID) -> User:
    """Somebody's account, locked behind the admins and the candidates they handle.

    Everybody who locks several of these does it in that order, so that nobody waits in a circle.
    """
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    users.admins(session, lock=True)
    hand_overs.held_by(session, actor, user_id, lock=True)
    return users.account(session, actor, user_id, lock=True)


def _ensure_spared(session: Session, actor: Actor, user: User) -> None:
    """Conflict for oneself and the last admin, who are neither deactivated nor demoted."""
    if users.admins(session) == [user.id]:
        raise Conflict(LAST_ADMIN, code="last_admin")
    if policy.is_self(actor, user.id):
        raise Conflict(YOURSELF, code="yourself")


def _rename(session: Session, actor: Actor, user: User, full_name: str) -> None:
    before = {"full_name": user.full_name}
    rename(session, user, full_name)
    if before["full_name"] != full_name:
        after = {"full_name": full_name}
        audit(session, actor, "account.renamed", "user", user.id, before=before, after=after)


def _change_role(session: Session, actor: Actor, user: User, role: Role, how: HandOver) -> None:
    before, user.role = user.role, role
    session.flush()  # whoever was a recruiter gets nothing of what is handed over now
    sign_ins.end_all(session, user.id)
    released = hand_over(session, actor, user, how, keeps_jobs=keeps_jobs(role))
    if before is Role.CANDIDATE:
        release(session, actor, user)
    _ensure_profile(session, user)
    after = {"role": role, "candidates": released.candidates, "open_jobs": released.open_jobs}
    audit(
        session,
        actor,
        "account.role_changed",
        "user",
        user.id,
        before={"role": before},
        after=after,
    )
    announce(session, f"{before}:{user.id}")


def _announce(session: Session, user: User) -> None:
    """Tell the pages of the person, of whoever handles them, and of the admins."""
    holder = assignments.recruiter_of(session, user.id)
    own = (f"user:{user.id}", f"{user.role}:{user.id}")
    announce(session, *own, f"recruiter:{holder}" if holder else None, "admin")


def _ensure_profile(session: Session, user: User) -> None:
    """A candidate has a profile, however empty."""
    if user.role is Role.CANDIDATE and session.get(Profile, user.id) is None:
        session.add(Profile(user_id=user.id))


def _prepared(address: str, password: str | None, full_name: str, role: Role) -> User:
    """An account not yet kept; hashing takes long, so it comes before the first statement."""
    name = clean_full_name(full_name)
    if password is None:
        return User(email=address, full_name=name, role=role)
    ensure_acceptable(password, address, name)
    return User(email=address, full_name=name, role=role, password_hash=hash_password(password))


def _add(session: Session, user: User) -> None:
    with db.unique(session, Conflict(TAKEN, code="email_taken")):
        session.add(user)
        session.flush()


def _demand_setup(session: Session, token: str) -> None:
    word = organisation.choice(session, query.SETUP)  # read once: another set-up may be at work
    if not word or not query.can_set_up(session):
        raise NotFound
    if not compare_digest(word, hash_secret(token)):
        raise Refused("Open the address that was printed when Talentra started: it is the key.")
