"""Whoever begins while another is not yet done waits, and then decides on what is true now."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from talentra.errors import Conflict, Expected, Invalid, NotFound, Unauthenticated
from talentra.models import Stage
from talentra.services import (
    accounts,
    applications,
    assignments,
    jobs,
    profiles,
    remarks,
    resumes,
)
from tests.harness.cast import Cast
from tests.races.starting import behind, write
from tests.services import acts

Service = Callable[..., Any]
Told = tuple[Service, tuple[Any, ...], dict[str, Any]]


def _told(service: Service, *args: Any, **kwargs: Any) -> Told:
    return service, args, kwargs


def _reassigning(cast: Cast) -> Told:
    return _told(assignments.reassign, cast.ada, cast.cleo.user_id, cast.remy.user_id)


def _shutting_out(who: str) -> Callable[[Cast], Told]:
    def shut_out(cast: Cast) -> Told:
        return _told(accounts.deactivate, cast.ada, getattr(cast, who).user_id)

    return shut_out


def _closing(cast: Cast) -> Told:
    return _told(jobs.close, cast.rosa, cast.job_id)


def _moving(cast: Cast) -> Told:
    to = {"to": Stage.INTERVIEW, "version": 1}
    return _told(applications.move, cast.rosa, cast.cleos_application_id, **to)


def _remarking(cast: Cast) -> Told:
    return _told(remarks.add, cast.rosa, cast.cleos_application_id, text="Hello.")


def _withdrawing(cast: Cast) -> Told:
    return _told(applications.withdraw, cast.cleo, cast.cleos_application_id)


def _applying(cast: Cast) -> Told:
    return _told(applications.apply, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)


def _uploading(cast: Cast) -> Told:
    return _told(acts.upload, cast.cody, "Another")


def _removing(cast: Cast) -> Told:
    return _told(resumes.remove, cast.cody, cast.codys_resume_id)


def _describing(cast: Cast) -> Told:
    return _told(profiles.edit, cast.cody, details={"city": "Oslo"})


def _assigning(cast: Cast) -> Told:
    return _told(assignments.assign, cast.ada, cast.cody.user_id, cast.remy.user_id)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (_reassigning, _moving, NotFound),
        (_reassigning, _remarking, NotFound),
        (_moving, _moving, Conflict),
        (_withdrawing, _moving, Conflict),
        (_closing, _applying, Conflict),
        (_applying, _applying, Conflict),
        (_removing, _applying, NotFound),
        (_assigning, _assigning, None),
        (_shutting_out("cody"), _applying, Unauthenticated),
        (_shutting_out("cody"), _uploading, Unauthenticated),
        (_shutting_out("cody"), _removing, Unauthenticated),
        (_shutting_out("cody"), _describing, Unauthenticated),
        (_shutting_out("cleo"), _withdrawing, Unauthenticated),
        (_shutting_out("cody"), _assigning, Invalid),
        (_shutting_out("remy"), _assigning, Invalid),
    ],
)
def test_the_second_is_told_what_the_first_has_changed(
    cast: Cast,
    first: Callable[[Cast], Told],
    second: Callable[[Cast], Told],
    expected: type[Expected] | None,
) -> None:
    service, args, kwargs = first(cast)
    later, with_args, and_kwargs = second(cast)
    outcome = behind(partial(_call, service, args, kwargs), write(later, *with_args, **and_kwargs))
    assert type(outcome) is (expected or type(outcome))
    assert isinstance(outcome, Expected) == bool(expected)


def _call(service: Service, args: Any, kwargs: Any, session: Any) -> None:
    service(session, *args, **kwargs)
