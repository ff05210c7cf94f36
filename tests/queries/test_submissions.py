"""Review queues: the reader's own to look at, everybody else's as numbers."""

from sqlalchemy.orm import Session

from talentra.models import Actor, Stage
from talentra.queries import submissions
from talentra.queries.jobs import Hidden
from talentra.queries.submissions import Queue
from talentra.services import assignments, looks
from tests.harness.cast import Cast
from tests.services import acts


def _queue(session: Session, actor: Actor, cast: Cast) -> Queue | None:
    session.flush()
    found = submissions.queues(session, actor)
    return next((queue for queue in found if queue.job_id == cast.job_id), None)


class TestQueues:
    def test_count_what_was_not_opened_by_the_reader(self, session: Session, cast: Cast) -> None:
        queue = _queue(session, cast.rosa, cast)
        assert queue and (queue.unopened, queue.applicants.in_sight) == (1, 1)
        looks.look(session, cast.ada, cast.cleos_application_id)
        assert (seen := _queue(session, cast.rosa, cast)) and seen.unopened == 1
        looks.look(session, cast.rosa, cast.cleos_application_id)
        assert (seen := _queue(session, cast.rosa, cast)) and seen.unopened == 0

    def test_leave_out_what_is_over(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.REJECTED)
        queue = _queue(session, cast.rosa, cast)
        assert queue and (queue.unopened, queue.applicants.in_sight) == (0, 1)

    def test_name_nobody_whom_the_owner_does_not_handle(self, session: Session, cast: Cast) -> None:
        acts.apply(session, cast.cody, cast.job_id)
        queue = _queue(session, cast.rosa, cast)
        assert queue and queue.applicants.hidden == Hidden(1, 0)
        assignments.assign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)
        queue = _queue(session, cast.rosa, cast)
        assert queue and (queue.unopened, queue.applicants.hidden) == (1, Hidden(0, 1))
        other = _queue(session, cast.remy, cast)
        assert other and (other.unopened, other.applicants.hidden) == (1, Hidden(0, 0))

    def test_are_of_jobs_with_something_in_sight(self, session: Session, cast: Cast) -> None:
        assert _queue(session, cast.remy, cast) is None
        assert _queue(session, cast.ada, cast)
