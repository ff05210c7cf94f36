"""Every question about doing, put to everybody about every relation they may have."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from talentra.clock import now
from talentra.models import Actor, Application, Job, JobStatus, Role
from talentra.models.base import uuid7
from talentra.policies import topics
from talentra.policies.audiences import EVERYBODY, SIGNED_IN, audience
from tests.policies.tables import PEOPLE, answering, table

# The cast without a database: policies ask for nothing but what they are given.
CAST = {
    "cleo": Actor(uuid7(), Role.CANDIDATE, "Cleo Marsh"),
    "cody": Actor(uuid7(), Role.CANDIDATE, "Cody Bright"),
    "rosa": Actor(uuid7(), Role.RECRUITER, "Rosa Lindqvist"),
    "remy": Actor(uuid7(), Role.RECRUITER, "Remy Okafor"),
    "ada": Actor(uuid7(), Role.ADMIN, "Ada Quill"),
}

#  cleo cody rosa remy ada  question
QUESTIONS = table("""
   no   no   no   no   yes  accounts.can_decide_accounts
   yes  yes  yes  yes  yes  accounts.can_hold_tokens
   yes  no   no   no   no   accounts.is_self of Cleo
   no   no   no   no   yes  accounts.is_self of Ada
   yes  yes  no   no   no   applications.can_apply
   no   no   yes  yes  yes  applications.can_move
   no   no   no   no   yes  applications.can_reopen
   no   no   no   no   yes  applications.is_asked_why
   yes  yes  no   yes  yes  applications.is_override of Rosa's candidate
   yes  yes  yes  yes  yes  applications.is_override of one who waits
   no   no   no   no   yes  applications.sees_all
   no   no   no   no   yes  assignments.can_assign
   no   no   yes  yes  no   assignments.can_take_over
   no   no   no   no   yes  audit.can_read
   yes  yes  no   no   no   candidates.can_keep_resumes
   no   no   yes  yes  no   candidates.sees_handled
   yes  yes  no   no   no   drafts.can_draft
   yes  yes  no   no   no   erasures.can_ask
   no   no   no   no   yes  erasures.can_carry_out
   no   no   yes  yes  yes  jobs.can_post
   no   no   yes  no   yes  jobs.can_change of Rosa's job
   no   no   no   no   yes  jobs.can_change of Ada's job
   no   no   no   no   yes  organisation.can_change
   no   no   yes  yes  yes  reports.can_take_own
   no   no   no   no   yes  reports.can_take_all
   no   no   no   no   yes  webhooks.can_manage
   yes  yes  no   no   no   saved_jobs.can_save
""")


def _application(recruiter: str | None) -> Application:
    holder = CAST[recruiter].user_id if recruiter else None
    return Application(candidate_id=CAST["cleo"].user_id, job_id=uuid7(), recruiter_id=holder)


def _job(owner: str) -> Job:
    yesterday = now() - timedelta(days=1)
    return Job(owner_id=CAST[owner].user_id, status=JobStatus.OPEN, opened_at=yesterday)  # type: ignore[call-arg]


ABOUT: dict[str, Callable[[], Any]] = {
    "Cleo": lambda: CAST["cleo"].user_id,
    "Ada": lambda: CAST["ada"].user_id,
    "Rosa's candidate": lambda: _application("rosa"),
    "one who waits": lambda: _application(None),
    "Rosa's job": lambda: _job("rosa"),
    "Ada's job": lambda: _job("ada"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_is_answered_as_the_table_says(question: str) -> None:
    name, _, relation = question.partition(" of ")
    about = [ABOUT[relation]()] if relation else []
    asked = answering("bool")[name]
    assert {person: asked(CAST[person], *about) for person in PEOPLE} == QUESTIONS[question]


def test_none_is_missing_in_the_table() -> None:
    assert answering("bool").keys() == {question.partition(" of ")[0] for question in QUESTIONS}


class TestAudience:
    @pytest.mark.parametrize(
        ("meant", "admitted"),
        [
            (audience("candidate"), "cleo cody"),
            (audience("recruiter"), "rosa remy"),
            (audience("admin"), "ada"),
            (audience("recruiter", "admin"), "rosa remy ada"),
            (audience(anyone=True), "cleo cody rosa remy ada"),
            (audience(public=True), "cleo cody rosa remy ada nobody"),
        ],
    )
    def test_admits_those_it_names(self, meant: Any, admitted: str) -> None:
        everybody = {**CAST, "nobody": None}
        names = [name for name, actor in everybody.items() if meant.admits(actor)]
        assert names == admitted.split()

    @pytest.mark.parametrize(
        ("roles", "more"),
        [
            ((), {}),
            ((), {"anyone": False}),
            (("admin",), {"anyone": True}),
            (("admin",), {"public": True}),
            ((), {"anyone": True, "public": True}),
        ],
    )
    def test_is_one_of_the_three(self, roles: tuple[str, ...], more: dict[str, bool]) -> None:
        with pytest.raises(TypeError):
            audience(*roles, **more)

    def test_knows_the_roles_there_are(self) -> None:
        assert EVERYBODY.roles == SIGNED_IN.roles == frozenset(Role)
        with pytest.raises(ValueError, match="wizard"):
            audience("wizard")


def test_everybody_follows_their_own_work() -> None:
    followed = {person: topics.work_of(CAST[person]) for person in PEOPLE}
    assert followed == {
        "cleo": f"candidate:{CAST['cleo'].user_id}",
        "cody": f"candidate:{CAST['cody'].user_id}",
        "rosa": f"recruiter:{CAST['rosa'].user_id}",
        "remy": f"recruiter:{CAST['remy'].user_id}",
        "ada": "admin",
    }
