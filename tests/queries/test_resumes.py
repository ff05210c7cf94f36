"""Where kept resumes were sent."""

from datetime import timedelta

from sqlalchemy.orm import Session

from talentra.queries import resumes
from talentra.queries.resumes import Use
from talentra.services import applications
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


class TestUses:
    def test_are_the_applications_by_what_the_job_was_called(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        clock.forward(timedelta(minutes=1))
        job = acts.post(session, cast.remy, title="Before")
        kept = cast.cleos_resume_id
        sent = applications.apply(session, cast.cleo, job.id, resume_id=kept)
        job.title = "After"
        session.flush()
        assert resumes.uses(session, cast.cleo) == [
            Use(kept, sent.id, "Before"),
            Use(kept, cast.cleos_application_id, "Data engineer"),
        ]
        assert len(resumes.uses(session, cast.cleo, most=1)) == 1

    def test_end_for_a_slot_with_a_new_file_in_it(self, session: Session, cast: Cast) -> None:
        acts.upload(session, cast.cleo, "Newer", replaced_id=cast.cleos_resume_id)
        session.flush()
        assert resumes.uses(session, cast.cleo) == []

    def test_of_others_are_nobodys(self, session: Session, cast: Cast) -> None:
        for actor in (cast.cody, cast.rosa, cast.ada):
            assert resumes.uses(session, actor) == []
