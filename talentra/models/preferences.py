"""Of what people are told, and by which ways: the usual ones, and what somebody chose instead."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Row
from talentra.models.users import Role

CANDIDATES, ADMINS = frozenset({Role.CANDIDATE}), frozenset({Role.ADMIN})
RECRUITERS = frozenset({Role.RECRUITER})
STAFF, EVERYBODY = RECRUITERS | ADMINS, frozenset(Role)


@dataclass(frozen=True, slots=True)
class Ways:
    """By which ways somebody hears of something."""

    in_product: bool = True
    by_mail: bool = False


ALWAYS, USUAL = Ways(by_mail=True), Ways()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notification: what settings call it, whom it may concern, its usual ways."""

    words: str
    roles: frozenset[Role]
    usual: Ways
    is_optional: bool = True


# Every kind that services tell of; what settings offer stands in this order.
KINDS = {
    "moved": Kind("An application of yours moves", CANDIDATES, ALWAYS),
    "remark": Kind("The company writes to you", CANDIDATES, ALWAYS),
    "assigned": Kind("Candidates are assigned to you", RECRUITERS, ALWAYS),
    "handed_over": Kind("You take over from somebody", STAFF, ALWAYS),
    "applied": Kind("A candidate of yours applies", RECRUITERS, USUAL),
    "withdrawn": Kind("A candidate of yours withdraws", RECRUITERS, USUAL),
    "waiting": Kind("A candidate waits for a recruiter", ADMINS, USUAL),
    "erasure": Kind("Somebody asks to be erased", ADMINS, ALWAYS),
    "erased": Kind("A candidate of yours was erased", RECRUITERS, USUAL),
    "over_target": Kind("Applications of yours are over their target time", RECRUITERS, USUAL),
    "report_ready": Kind("A report you asked for is ready", STAFF, USUAL),
    "webhook_off": Kind("A webhook is switched off", ADMINS, ALWAYS),
    "password_changed": Kind("Your password is changed", EVERYBODY, ALWAYS, is_optional=False),
}


class Preference(Row, table=True):
    """What somebody chose for a kind, in place of its usual ways."""

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    kind: str = Field(primary_key=True, max_length=40)
    in_product: bool
    by_mail: bool
