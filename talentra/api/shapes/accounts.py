"""What admins decide about other people's accounts, and the log of it."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from talentra.api.shapes.base import Paging, Period, Sent, Told, unsent
from talentra.api.shapes.people import Account, Email, FullName, Password, Person
from talentra.models import Role
from talentra.queries import hand_overs
from talentra.queries.audit import AuditFilter, AuditView
from talentra.queries.users import UserView
from talentra.services import links
from talentra.services.hand_overs import Released as ReleasedNumbers
from talentra.services.spreadsheets import Format

Yes = Literal[True]


class NewAccount(Sent):
    """A recruiter or candidate to be; without a password they are invited to choose one."""

    email: Email = Field(examples=["nora@talentra.example"])
    full_name: FullName = Field(examples=["Nora Field"])
    role: Literal[Role.RECRUITER, Role.CANDIDATE]
    password: Password | None = None


class Invited(Account):
    """A new account; without a password with the one-time link to choose one, shown only now."""

    invite_url: str | None = Field(default=None, exclude_if=lambda url: url is None)

    @classmethod
    def of(cls, view: UserView, token: str | None) -> Self:
        """From its read model and the token of the invitation."""
        account = Account.model_validate(view)
        return cls(**dict(account), invite_url=links.address(token) if token else None)


class AccountChanges(Sent):
    """Only what is sent is changed."""

    full_name: FullName = unsent()
    role: Role = unsent()


class ToOne(Sent):
    """Everything goes to one recruiter."""

    to: UUID


class Spread(Sent):
    """Everything is spread, so that the work comes out even."""

    spread: Yes


class ToPool(Sent):
    """Candidates wait to be assigned, open jobs go to the admin."""

    pool: Yes


class Standing(Sent):
    """Whether somebody may sign in; whoever may not any more hands over what they handle."""

    is_active: Annotated[bool, Field(strict=True)]
    hand_over: ToOne | Spread | ToPool | None = Field(
        default=None, description="With `is_active: false`; to the pool unless said otherwise."
    )

    @model_validator(mode="after")
    def _nothing_to_give(self) -> Self:
        if self.is_active and self.hand_over:
            raise ValueError("there is a hand-over only where somebody is shut out")
        return self

    def how(self) -> hand_overs.HandOver:
        """The same, for the service."""
        match self.hand_over:
            case ToOne(to=recruiter_id):
                return hand_overs.HandOver(to=recruiter_id)
            case Spread():
                return hand_overs.HandOver(spread=True)
            case _:
                return hand_overs.POOL


class Released(Told):
    """How much was handed over."""

    candidates: int
    open_jobs: int


class AccountStanding(Account):
    """An account after it was shut or opened."""

    released: Released

    @classmethod
    def of(cls, view: UserView, released: ReleasedNumbers) -> Self:
        """From its read model and the numbers."""
        account = Account.model_validate(view)
        return cls(**dict(account), released=Released.model_validate(released))


class AuditNarrowing(Period):
    """Which entries of the log."""

    actor: UUID | None = Field(default=None, description="Who did it.")
    action: str | None = Field(default=None, max_length=60, examples=["account.deactivated"])
    target: UUID | None = Field(default=None, description="On whom or what it was done.")
    q: str | None = Field(
        default=None, max_length=200, description="Words in it, or in the names of those it names."
    )

    def wanted(self) -> AuditFilter:
        """The same, for the query."""
        return AuditFilter(
            self.actor, self.action, self.since, self.until, self.target, self.q or None
        )


class AuditSearch(Paging, AuditNarrowing):
    """What the log is narrowed to."""


class AuditExportSearch(AuditNarrowing):
    """What the log is narrowed to, and in which kind of file it is taken along."""

    format: Format = Format.CSV


class AuditEntry(Told):
    """Who did what to what, from where; `actor` is null where nobody was signed in."""

    id: UUID
    at: datetime
    actor: Person | None
    ip: str | None
    action: str
    target_kind: str
    target_id: UUID | None
    target_name: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None

    @classmethod
    def of(cls, view: AuditView) -> Self:
        """From its read model."""
        said = {name: getattr(view, name) for name in cls.model_fields if name != "actor"}
        actor = view.actor_id and Person(id=view.actor_id, full_name=view.actor_name or "")
        return cls(**said, actor=actor)
