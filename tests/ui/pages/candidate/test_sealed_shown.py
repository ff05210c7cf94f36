"""What is kept of an application, in words."""

from talentra.models import Stage
from talentra.ui.pages.candidate.sealed_shown import NOT_SAID, sealed
from tests.ui.pages.candidate.views import day, view


def test_the_posting_is_told_as_it_was() -> None:
    kept = sealed(view())
    assert (kept.job_mode, kept.job_level, kept.job_employment) == (
        "Hybrid",
        "3–5 yrs",
        "Full time",
    )
    assert (kept.job_salary, kept.job_openings) == ("From EUR 40,000", "1,200")
    assert (kept.job_closes_on, kept.job_skills) == ("2026-12-24T12:00:00", "C++, Charts")


def test_what_was_not_said_is_said_to_be_so() -> None:
    kept = sealed(view(profile={"email": "cleo@talentra.example", "phone": ""}))
    assert kept.email == "cleo@talentra.example"
    unsaid = {kept.phone, kept.city, kept.level, kept.visa_status, kept.skills}
    assert unsaid == {NOT_SAID}


def test_history_holds_steps_and_messages_the_latest_first() -> None:
    kept = sealed(view(Stage.INTERVIEW, Stage.WITHDRAWN, remarks=("Welcome",)))
    assert [told.what for told in kept.history] == [
        "You withdrew",
        "Moved to Interview",
        "The company wrote",
        "You applied",
    ]
    assert kept.history[0].at == day(2)
    assert [told.quote for told in kept.history if told.quote] == ["Welcome"]
