"""A job's words beside a draft, and a draft out of a kept resume."""

import asyncio

import pytest

from talentra import db
from talentra.documents.resumes import Standing, to_fields
from talentra.errors import NotFound
from talentra.models import JobStatus
from talentra.services import draft_keywords, draft_starts, profiles
from tests.harness.cast import Cast
from tests.services import acts

CONTENT = {"work": [{"name": "Northwind", "highlights": ["Wrote C++."]}]}


class TestAgainst:
    def test_says_where_each_word_stands(self, cast: Cast) -> None:
        with db.transaction() as session:
            profiles.edit(session, cast.cleo, details={}, skill_names=["SQL"])
            job = acts.post(session, cast.rosa, skills=["C++", "SQL", "Weaving"]).id
        found = asyncio.run(draft_keywords.against(cast.cleo, CONTENT, {}, job))
        assert {each.word: each.standing for each in found} == {
            "C++": Standing.FOUND,
            "SQL": Standing.KNOWN,
            "Weaving": Standing.UNKNOWN,
        }

    def test_knows_no_job_that_is_not_theirs_to_see(self, cast: Cast) -> None:
        with db.transaction() as session:
            job = acts.post(session, cast.rosa, status=JobStatus.DRAFT).id
        with pytest.raises(NotFound):
            asyncio.run(draft_keywords.against(cast.cleo, CONTENT, {}, job))


class TestProposal:
    def test_is_read_out_of_ones_own_resume(self, cast: Cast) -> None:
        found = asyncio.run(draft_starts.proposal(cast.cleo, cast.cleos_resume_id))
        assert "Cleo" in str(to_fields(found.resume)) + str(found.unread)

    def test_of_somebody_elses_is_not_there(self, cast: Cast) -> None:
        with pytest.raises(NotFound):
            asyncio.run(draft_starts.proposal(cast.cody, cast.cleos_resume_id))
