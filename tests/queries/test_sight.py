"""Who sees what, over every list and every single thing (rules 1 and 2)."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from talentra.errors import NotFound
from talentra.models import Actor, Application, Job, Role, Stage, User
from talentra.policies import applications as application_policy
from talentra.policies import assignments as assignment_policy
from talentra.policies import candidates as candidate_policy
from talentra.queries import (
    application_panels,
    application_views,
    applications,
    assignment_desk,
    assignments,
    candidates,
    dashboards,
    jobs,
    pipeline,
    profiles,
    resumes,
    users,
)
from talentra.queries.applications import ApplicationFilter
from talentra.queries.assignment_desk import DeskFilter
from talentra.queries.candidates import CandidateFilter
from talentra.queries.pages import Ask
from talentra.services import applications as application_service
from talentra.services import assignments as assignment_service
from tests.harness.cast import Cast
from tests.services import acts

Find = Callable[[Session, Actor, Cast], Any]
# Everything that tells something about Cleo, by the id that names her or what is hers.
ONE_THING: dict[str, Find] = {
    "application": lambda s, a, c: applications.get(s, a, c.cleos_application_id),
    "application, locked": lambda s, a, c: applications.get(
        s, a, c.cleos_application_id, lock=True
    ),
    "its view": lambda s, a, c: application_views.view(s, a, c.cleos_application_id),
    "its panel": lambda s, a, c: application_panels.panel(s, a, c.cleos_application_id),
    "sealed text": lambda s, a, c: resumes.sealed_text(s, a, c.cleos_application_id),
    "sealed file": lambda s, a, c: resumes.sealed(s, a, c.cleos_application_id),
    "kept file": lambda s, a, c: resumes.document(s, a, c.cleos_resume_id),
    "candidate": lambda s, a, c: users.candidate(s, a, c.cleo.user_id),
    "profile": lambda s, a, c: profiles.view(s, a, c.cleo.user_id),
    "event": lambda s, a, c: applications.of_event(
        s, a, acts.history(s, c.cleos_application_id)[0].id
    ),
}
CLEO = "Cleo Marsh"
LISTS: dict[str, Find] = {
    "applications": lambda s, a, c: [
        row.candidate_name
        for row in applications.page(s, a, ApplicationFilter(), Ask(count=True)).rows
    ],
    "board": lambda s, a, c: [
        card.name
        for cards in pipeline.board(s, a, ApplicationFilter()).columns.values()
        for card in cards
    ],
    "applications of the job": lambda s, a, c: [
        row.candidate_name for row in application_views.of_job(s, a, c.job_id, None, Ask()).rows
    ],
    "search": lambda s, a, c: [
        row.candidate_name
        for row in applications.page(s, a, ApplicationFilter(q="marsh data"), Ask()).rows
    ],
    "candidates": lambda s, a, c: [
        row.full_name for row in candidates.page(s, a, CandidateFilter(), Ask(count=True)).rows
    ],
    "candidates at a stage": lambda s, a, c: [
        row.full_name
        for row in candidates.page(s, a, CandidateFilter(stage=Stage.APPLIED), Ask()).rows
    ],
    "desk": lambda s, a, c: [
        row.full_name for row in assignment_desk.page(s, a, DeskFilter(), Ask()).rows
    ],
    "desk search": lambda s, a, c: [
        row.full_name for row in assignment_desk.page(s, a, DeskFilter(q="marsh"), Ask()).rows
    ],
}


class TestCleo:
    @pytest.mark.parametrize("who", ["cleo", "rosa", "ada"])
    @pytest.mark.parametrize("thing", ONE_THING)
    def test_is_seen_by_her_recruiter_and_admins(
        self, session: Session, cast: Cast, thing: str, who: str
    ) -> None:
        assert ONE_THING[thing](session, getattr(cast, who), cast)

    @pytest.mark.parametrize("thing", ONE_THING)
    def test_does_not_exist_for_anybody_else(
        self, session: Session, cast: Cast, thing: str
    ) -> None:
        for other in (cast.cody, cast.remy):
            with pytest.raises(NotFound):
                ONE_THING[thing](session, other, cast)

    @pytest.mark.parametrize("thing", ONE_THING)
    def test_vanishes_when_she_is_reassigned(
        self, session: Session, cast: Cast, thing: str
    ) -> None:
        assignment_service.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        session.flush()
        assert ONE_THING[thing](session, cast.remy, cast)
        with pytest.raises(NotFound):
            ONE_THING[thing](session, cast.rosa, cast)

    @pytest.mark.parametrize("list_", LISTS)
    def test_is_listed_for_her_recruiter_and_admins_alone(
        self, session: Session, cast: Cast, list_: str
    ) -> None:
        for actor in (cast.rosa, cast.ada):
            assert CLEO in LISTS[list_](session, actor, cast)
        for actor in (cast.remy, cast.cody):
            assert CLEO not in LISTS[list_](session, actor, cast)

    @pytest.mark.parametrize("list_", LISTS)
    def test_leaves_the_lists_when_she_is_unassigned(
        self, session: Session, cast: Cast, list_: str
    ) -> None:
        assignment_service.unassign(session, cast.ada, cast.cleo.user_id)
        session.flush()
        assert CLEO not in LISTS[list_](session, cast.rosa, cast)
        assert CLEO in LISTS[list_](session, cast.ada, cast)

    def test_is_counted_for_her_recruiter_and_admins_alone(
        self, session: Session, cast: Cast
    ) -> None:
        for actor, number in ((cast.rosa, 1), (cast.ada, 1), (cast.remy, 0)):
            assert applications.by_stage(session, actor)[Stage.APPLIED] == number
            if actor.role is Role.RECRUITER:
                seen = dashboards.recruiter(session, actor)
                assert seen.assigned_candidates == number
                assert [step.candidate_name for step in seen.recent_activity] == [CLEO] * number


class TestTheOwnerOfAJob:
    def test_sees_numbers_of_the_others_and_no_names(self, session: Session, cast: Cast) -> None:
        mina = acts.person(session, "Mina Okoye")
        for candidate in (cast.cody, mina):
            acts.apply(session, candidate, cast.job_id)
        assignment_service.assign(session, cast.ada, mina.user_id, cast.remy.user_id)
        session.flush()
        job = session.get_one(Job, cast.job_id)
        hidden = jobs.hidden(session, cast.rosa, job)
        assert (hidden.awaiting_assignment, hidden.handled_by_others) == (1, 1)
        assert jobs.applicants(session, job) == 3
        assert LISTS["applications of the job"](session, cast.rosa, cast) == [CLEO]


class TestPolicies:
    """The condition itself, for every role: what a SELECT without anything else would show."""

    def test_of_applications(self, session: Session, cast: Cast) -> None:
        application_service.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        seen = {
            name: self._count(session, Application, application_policy, getattr(cast, name))
            for name in ("ada", "rosa", "remy", "cleo", "cody")
        }
        assert seen == {"ada": 2, "rosa": 1, "remy": 0, "cleo": 1, "cody": 1}

    def test_of_candidates_never_shows_staff(self, session: Session, cast: Cast) -> None:
        seen = {
            name: self._count(session, User, candidate_policy, getattr(cast, name))
            for name in ("ada", "rosa", "remy", "cleo", "cody")
        }
        assert seen == {"ada": 2, "rosa": 1, "remy": 0, "cleo": 1, "cody": 1}

    def test_of_assignments_is_empty_for_candidates(self, session: Session, cast: Cast) -> None:
        seen = {
            name: len(assignments.page(session, getattr(cast, name), Ask()).rows)
            for name in ("ada", "rosa", "remy", "cleo", "cody")
        }
        assert seen == {"ada": 1, "rosa": 1, "remy": 0, "cleo": 0, "cody": 0}

    def test_answer_for_every_role(self, cast: Cast) -> None:
        for policy in (application_policy, assignment_policy, candidate_policy):
            for role in Role:
                actor = Actor(cast.ada.user_id, role, "Anybody")
                assert policy.visible_to(actor) is not None

    def _count(self, session: Session, table: type[Any], policy: Any, actor: Actor) -> int:
        session.flush()
        wanted = select(func.count()).select_from(table).where(policy.visible_to(actor))
        return session.scalar(wanted) or 0
