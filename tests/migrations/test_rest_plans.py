"""Every GET of REST, of every role, looks at little more than it shows: a new one is looked at too.

Lists of queries are in test_plans; this finds what nobody has put into a list.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from talentra import db
from talentra.models import Actor
from tests.api.rest import app, signed_in
from tests.migrations import plans
from tests.migrations.crowd import Crowd

SUMS_UP = {  # reads all there is, because it tells of all there is
    "/api/admin/audit/export": "the whole log as a file",
    "/api/admin/dashboard": "counts everybody",
    "/api/metrics": "counts everybody",
    "/api/reports/figures": "reckons with everybody who applied in a time",
    "/api/reports/figures/pdf": "the same, on paper",
    "/api/reports/recruiter": "all of theirs as a file",
    "/api/reports/system": "everything as a file",
}
# The crowd has one file, no webhooks, nobody under a hold, and a schema has one version: all of it
# may be read.
FEW_ROWS = ("SCAN files:", "SCAN webhooks:", "SCAN legal_holds:", "SCAN alembic_version:")
NOTHING = "00000000-0000-7000-8000-000000000000"


def paths() -> list[str]:
    """Every GET there is, but for those that sum up."""
    described = app().openapi()["paths"]
    return sorted(
        path for path, verbs in described.items() if "get" in verbs and path not in SUMS_UP
    )


def people(crowd: Crowd) -> Iterator[Actor]:
    """One of each role."""
    yield from (crowd.admin, crowd.recruiter, crowd.candidate)


@pytest.mark.parametrize("path", paths())
def test_a_get_looks_at_little_more_than_it_shows(crowd: Crowd, path: str) -> None:
    for actor in people(crowd):
        rest = signed_in(actor)
        asked = path.removeprefix("/api/").format_map(_Ids(crowd))
        found, answer = plans.wasteful_during(lambda rest=rest, asked=asked: rest.get(asked))
        assert answer.status_code != 500, answer.text
        assert [said for said in found if not said.startswith(FEW_ROWS)] == [], actor.role


def test_each_that_sums_up_is_there() -> None:
    assert {*SUMS_UP} <= {*app().openapi()["paths"]}


@pytest.mark.parametrize("table", ["applications", "users", "stage_events"])
def test_reading_a_whole_table_is_noticed(crowd: Crowd, table: str) -> None:
    def read() -> None:
        with db.reading() as session:
            session.execute(text(f"SELECT * FROM {table}")).all()

    assert plans.wasteful_during(read)[0]


class _Ids(dict[str, str]):
    """What stands for the names in a path; of what the crowd does not have, nothing's id."""

    def __init__(self, crowd: Crowd) -> None:
        super().__init__(
            job_id=str(crowd.job_id),
            application_id=str(crowd.application_id),
            candidate_id=str(crowd.candidate.user_id),
            number="1",
        )

    def __missing__(self, name: str) -> str:
        return NOTHING
