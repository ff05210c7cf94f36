"""Scripts that carry a personal API token instead of signing in."""

from datetime import timedelta

import pytest

from talentra import db
from talentra.models import ApiToken, AuditEntry
from talentra.services import accounts
from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock


def script(person: Rest, scope: str = "read") -> Rest:
    """Their script, with a token that they have just made."""
    made = person.post("auth/tokens", {"name": "Script", "scope": scope})
    assert made.status_code == 201
    return Rest(made.json()["token"])


class TestToken:
    def test_is_shown_once(self, cast: Cast) -> None:
        cleo = signed_in(cast.cleo)
        made = cleo.post("auth/tokens", {"name": " Nightly report ", "expires_in_days": 7}).json()
        (listed,) = cleo.get("auth/tokens").json()["items"]
        assert made.pop("token").startswith("tal_")
        assert listed == made
        assert (listed["name"], listed["scope"]) == ("Nightly report", "read")
        assert listed["last_used_at"] is None

    def test_stands_for_its_maker(self, cast: Cast) -> None:
        rosas = script(signed_in(cast.rosa))
        assert rosas.get("auth/me").json()["email"] == "rosa@talentra.example"
        assert rosas.get(f"submissions/{cast.cleos_application_id}").status_code == 200
        assert (
            script(signed_in(cast.remy)).get(f"submissions/{cast.cleos_application_id}").status_code
            == 404
        )

    def test_that_reads_writes_nothing(self, cast: Cast) -> None:
        rosas = script(signed_in(cast.rosa))
        path = f"submissions/{cast.cleos_application_id}"
        refused = rosas.put(f"{path}/stage", {"stage": "interview"})
        assert problem(refused)["status"] == 403
        assert "may only read" in problem(refused)["detail"]
        assert rosas.get(path).json()["stage"] == "applied"
        assert rosas.call("HEAD", path).status_code == 200

    def test_that_writes_writes(self, cast: Cast) -> None:
        rosas = script(signed_in(cast.rosa), "write")
        path = f"submissions/{cast.cleos_application_id}"
        assert rosas.put(f"{path}/stage", {"stage": "interview"}).status_code == 200
        with db.reading() as session:
            moved = session.query(AuditEntry).filter_by(action="application.moved").one()
            assert moved.sign_in_id == session.query(ApiToken).one().id

    @pytest.mark.parametrize("scope", ["read", "write"])
    def test_makes_no_others_and_signs_nobody_out(self, cast: Cast, scope: str) -> None:
        cleos = script(signed_in(cast.cleo), scope)
        token_id = signed_in(cast.cleo).get("auth/tokens").json()["items"][0]["id"]
        for answer in (
            cleos.post("auth/tokens", {"name": "Another", "scope": "write"}),
            cleos.delete(f"auth/tokens/{token_id}"),
            cleos.post("auth/logout"),
            cleos.get("auth/tokens"),
            cleos.get("auth/archive"),
        ):
            assert problem(answer)["status"] == 403
            assert "needs a sign-in" in problem(answer)["detail"]

    def test_is_dead_at_once(self, cast: Cast) -> None:
        cleo = signed_in(cast.cleo)
        first, second = script(cleo), script(cleo)
        token_id = cleo.get("auth/tokens").json()["items"][1]["id"]
        assert cleo.delete(f"auth/tokens/{token_id}").status_code == 204
        assert problem(first.get("auth/me"))["status"] == 401
        assert second.get("auth/me").status_code == 200
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.cleo.user_id)
        answer = second.get("auth/me")
        assert problem(answer)["status"] == 401
        assert answer.headers["www-authenticate"] == "Bearer"

    def test_tells_when_it_was_last_used(self, cast: Cast, clock: SteeredClock) -> None:
        cleo = signed_in(cast.cleo)
        cleos = script(cleo)
        cleos.get("auth/me")
        begun = clock.moment
        for step in (30, 29):
            clock.forward(timedelta(seconds=step))
            cleos.get("auth/me")
            assert self._last(cleo) == begun.isoformat().replace("+00:00", "Z")
        clock.forward(timedelta(seconds=1))
        cleos.get("auth/me")
        assert self._last(cleo) == clock.moment.isoformat().replace("+00:00", "Z")

    def _last(self, person: Rest) -> str:
        return person.get("auth/tokens").json()["items"][0]["last_used_at"]

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"name": ""},
            {"name": "x" * 81},
            {"name": "x", "scope": "admin"},
            {"name": "x", "expires_in_days": 366},
            {"name": "x", "expires_in_days": 0},
            {"name": "x", "expires_in_days": "7"},
            {"name": "x", "secret_hash": "0" * 64},
        ],
    )
    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_is_not_made_of_anything(self, cast: Cast, body: dict[str, object]) -> None:
        assert problem(signed_in(cast.cleo).post("auth/tokens", body))["status"] == 422
