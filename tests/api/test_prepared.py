"""Reports that are prepared beside the requests and made again and again, over REST."""

import asyncio
from typing import Any

import pytest

from talentra import db
from talentra.models.base import parse_id
from talentra.queries.reports import ALWAYS, WHEN_ASKED
from talentra.services import outbox, preparing
from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import Cast
from tests.services import acts

OWN = {"report": "recruiter"}


@pytest.fixture
def rosa(cast: Cast) -> Rest:
    """Rosa's client."""
    return signed_in(cast.rosa)


def _asked_for(rest: Rest, **more: Any) -> dict[str, Any]:
    answer = rest.call("POST", "reports/prepared", json={**OWN, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def _refused(answer: Any, status: int) -> dict[str, Any]:
    """What a refusal says, which must be this one."""
    told = problem(answer)
    assert told["status"] == status, told
    return told


def _work() -> None:
    """Run what the outbox holds for us."""
    with db.transaction() as session:
        errands = [each for each in outbox.claim(session, 9) if each.kind == preparing.PREPARE]
    for errand in errands:
        asyncio.run(preparing.make(errand))


class TestPreparing:
    def test_is_told_how_far_it_is_and_fetched(self, cast: Cast, rosa: Rest) -> None:
        asked = _asked_for(rosa, columns=["City"], stage="applied", **{"from": "2020-01-31"})
        assert (asked["readiness"], asked["format"]) == ("waiting", "csv")
        assert asked["columns"] == [*ALWAYS, "City"]
        assert asked["filter"] == {"since": "2020-01-31T00:00:00+00:00", "stage": "applied"}
        path = f"reports/prepared/{asked['id']}"
        assert _refused(rosa.get(f"{path}/file"), 409)["detail"] == preparing.NOT_READY
        _work()
        ready = rosa.get(path).json()
        assert (ready["readiness"], ready["rows"], ready["total"]) == ("ready", 1, 1)
        assert rosa.get("reports/prepared").json() == [ready]
        file = rosa.get(f"{path}/file")
        assert "Cleo Marsh" in file.text
        assert len(file.content) == ready["size"]
        with db.reading() as session:
            told = acts.actions(session, parse_id(asked["id"]))
        assert told == ["report.asked_for", "report.fetched"]

    def test_stops_when_it_is_removed(self, cast: Cast, rosa: Rest) -> None:
        path = f"reports/prepared/{_asked_for(rosa)['id']}"
        assert rosa.call("DELETE", path).status_code == 204
        _work()
        assert rosa.get(path).json()["readiness"] == "cancelled"

    def test_is_nobody_elses(self, cast: Cast, rosa: Rest) -> None:
        path = f"reports/prepared/{_asked_for(rosa)['id']}"
        for other in (cast.remy, cast.ada):
            rest = signed_in(other)
            assert rest.get("reports/prepared").json() == []
            for method, below in (("GET", ""), ("GET", "/file"), ("DELETE", "")):
                _refused(rest.call(method, path + below), 404)
        assert rosa.get(path).json()["readiness"] == "waiting"

    def test_of_everybody_is_for_admins(self, cast: Cast, rosa: Rest) -> None:
        _refused(rosa.call("POST", "reports/prepared", json={"report": "system"}), 403)
        _asked_for(signed_in(cast.ada), report="system", columns=["all"], format="xlsx")
        assert signed_in(cast.ada).get("reports/prepared").json()[0]["columns"] == [
            *ALWAYS,
            *WHEN_ASKED,
        ]

    def test_of_one_recruiter_says_whose(self, cast: Cast) -> None:
        ada = signed_in(cast.ada)
        told = _refused(ada.call("POST", "reports/prepared", json=OWN), 422)
        assert told["errors"][0]["field"] == "recruiter_id"
        _asked_for(ada, recruiter_id=str(cast.rosa.user_id))

    def test_three_at_once_are_enough(self, cast: Cast, rosa: Rest) -> None:
        for _ in range(preparing.MOST):
            _asked_for(rosa)
        _refused(rosa.call("POST", "reports/prepared", json=OWN), 409)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"report": "mine"},
            {"owner_id": "x"},
            {"columns": ["Salary"]},
            {"columns": [1]},
            {"columns": "all"},
            {"from": "soon"},
            {"format": "pdf"},
        ],
        ids=lambda wrong: next(iter(wrong)) + " " + str(next(iter(wrong.values()))),
    )
    def test_refuses_what_makes_no_sense(self, cast: Cast, rosa: Rest, wrong: Any) -> None:
        _refused(rosa.call("POST", "reports/prepared", json={**OWN, **wrong}), 422)


class TestScheduling:
    def test_is_paused_goes_on_and_ends(self, cast: Cast, rosa: Rest) -> None:
        body = {**OWN, "rhythm": "monthly", "columns": ["all"]}
        made = rosa.call("POST", "reports/schedules", json=body)
        assert made.status_code == 201
        schedule, path = made.json(), f"reports/schedules/{made.json()['id']}"
        assert (schedule["rhythm"], schedule["paused_at"]) == ("monthly", None)
        assert schedule["columns"] == [*ALWAYS, *WHEN_ASKED]
        paused = rosa.call("PUT", path, json={"is_paused": True}).json()
        assert paused["paused_at"]
        assert rosa.get("reports/schedules").json() == [paused]
        assert rosa.call("PUT", path, json={"is_paused": False}).json() == schedule
        assert rosa.call("DELETE", path).status_code == 204
        assert rosa.get("reports/schedules").json() == []
        with db.reading() as session:
            told = acts.actions(session, parse_id(schedule["id"]))
        assert told == ["report.scheduled", "report.unscheduled"]

    def test_is_nobody_elses(self, cast: Cast, rosa: Rest) -> None:
        made = rosa.call("POST", "reports/schedules", json={**OWN, "rhythm": "weekly"})
        path = f"reports/schedules/{made.json()['id']}"
        for other in (cast.remy, cast.ada):
            rest = signed_in(other)
            assert rest.get("reports/schedules").json() == []
            _refused(rest.call("PUT", path, json={"is_paused": True}), 404)
            _refused(rest.call("DELETE", path), 404)
        assert rosa.get("reports/schedules").json()[0]["paused_at"] is None

    def test_of_everybody_is_for_admins(self, cast: Cast, rosa: Rest) -> None:
        body = {"report": "system", "rhythm": "weekly"}
        _refused(rosa.call("POST", "reports/schedules", json=body), 403)
        assert signed_in(cast.ada).call("POST", "reports/schedules", json=body).status_code == 201

    @pytest.mark.parametrize(
        "wrong",
        [{"rhythm": "daily"}, {"from": "2027-01-31"}, {"format": "xlsx"}, {"next_at": "now"}],
        ids=lambda wrong: next(iter(wrong)),
    )
    def test_refuses_what_it_does_not_know(self, cast: Cast, rosa: Rest, wrong: Any) -> None:
        body = {**OWN, "rhythm": "weekly", **wrong}
        _refused(rosa.call("POST", "reports/schedules", json=body), 422)
