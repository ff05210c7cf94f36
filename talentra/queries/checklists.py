"""The first steps of a new company: each is done once the house shows that it is."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import ensure
from talentra.models import Actor, Assignment, Choice, Job, Role, User
from talentra.policies import accounts as account_policy
from talentra.policies import assignments as policy
from talentra.policies import jobs as job_policy
from talentra.queries.organisation import choice


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What has been done so far."""

    company_named: bool
    recruiter_invited: bool
    job_posted: bool
    candidate_assigned: bool

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to do."""
        return all(getattr(self, name) for name in self.__slots__)


def is_named(session: Session, actor: Actor) -> bool:
    """Whether an admin has given the company its name."""
    ensure(policy.can_assign(actor), "Only admins set the company up.")
    return session.get(Choice, "company_name") is not None


def first_steps(session: Session, actor: Actor) -> FirstSteps | None:
    """What has been done; None when all is, when nobody wants to see it, and in the demo."""
    ensure(policy.can_assign(actor), "Only admins set the company up.")
    if choice(session, "is_demo") or choice(session, "checklist_dismissed"):
        return None
    recruiters = select(col(User.id)).where(
        account_policy.visible_to(actor), col(User.role) == Role.RECRUITER
    )
    posted = select(col(Job.id)).where(job_policy.visible_to(actor))
    assigned = select(col(Assignment.id)).where(policy.visible_to(actor))
    found = FirstSteps(
        company_named=is_named(session, actor),
        recruiter_invited=session.execute(recruiters.limit(1)).first() is not None,
        job_posted=session.execute(posted.limit(1)).first() is not None,
        candidate_assigned=session.execute(assigned.limit(1)).first() is not None,
    )
    return None if found.are_done else found
