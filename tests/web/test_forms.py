"""The forms that the browser posts itself."""

from collections.abc import Generator
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from talentra import db
from talentra.models import Role
from talentra.services import accounts
from tests.harness import sqlite
from tests.harness.cast import PASSWORD, Cast
from tests.web.wall import Wall

PUBLIC = "jobs.talentra.example"
CLEO = {"email": "cleo@talentra.example", "password": PASSWORD}


def problem(location: str) -> dict[str, str]:
    """What the page is told to show."""
    return {key: value[0] for key, value in parse_qs(urlsplit(location).query).items()}


class TestSignIn:
    def test_gives_the_cookie_and_goes_home(self, wall: Wall) -> None:
        answer = wall.post("/auth/login", CLEO)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        flags = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")}
        assert {"httponly", "path=/", "samesite=lax"} <= flags
        assert not {flag for flag in flags if flag.startswith("domain")}

    def test_each_time_another_one(self, wall: Wall) -> None:
        assert wall.cookie("cleo") != wall.cookie("cleo")

    def test_a_cookie_brought_along_is_not_taken_over(self, wall: Wall) -> None:
        answer = wall.post("/auth/login", CLEO, Cookie="talentra=fixed-by-somebody")
        assert "fixed-by-somebody" not in answer.headers["set-cookie"]

    @pytest.mark.parametrize("inside", ["/jobs/7", "/jobs?q=a%20b#c", "/"])
    def test_goes_on_where_it_was(self, wall: Wall, inside: str) -> None:
        assert wall.post("/auth/login", {**CLEO, "next": inside}).headers["location"] == inside

    @pytest.mark.parametrize(
        "outside",
        [
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "evil.example",
            " //evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\nSet-Cookie: a=b",
            "",
        ],
    )
    def test_never_goes_outside(self, wall: Wall, outside: str) -> None:
        answer = wall.post("/auth/login", {**CLEO, "next": outside})
        assert answer.headers["location"] == "/"

    def test_a_wrong_password_goes_back_without_what_was_typed(self, wall: Wall) -> None:
        wrong = {"email": "cody@talentra.example", "password": "guess", "next": "/jobs"}
        answer = wall.post("/auth/login", wrong)
        assert answer.status_code == HTTPStatus.SEE_OTHER
        assert problem(answer.headers["location"]) == {"problem": "wrong", "next": "/jobs"}
        assert "set-cookie" not in answer.headers

    @pytest.mark.parametrize("form", [{}, {"email": "x"}, {"email": "\0", "password": "\0"}])
    def test_half_a_form_is_a_wrong_one(self, wall: Wall, form: dict[str, str]) -> None:
        location = wall.post("/auth/login", form).headers["location"]
        assert problem(location)["problem"] == "wrong"

    def test_too_many_say_how_long_to_wait(self, wall: Wall) -> None:
        wrong = {"email": "target@talentra.example", "password": "guess"}
        said = [problem(wall.post("/auth/login", wrong).headers["location"]) for _ in range(9)]
        assert said[-1]["problem"] == "too_many"
        assert 0 < int(said[-1]["wait"]) <= 900


class TestSignOut:
    def test_drops_the_cookie_and_what_the_browser_keeps(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        answer = wall.sign_out(cookie)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
        assert "Max-Age=0" in answer.headers["set-cookie"]
        assert "storage" in answer.headers["clear-site-data"]
        assert wall.get("/applications", cookie).status_code == HTTPStatus.SEE_OTHER

    def test_again_is_no_failure(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        wall.sign_out(cookie)
        assert wall.sign_out(cookie).status_code == HTTPStatus.SEE_OTHER
        assert wall.sign_out("").status_code == HTTPStatus.SEE_OTHER


class TestRegister:
    def test_makes_a_candidate_and_signs_them_in(self, wall: Wall) -> None:
        form = {
            "email": "new@talentra.example",
            "password": PASSWORD,
            "full_name": "New",
            "role": "admin",
        }
        answer = wall.post("/auth/register", form)
        cookie = answer.headers["set-cookie"].partition(";")[0]
        assert wall.get("/applications", cookie).status_code == HTTPStatus.OK
        assert wall.get("/admin", cookie).status_code == HTTPStatus.FORBIDDEN

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"email": "cleo@talentra.example"}, "email_taken"),
            ({"email": "nothing"}, "invalid_email"),
            ({"password": "password"}, "weak_password"),
            ({"password": "short"}, "short_password"),
            ({"password": "nul \0 inside"}, "invalid_password"),
            ({"full_name": " "}, "invalid_full_name"),
        ],
    )
    def test_says_what_is_wrong(self, wall: Wall, changed: dict[str, str], code: str) -> None:
        form = {"email": "other@talentra.example", "password": PASSWORD, "full_name": "Other"}
        location = wall.post("/auth/register", {**form, **changed}).headers["location"]
        assert urlsplit(location).path == "/register"
        assert problem(location) == {"problem": code}


class TestAccept:
    def _invited(self, wall: Wall, on_stage: Cast, name: str) -> str:
        """The token of somebody whom Ada has just made a recruiter."""
        new: dict[str, Any] = {
            "email": f"{name}@talentra.example",
            "full_name": name,
            "role": Role.RECRUITER,
        }
        with wall.behind(), db.transaction() as session:
            _, token = accounts.create(session, on_stage.ada, **new)
        return token or ""

    def test_keeps_a_password_and_signs_in(self, wall: Wall, on_stage: Cast) -> None:
        token = self._invited(wall, on_stage, "nora")
        form = {"token": token, "password": "Brass owls sleep at 4"}
        answer = wall.post("/auth/invite", form)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"].partition(";")[0]
        assert wall.get("/admin", cookie).status_code == HTTPStatus.FORBIDDEN
        again = wall.post("/auth/invite", form)
        assert problem(again.headers["location"]) == {"problem": "worthless_link", "token": token}
        assert "set-cookie" not in again.headers

    def test_says_what_is_wrong_and_keeps_the_token(self, wall: Wall, on_stage: Cast) -> None:
        token = self._invited(wall, on_stage, "nils")
        location = wall.post("/auth/invite", {"token": token, "password": "short"}).headers[
            "location"
        ]
        assert urlsplit(location).path == "/invite"
        assert problem(location) == {"problem": "short_password", "token": token}

    @pytest.mark.parametrize("form", [{}, {"token": "guess", "password": "\0"}])
    def test_half_a_form_is_a_worthless_link(self, wall: Wall, form: dict[str, str]) -> None:
        location = wall.post("/auth/invite", form).headers["location"]
        assert problem(location)["problem"] == "worthless_link"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Wall, str]]:
    """A server with nobody in it, and the word that was printed when it started."""
    folder = tmp_path_factory.mktemp("empty")
    with sqlite.fresh_database(folder) as url:
        public = {"TALENTRA_PUBLIC_URL": f"https://{PUBLIC}"}
        wall = Wall(folder / "server", url, **public)
        with wall.behind(), db.transaction() as session:
            token = accounts.setup_token(session)
        wall.start()
        yield wall, token or ""
        wall.stop()


class TestAnEmptyHouse:
    def test_is_set_up_once(self, house: tuple[Wall, str]) -> None:
        wall, token = house
        form = {"email": "ada@first.example", "password": PASSWORD, "full_name": "Ada"}
        ours = {"Host": PUBLIC, "Origin": f"https://{PUBLIC}"}
        assert wall.get("/setup").status_code == HTTPStatus.OK
        guessed = wall.post("/setup", {**form, "token": "guess"}, **ours)
        assert problem(guessed.headers["location"])["problem"] == "wrong_token"
        weak = wall.post("/setup", {**form, "token": token, "password": "password"}, **ours)
        assert problem(weak.headers["location"]) == {"problem": "weak_password", "token": token}
        done = wall.post("/setup", {**form, "token": token}, **ours)
        cookie = done.headers["set-cookie"].partition(";")[0]
        assert cookie.startswith("__Host-talentra=")
        assert "Secure" in done.headers["set-cookie"]
        assert wall.get("/admin", cookie).status_code == HTTPStatus.OK
        assert wall.get("/setup", cookie).status_code == HTTPStatus.NOT_FOUND
        assert wall.post("/setup", form, **ours).status_code == HTTPStatus.NOT_FOUND

    def test_https_is_kept(self, house: tuple[Wall, str]) -> None:
        assert "max-age" in house[0].get("/login").headers["strict-transport-security"]

    def test_its_public_name_is_its_own(self, house: tuple[Wall, str]) -> None:
        wall, _ = house
        ours = wall.post("/auth/login", CLEO, Host=PUBLIC, Origin=f"https://{PUBLIC}")
        assert ours.status_code == HTTPStatus.SEE_OTHER
        plain = wall.post("/auth/login", CLEO, Host=PUBLIC, Origin=f"http://{PUBLIC}")
        assert plain.status_code == HTTPStatus.FORBIDDEN
