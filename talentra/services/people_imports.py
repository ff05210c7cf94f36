"""Making many accounts at once from a list: what would happen, and all of it or nothing."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Invalid, ensure
from talentra.models import Actor, Profile, Role, User
from talentra.models.users import clean_full_name, fold_email
from talentra.policies import accounts as policy
from talentra.queries import people as query
from talentra.services import links, spreadsheets
from talentra.services.accounts import ADMINS_ONLY, NO_NEW_ADMIN
from talentra.services.people_files import MOST, TOO_MANY, Entry
from talentra.services.spreadsheets import Format
from talentra.services.telling import announce, audit

BROKEN = "This line has more cells than the first one. Does a cell with a comma lack its quotes?"
NO_ROLE = "Write recruiter or candidate as the role."
TWICE = "The same address stands on line {}."
OVERTAKEN = "Somebody of these got an account just now. Nobody was added; look at the list again."
NOBODY_NEW = "There is nobody new in this list."
HEADER = ("Name", "Email", "Role", "Invite link")


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    THERE = "there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of one line of a list, and why."""

    line: int
    full_name: str
    email: str
    role: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody new, with the address of their one-time link."""

    full_name: str
    email: str
    role: Role
    link: str


def weigh(session: Session, actor: Actor, entries: Sequence[Entry]) -> list[Verdict]:
    """What would become of each line if the list were taken now."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    if len(entries) > MOST:
        raise Invalid(TOO_MANY)
    taken = query.taken(session, actor, {_folded(entry.email) for entry in entries})
    seen: dict[str, int] = {}
    return [_verdict(entry, taken, seen) for entry in entries]


def create(session: Session, actor: Actor, entries: Sequence[Entry]) -> list[Invited]:
    """Accounts for all who are new, or for nobody: Conflict when one was made in the meantime."""
    fresh = [each for each in weigh(session, actor, entries) if each.outcome is Outcome.NEW]
    if not fresh:
        raise Conflict(NOBODY_NEW)
    made = [User(email=each.email, full_name=each.full_name, role=_role(each)) for each in fresh]
    with db.unique(session, Conflict(OVERTAKEN, code="email_taken")):
        session.add_all(made)
        session.flush()
    session.add_all(Profile(user_id=user.id) for user in made if user.role is Role.CANDIDATE)
    for user in made:
        after = {"role": user.role}
        audit(session, actor, "account.created", "user", user.id, after=after, reason="From a list")
    announce(session, "admin")
    return [
        Invited(user.full_name, user.email, user.role, links.address(links.first(session, user)))
        for user in made
    ]


def as_file(invited: Sequence[Invited]) -> bytes:
    """Their links as a CSV, nothing in which a spreadsheet runs."""
    rows = [[(each.full_name, each.email, each.role.value, each.link) for each in invited]]
    return b"".join(spreadsheets.write(Format.CSV, HEADER, rows))


def _verdict(entry: Entry, taken: set[str], seen: dict[str, int]) -> Verdict:
    """What becomes of a line; `seen` are the lines by address so far."""
    told = (entry.line, entry.full_name[:120], entry.email[:254], entry.role[:20])
    try:
        address, name, role = _parts(entry)
    except Invalid as failure:
        return Verdict(*told, Outcome.REFUSED, failure.sentence)
    if address in seen:
        return Verdict(*told, Outcome.REFUSED, TWICE.format(seen[address]))
    seen[address] = entry.line
    outcome = Outcome.THERE if address in taken else Outcome.NEW
    return Verdict(entry.line, name, address, role.value, outcome)


def _parts(entry: Entry) -> tuple[str, str, Role]:
    if entry.is_broken:
        raise Invalid(BROKEN)
    address, name = fold_email(entry.email), clean_full_name(entry.full_name)
    word = entry.role.strip().casefold()
    if word == Role.ADMIN:
        raise Invalid(NO_NEW_ADMIN)
    if word not in {Role.RECRUITER, Role.CANDIDATE}:
        raise Invalid(NO_ROLE)
    return address, name, Role(word)


def _role(verdict: Verdict) -> Role:
    return Role(verdict.role)


def _folded(email: str) -> str:
    """The address as it would be kept; as it stands when it is none."""
    with suppress(Invalid):
        return fold_email(email)
    return email[:254]
