"""The event socket, attacked: what a bare app would answer to, this one does not."""

import time

import pytest

from talentra import db
from talentra.models import AuditEntry
from tests.harness.cast import PASSWORD, Cast
from tests.harness.socket_client import SocketClient
from tests.web.trial import SECRET
from tests.web.wall import STATES, TRIAL, Wall, said

ROOT = "reflex___state____state"
ADMIN, CANDIDATE, PUBLIC = (f"{TRIAL}{name}_state" for name in ("admin", "candidate", "public"))
ON_LOAD = f"{ROOT}.reflex___state____on_load_internal_state.on_load_internal"
FOREIGN = {
    f"{ADMIN}.read": {},
    f"{ADMIN}.follow": {},
    f"{ADMIN}.set_limit": {"to": 3},
    f"{ADMIN}.setvar": {"var_name": "limit", "value": 3},
    f"{ROOT}.setvar": {"var_name": "is_hydrated", "value": True},
    f"{ROOT}.set_is_hydrated": {"value": True},
    f"{STATES}.setvar": {"var_name": "_owner", "value": "somebody"},
    f"{ROOT}.reflex___state____update_vars_internal_state.update_vars_internal": {"vars": {}},
    f"{PUBLIC}.setvar": {"var_name": "hits", "value": 3},
}


class TestByName:
    @pytest.mark.parametrize("handler", FOREIGN)
    @pytest.mark.parametrize("name", [None, "cleo", "rosa"])
    def test_a_foreign_handler_does_not_run(
        self, wall: Wall, handler: str, name: str | None
    ) -> None:
        with wall.socket(name) as client:
            client.open("/login")
            (update,) = client.call(handler, FOREIGN[handler])
            assert update.delta == {}
            assert ("Your role" if name else "Sign in to go on") in said(client)

    @pytest.mark.parametrize(
        "name", ["hydrate", "_hidden", "get_state", "reset", "dict", "nowhere"]
    )
    def test_a_method_of_the_framework_is_no_handler(self, wall: Wall, name: str) -> None:
        with wall.socket() as client:
            client.open("/login")
            assert client.call(f"{ADMIN}.{name}") == []
            client.call(f"{PUBLIC}.hit")
            assert client.values()[f"{PUBLIC}.hits_rx_state_"] == 1

    def test_a_public_handler_runs_for_nobody(self, wall: Wall) -> None:
        with wall.socket() as client:
            client.open("/login")
            client.call(f"{PUBLIC}.hit")
            assert client.values()[f"{PUBLIC}.hits_rx_state_"] == 1

    def test_the_right_role_may(self, wall: Wall) -> None:
        with wall.socket("ada") as client:
            client.open("/admin")
            client.call(f"{ADMIN}.set_limit", {"to": 3})
            assert client.values()[f"{ADMIN}.limit_rx_state_"] == 3

    def test_a_refusal_of_somebody_known_is_audited(self, wall: Wall, on_stage: Cast) -> None:
        with wall.socket("remy") as client:
            client.open("/login")
            client.call(f"{ADMIN}.read")
        with wall.behind(), db.reading() as session:
            who = {"actor_id": on_stage.remy.user_id, "action": "access.refused"}
            entry = session.query(AuditEntry).filter_by(**who).one()
        assert entry.reason
        assert entry.reason.endswith("admin_state.read")

    def test_what_a_service_refuses_is_a_sentence(self, wall: Wall) -> None:
        with wall.socket("cleo") as client:
            client.open("/applications")
            client.call(f"{CANDIDATE}.overreach")
            assert SECRET not in client.text()
            assert "error" in said(client)


class TestPayloads:
    @pytest.mark.parametrize(
        "payload",
        [
            {},
            {"note": 3},
            {"note": None},
            {"note": ["a"]},
            {"note": {"a": 1}},
            {"note": "x", "more": 1},
            {"self": "x", "note": "x"},
            {"note": "nul \0"},
            {"note": "half \ud83e"},
            {"note": "x" * 100_001},
        ],
    )
    def test_what_does_not_fit_changes_nothing(
        self, wall: Wall, payload: dict[str, object]
    ) -> None:
        with wall.socket("cleo") as client:
            client.open("/applications")
            (update,) = client.call(f"{CANDIDATE}.write", payload)
            assert update.delta == {}
            assert "form that can be understood" in said(client)

    @pytest.mark.parametrize("payload", [[], "text", 3, [["a"]]])
    def test_what_is_no_payload_at_all_changes_nothing(self, wall: Wall, payload: object) -> None:
        with wall.socket("cleo") as client:
            client.open("/applications")
            client.call(f"{CANDIDATE}.write", payload)
            assert not client.values()[f"{CANDIDATE}.note_rx_state_"]

    def test_a_failure_tells_a_reference_and_nothing_else(self, wall: Wall) -> None:
        with wall.socket() as client:
            client.open("/login")
            client.call(f"{PUBLIC}.fail")
            assert "Reference" in said(client)
            assert SECRET not in client.text()
            assert "Traceback" not in client.text()


class TestWhatIsSent:
    @pytest.mark.parametrize("page", ["/", "/login", "/admin"])
    @pytest.mark.parametrize("name", [None, "cleo", "rosa"])
    def test_a_foreign_state_is_not(self, wall: Wall, page: str, name: str | None) -> None:
        with wall.socket(name) as client:
            client.open(page)
            assert ADMIN not in client.text()
            assert SECRET not in client.text()

    def test_an_admin_gets_theirs(self, wall: Wall) -> None:
        with wall.socket("ada") as client:
            client.open("/admin")
            assert client.values()[f"{ADMIN}.shown_rx_state_"] == SECRET
            assert client.values()[f"{ADMIN}.people_rx_state_"]

    def test_another_pages_on_load_does_not_run(self, wall: Wall) -> None:
        with wall.socket("cleo") as client:
            client.open("/applications")
            client.call(ON_LOAD, path="/admin")
            assert ADMIN not in client.text()

    def test_the_secret_stays_out(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        with wall.socket(cookie=cookie) as client:
            client.open("/applications")
            assert cookie.partition("=")[2] not in client.text()

    def test_a_made_up_mark_signs_nobody_in(self, wall: Wall) -> None:
        with wall.socket("ada") as ada:
            ada.open("/admin")
            mark = ada.values()[f"{ROOT}.rx_router_headers_rx_state_"]["raw_headers"]
        with SocketClient(
            wall.url, headers={"X-Talentra-Sign-In": mark["x-talentra-sign-in"]}
        ) as c:
            c.open("/login")
            c.call(f"{ADMIN}.read")
            assert "Sign in to go on" in said(c)
            assert ADMIN not in c.text()


class TestATokenLeftBehind:
    @pytest.fixture
    def left(self, wall: Wall) -> str:
        """The token of a tab that Cleo has filled and closed."""
        with wall.socket("cleo") as client:
            client.open("/applications")
            client.call(f"{CANDIDATE}.write", {"note": "between us"})
        return client.token

    @pytest.mark.parametrize("name", [None, "cody", "ada", "cleo"])
    def test_shows_nothing_to_another_sign_in(
        self, wall: Wall, left: str, name: str | None
    ) -> None:
        cookie = wall.cookie(name) if name else ""
        for _ in ("as the tab was left", "loaded again"):
            with wall.socket(cookie=cookie, token=left) as thief:
                thief.open("/applications")
                thief.call(f"{CANDIDATE}.read")
                assert "between us" not in thief.text()

    @pytest.mark.parametrize("name", [None, "cody"])
    def test_only_loads_again_for_any_other_event(
        self, wall: Wall, left: str, name: str | None
    ) -> None:
        with wall.socket(name, token=left) as thief:
            thief.connect()
            (update,) = thief.call(f"{CANDIDATE}.write", {"note": "mine"}, path="/applications")
            assert update.delta == {}
            assert "location.reload" in said(thief)

    def test_a_task_that_goes_on_does_not_write_into_it(self, wall: Wall) -> None:
        with wall.socket("cleo") as cleo:
            cleo.open("/applications")
            cleo.send(f"{CANDIDATE}.write_later", {"note": "between us"})
            time.sleep(0.1)
        cookie = wall.cookie("cody")
        for _ in ("taken over", "loaded again"):
            with wall.socket(cookie=cookie, token=cleo.token) as cody:
                cody.open("/applications")
                cody.settle(1)
                cody.call(f"{CANDIDATE}.read")
                assert "between us" not in cody.text()
        assert "cody@" in cody.text()


def test_the_log_holds_nothing_that_was_typed(wall: Wall) -> None:
    with wall.socket() as client:
        client.connect()
        client.emit("event", "a password as text")
        client.emit("event", {"name": 3, "payload": {"password": "canary in a payload"}})
        client.call("a.nowhere", {"password": "canary in a payload"})
    wall.post("/auth/login", {"email": "canary@talentra.example", "password": "canary word"})
    log = wall.log()
    assert "canary" not in log
    assert "password as text" not in log
    assert PASSWORD not in log
