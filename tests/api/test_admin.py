"""Accounts, the audit log and assignments, as admins reach them by REST."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from talentra import db
from talentra.config import settings
from talentra.models import Actor, Role
from talentra.queries import assignments, invitations
from talentra.services import applications
from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts

NEW = {"email": "Nora@Talentra.example", "full_name": "Nora Field", "role": "recruiter"}
USER = {"id", "email", "full_name", "role", "is_active", "created_at", "last_signed_in_at"}


@pytest.fixture
def ada(cast: Cast) -> Rest:
    """Ada's client."""
    return signed_in(cast.ada)


def _errors(answer: Any) -> dict[str, str]:
    """The fields of a 422 and what is wrong with them."""
    assert answer.status_code == 422, answer.text
    return {each["field"]: each["message"] for each in problem(answer).get("errors", [])}


class TestCreate:
    def test_answers_with_a_one_time_link(self, ada: Rest) -> None:
        answer = ada.post("admin/users", NEW)
        assert answer.status_code == 201
        assert set(answer.json()) == USER | {"invite_url"}
        link = answer.json()["invite_url"]
        assert link.startswith(f"{settings().public_url}/invite?")
        with db.reading() as session:
            [token] = parse_qs(urlsplit(link).query)["token"]
            assert invitations.view(session, token).full_name == "Nora Field"

    def test_with_a_password_has_no_link_and_signs_in(self, ada: Rest) -> None:
        answer = ada.post("admin/users", {**NEW, "password": PASSWORD})
        assert set(answer.json()) == USER
        right = Rest().post("auth/login", {"email": NEW["email"], "password": PASSWORD})
        assert right.status_code == 200
        wrong = Rest().post("auth/login", {"email": NEW["email"], "password": "guess"})
        assert wrong.status_code == 401

    @pytest.mark.parametrize("role", ["admin", "Recruiter", "", None, 1])
    def test_makes_recruiters_and_candidates_only(self, ada: Rest, role: Any) -> None:
        assert "role" in _errors(ada.post("admin/users", {**NEW, "role": role}))

    @pytest.mark.parametrize("more", [{"is_active": False}, {"id": "x"}, {"password_hash": "x"}])
    def test_refuses_what_it_does_not_know(self, ada: Rest, more: dict[str, Any]) -> None:
        assert _errors(ada.post("admin/users", NEW | more)).keys() == more.keys()

    def test_refuses_a_taken_address(self, ada: Rest) -> None:
        assert ada.post("admin/users", {**NEW, "email": "CLEO@talentra.example"}).status_code == 409


class TestEdit:
    def test_changes_name_and_role(self, ada: Rest, cast: Cast) -> None:
        answer = ada.put(f"admin/users/{cast.remy.user_id}", {"full_name": "R", "role": "admin"})
        assert answer.status_code == 200
        assert (answer.json()["full_name"], answer.json()["role"]) == ("R", "admin")
        assert set(answer.json()) == USER

    def test_of_nothing_changes_nothing(self, ada: Rest, cast: Cast) -> None:
        assert ada.put(f"admin/users/{cast.remy.user_id}", {}).status_code == 200

    def test_of_the_role_ends_sign_ins(self, ada: Rest, cast: Cast) -> None:
        remy = signed_in(cast.remy)
        ada.put(f"admin/users/{cast.remy.user_id}", {"role": "candidate"})
        assert remy.get("auth/me").status_code == 401
        body = {"refresh_token": remy.refresh_token}
        assert Rest().post("auth/refresh", body).status_code == 401

    @pytest.mark.parametrize(
        "body", [{"role": None}, {"full_name": None}, {"email": "x@y.example"}, {"is_active": True}]
    )
    def test_refuses_what_cannot_be(self, ada: Rest, cast: Cast, body: dict[str, Any]) -> None:
        assert _errors(ada.put(f"admin/users/{cast.remy.user_id}", body)).keys() == body.keys()

    def test_leaves_the_last_admin(self, ada: Rest, cast: Cast) -> None:
        answer = ada.put(f"admin/users/{cast.ada.user_id}", {"role": "recruiter"})
        assert (answer.status_code, problem(answer)["code"]) == (409, "last_admin")

    @pytest.mark.parametrize("user_id", ["nobody", "0", "01a21383-aaed-7001-b736-eca6e07d9403"])
    def test_of_nobody_is_not_found(self, ada: Rest, user_id: str) -> None:
        assert ada.put(f"admin/users/{user_id}", {"full_name": "X"}).status_code == 404
        assert ada.put(f"admin/users/{user_id}/status", {"is_active": True}).status_code == 404


class TestStatus:
    def _shut(self, ada: Rest, actor: Actor, **more: Any) -> Any:
        body = {"is_active": False, **more}
        return ada.put(f"admin/users/{actor.user_id}/status", body)

    def test_shuts_out_and_says_what_was_released(self, ada: Rest, cast: Cast) -> None:
        answer = self._shut(ada, cast.rosa)
        assert answer.status_code == 200
        assert set(answer.json()) == USER | {"released"}
        assert answer.json()["released"] == {"candidates": 1, "open_jobs": 1}
        assert answer.json()["is_active"] is False

    @pytest.mark.parametrize("how", ["to", "spread", "pool"])
    def test_hands_over_as_it_is_told(self, ada: Rest, cast: Cast, how: str) -> None:
        wanted = {"to": str(cast.remy.user_id)} if how == "to" else {how: True}
        assert self._shut(ada, cast.rosa, hand_over=wanted).status_code == 200
        with db.reading() as session:
            holder = assignments.recruiter_of(session, cast.cleo.user_id)
        assert holder == (None if how == "pool" else cast.remy.user_id)

    @pytest.mark.parametrize(
        "how",
        [
            {},
            {"spread": False},
            {"pool": "yes"},
            {"to": "nobody"},
            {"to": None},
            {"spread": True, "pool": True},
            {"to": "01a21383-aaed-7001-b736-eca6e07d9403"},
        ],
    )
    def test_refuses_another_hand_over(self, ada: Rest, cast: Cast, how: Any) -> None:
        assert any(
            field.startswith("hand_over")
            for field in _errors(self._shut(ada, cast.rosa, hand_over=how))
        )
        assert signed_in(cast.rosa).get("auth/me").status_code == 200

    def test_hands_nothing_over_where_nobody_is_shut_out(self, ada: Rest, cast: Cast) -> None:
        body = {"is_active": True, "hand_over": {"pool": True}}
        assert ada.put(f"admin/users/{cast.rosa.user_id}/status", body).status_code == 422
        opened = ada.put(f"admin/users/{cast.rosa.user_id}/status", {"is_active": True})
        assert opened.json()["released"] == {"candidates": 0, "open_jobs": 0}

    @pytest.mark.parametrize("value", ["true", 1, None])
    def test_takes_yes_and_no_only(self, ada: Rest, cast: Cast, value: Any) -> None:
        body = {"is_active": value}
        assert _errors(ada.put(f"admin/users/{cast.rosa.user_id}/status", body))

    def test_spares_oneself_and_the_last_admin(self, ada: Rest, cast: Cast) -> None:
        assert problem(self._shut(ada, cast.ada))["code"] == "last_admin"
        with db.transaction() as session:
            acts.person(session, "Abe Admin", Role.ADMIN)
        assert problem(self._shut(ada, cast.ada))["code"] == "yourself"


class TestAudit:
    def test_is_told_entry_by_entry(self, ada: Rest, cast: Cast) -> None:
        ada.put(f"admin/users/{cast.remy.user_id}", {"full_name": "Remy O"})
        [entry] = ada.get("admin/audit", action="account.renamed").json()["items"]
        assert entry["actor"] == {"id": str(cast.ada.user_id), "full_name": "Ada Quill"}
        assert entry["target_name"] == "Remy O"
        assert entry["before"] == {"full_name": "Remy Okafor"}
        assert entry["at"].endswith("Z")

    def test_is_narrowed_and_counted(self, ada: Rest, cast: Cast) -> None:
        signed_in(cast.rosa)

        def total(**wanted: str) -> int:
            return ada.get("admin/audit", count="true", **wanted).json()["total"]

        assert total(actor=str(cast.rosa.user_id)) == 1
        assert total(**{"from": "2020-01-01", "to": "2099-12-31"}) == total()
        assert total(**{"from": "2099-01-01"}) == 0
        assert total(**{"to": "2020-01-01T00:00:00Z"}) == 0

    @pytest.mark.parametrize(
        "wanted",
        [
            {"actor": "ada"},
            {"from": "yesterday"},
            {"from": "2026-02-30"},
            {"from": "2026-02-01T00:00:00"},
            {"from": "0001-01-01T00:00:00+14:00"},
            {"to": "9999-12-31"},
            {"to": "1234567890"},
            {"cursor": "broken"},
            {"limit": "201"},
            {"action": "a" * 61},
        ],
    )
    def test_refuses_what_cannot_be_read(self, ada: Rest, wanted: dict[str, str]) -> None:
        assert _errors(ada.get("admin/audit", **wanted)).keys() == wanted.keys()


class TestAssignments:
    def test_unassigned_are_those_who_wait(self, ada: Rest, cast: Cast) -> None:
        assert ada.get("admin/assignments", unassigned="true").json()["items"] == []
        with db.transaction() as session:
            applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        page = ada.get("admin/assignments", unassigned="true", count="true").json()
        cody = {"id": str(cast.cody.user_id), "full_name": "Cody Bright"}
        assert page["items"] == [{"candidate": cody, "recruiter": None, "applications": 1}]
        assert page["total"] == 1

    def test_unassigned_and_somebodys_is_nobody(self, ada: Rest, cast: Cast) -> None:
        both = {"unassigned": "true", "recruiter_id": str(cast.rosa.user_id)}
        assert ada.get("admin/assignments", **both).status_code == 422


class TestUsers:
    def test_are_narrowed(self, ada: Rest, cast: Cast) -> None:
        def emails(**wanted: str) -> set[str]:
            found = ada.get("admin/users", **wanted).json()["items"]
            return {each["email"].split("@")[0] for each in found}

        ada.put(f"admin/users/{cast.remy.user_id}/status", {"is_active": False})
        assert emails(role="recruiter") == {"rosa", "remy"}
        assert emails(active="false") == {"remy"}
        assert emails(active="true", role="recruiter") == {"rosa"}
        assert emails(q="cle MARSH") == {"cleo"}
        assert email(cast.cleo).startswith("cleo")
