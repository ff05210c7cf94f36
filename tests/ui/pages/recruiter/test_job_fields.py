"""The form of a posting: read back and checked."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Invalid
from talentra.models import EmploymentType, ExperienceLevel, WorkMode
from talentra.queries import jobs
from talentra.ui.pages.recruiter.job_fields import JobErrors, changed, errors, read, typed
from tests.harness.cast import Cast
from tests.services import acts

FORM = {
    "title": "  Robot nurse ",
    "company": "Halden Robotics",
    "location": "Trondheim",
    "work_mode": "hybrid",
    "employment_type": "contract",
    "experience_level": "3-5",
    "skills": "C++\nC#\n.NET\n machine   learning \n\n",
    "openings": "2",
    "salary_min": "48,000",
    "salary_max": "52 000",
    "currency": "nok",
    "closes_on": "2031-01-31",
    "description": "Line one\nLine two",
}


class TestRead:
    def test_gives_details_and_skills(self) -> None:
        details, skills = read(FORM)
        assert details == {
            "title": "Robot nurse",
            "company": "Halden Robotics",
            "location": "Trondheim",
            "work_mode": WorkMode.HYBRID,
            "employment_type": EmploymentType.CONTRACT,
            "experience_level": ExperienceLevel.THREE_TO_FIVE,
            "openings": 2,
            "salary_min": 48_000,
            "salary_max": 52_000,
            "currency": "NOK",
            "closes_on": date(2031, 1, 31),
            "description": "Line one\nLine two",
        }
        assert skills == ["C++", "C#", ".NET", "machine learning"]

    def test_leaves_out_what_need_not_be_said(self) -> None:
        empty = dict.fromkeys(("salary_min", "salary_max", "currency", "closes_on", "skills"), "")
        details, skills = read({**FORM, **empty})
        assert [details[name] for name in ("salary_min", "salary_max", "currency")] == [None] * 3
        assert (details["closes_on"], skills) == (None, [])

    def test_names_every_field_that_is_wrong(self) -> None:
        with pytest.raises(Invalid) as refused:
            read({})
        wrong = errors(refused.value)
        assert wrong.title == "Enter a title, such as Data engineer."
        assert wrong.experience_level == "Choose one."
        assert (wrong.salary_min, wrong.skills) == ("", "")

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("title", "x" * 161),
            ("company", " "),
            ("description", "x" * 20_001),
            ("work_mode", "underwater"),
            ("experience_level", ""),
            ("openings", "0"),
            ("openings", "10001"),
            ("openings", "two"),
            ("openings", "²"),
            ("salary_min", "-1"),
            ("salary_min", "9" * 12),
            ("salary_max", "2147483648"),
            ("salary_max", "1e3"),
            ("currency", "€"),
            ("currency", "EURO"),
            ("currency", "ÄÖÜ"),
            ("closes_on", "31.01.2031"),
            ("closes_on", "2031-02-30"),
            ("title", None),
        ],
    )
    def test_refuses(self, name: str, said: Any) -> None:
        with pytest.raises(Invalid) as refused:
            read({**FORM, name: "" if said is None else said})
        assert [field for field, _ in refused.value.fields] == [name]


class TestErrors:
    def test_of_the_service_stand_beside_their_field(self) -> None:
        failure = Invalid("No.", fields=[("salary_max", "Below the lowest."), ("status", "No.")])
        assert errors(failure) == JobErrors(salary_max="Below the lowest.")


class TestTyped:
    def test_is_read_back_as_it_was(self, session: Session, cast: Cast) -> None:
        details, skills = read(FORM)
        job = acts.post(session, cast.rosa, skills=skills, **details)
        session.flush()
        view = jobs.view(session, cast.rosa, job.id)
        shown = typed(view)
        assert (shown.openings, shown.closes_on, shown.currency) == ("2", "2031-01-31", "NOK")
        form = {**vars(shown), "skills": "\n".join(shown.skills)}
        assert read(form) == (details, skills)
        assert changed(view, details) == {}
        assert changed(view, {**details, "title": "Baker"}) == {"title": "Baker"}

    def test_says_nothing_of_what_is_not_there(self, session: Session, cast: Cast) -> None:
        shown = typed(jobs.view(session, cast.rosa, cast.job_id))
        assert (shown.salary_min, shown.currency, shown.closes_on) == ("", "", "")
