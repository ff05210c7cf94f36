"""Requests: whose, from where, how large; and what every answer says."""

import base64
import hashlib
import socket
from http import HTTPStatus

import pytest

from tests.harness.cast import PASSWORD
from tests.web.wall import Wall

FORM = {"email": "cleo@talentra.example", "password": PASSWORD}


class TestWhereItComesFrom:
    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
    @pytest.mark.parametrize("path", ["/auth/login", "/auth/logout", "/auth/register", "/setup"])
    def test_a_foreign_page_posts_nothing(self, wall: Wall, path: str, origin: str) -> None:
        answer = wall.post(path, FORM, Origin=origin)
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert "set-cookie" not in answer.headers

    def test_a_form_that_does_not_say_where_it_was_posted_is_refused(self, wall: Wall) -> None:
        with wall.client() as client:
            del client.headers["origin"]
            assert client.post("/auth/login", data=FORM).status_code == HTTPStatus.FORBIDDEN
            same = {"Sec-Fetch-Site": "same-origin"}
            assert client.post("/auth/login", data=FORM, headers=same).status_code == 303
            for site in ("cross-site", "same-site"):
                told = {"Sec-Fetch-Site": site}
                assert client.post("/auth/login", data=FORM, headers=told).status_code == 403

    @pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x"])
    def test_a_foreign_page_signs_nobody_out(self, wall: Wall, kind: str) -> None:
        cookie = wall.cookie("cleo")
        told = {"Origin": "https://evil.example", "Cookie": cookie, "Content-Type": kind}
        assert wall.post("/auth/logout", {}, **told).status_code == HTTPStatus.FORBIDDEN
        assert wall.get("/applications", cookie).status_code == HTTPStatus.OK

    def test_asking_changes_nothing(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        wall.get("/auth/logout", cookie)
        assert wall.get("/applications", cookie).status_code == HTTPStatus.OK

    def test_no_other_origin_may_read(self, wall: Wall) -> None:
        answer = wall.get("/login", Origin="https://evil.example")
        assert "access-control-allow-origin" not in answer.headers

    @pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "a@127.0.0.1", ""])
    def test_another_name_is_refused(self, wall: Wall, host: str) -> None:
        assert wall.get("/login", Host=host).status_code == HTTPStatus.BAD_REQUEST

    def test_this_machine_has_two_names(self, wall: Wall) -> None:
        host = f"localhost:{wall.port}"
        answer = wall.post("/auth/login", FORM, Host=host, Origin=f"http://{host}")
        assert answer.status_code == HTTPStatus.SEE_OTHER

    @pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "NONSENSE"])
    def test_unknown_methods_are_refused(self, wall: Wall, method: str) -> None:
        with wall.client() as client:
            assert client.request(method, "/login").status_code in {400, 405}


class TestSize:
    def test_a_form_over_the_limit_is_refused(self, wall: Wall) -> None:
        answer = wall.post("/auth/login", {"email": "x" * 70_000})
        assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def test_also_when_it_comes_in_pieces_without_a_length(self, wall: Wall) -> None:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        pieces = (b"email=" + b"x" * 8000 for _ in range(20))
        with wall.client(**kind) as client:
            answer = client.post("/auth/login", content=pieces)
        assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def test_rest_takes_the_longest_text_there_may_be(self, wall: Wall) -> None:
        kind = {"Content-Type": "application/json"}
        text = b'{"description":"' + rb"\u00e9" * 20_000 + b'"}'
        for body, status in (
            (text, HTTPStatus.UNAUTHORIZED),
            (b" " * 300_000, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ):
            with wall.client(**kind) as client:  # an answer before the whole body ends the line
                assert client.post("/api/jobs", content=body).status_code == status

    def test_a_length_that_is_none_is_refused(self, wall: Wall) -> None:
        head = f"POST /auth/login HTTP/1.1\r\nHost: 127.0.0.1:{wall.port}\r\nOrigin: {wall.url}\r\n"
        with socket.create_connection(("127.0.0.1", wall.port), timeout=5) as line:
            line.sendall(f"{head}Content-Length: many\r\n\r\n".encode())
            assert line.recv(100).split(b" ")[1] in {b"400", b"413"}

    def test_many_fields_are_refused(self, wall: Wall) -> None:
        many = {f"field{number}": "x" for number in range(100)}
        assert 400 <= wall.post("/auth/login", many).status_code < 500


class TestHeaders:
    @pytest.mark.parametrize("path", ["/login", "/nowhere", "/assets/entry-4f2a.js", "/ping"])
    def test_every_answer_refuses_what_it_is_not_for(self, wall: Wall, path: str) -> None:
        told = wall.get(path).headers
        assert told["x-content-type-options"] == "nosniff"
        assert told["x-frame-options"] == "DENY"
        assert told["referrer-policy"] == "same-origin"
        assert told["cross-origin-opener-policy"] == "same-origin"
        assert told["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in told["content-security-policy"]

    def test_a_page_runs_scripts_from_here_and_the_ones_it_was_built_with(self, wall: Wall) -> None:
        policy = wall.get("/login").headers["content-security-policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert "unsafe-inline" not in rules["script-src"]
        digest = hashlib.sha256(b"let greeting = 1").digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in rules["script-src"]
        assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
        assert "*" not in policy
        assert "http:" not in policy

    def test_a_name_with_a_hash_is_kept_for_ever(self, wall: Wall) -> None:
        assert "immutable" in wall.get("/assets/entry-4f2a.js").headers["cache-control"]
        assert "immutable" not in wall.get("/logo.svg").headers["cache-control"]

    @pytest.mark.parametrize("path", ["/auth/logout", "/nowhere", "/admin", "/_upload/x"])
    def test_what_may_be_personal_or_wrong_is_not_kept(self, wall: Wall, path: str) -> None:
        assert wall.get(path).headers["cache-control"] == "no-store"

    def test_an_unchanged_page_keeps_its_policy(self, wall: Wall) -> None:
        first = wall.get("/login")
        again = wall.get("/login", **{"If-None-Match": first.headers["etag"]})
        assert again.status_code == HTTPStatus.NOT_MODIFIED
        assert "content-security-policy" not in again.headers
        assert again.headers["cache-control"] == first.headers["cache-control"]


class TestPages:
    @pytest.mark.parametrize("path", ["/admin", "/admin/", "/admin/index.html", "/admin.html"])
    def test_nobodys_way_leads_to_the_sign_in(self, wall: Wall, path: str) -> None:
        answer = wall.get(path)
        assert answer.status_code == HTTPStatus.SEE_OTHER
        assert answer.headers["location"].startswith("/login?next=/admin")

    @pytest.mark.parametrize(
        "path",
        [
            "/admin",
            "/admin/",
            "/admin/index.html",
            "/admin.html",
            "/x/../admin",
            "/%61dmin",
        ],
    )
    @pytest.mark.parametrize("name", ["cleo", "rosa"])
    def test_another_role_does_not_get_its_text(self, wall: Wall, path: str, name: str) -> None:
        answer = wall.get(path, wall.cookie(name))
        assert answer.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
        assert "page of admin" not in answer.text

    def test_a_refusal_has_a_page_of_its_own(self, wall: Wall) -> None:
        answer = wall.get("/admin", wall.cookie("cleo"))
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert "page of refused" in answer.text

    def test_the_right_role_gets_it_without_a_detour(self, wall: Wall) -> None:
        answer = wall.get("/admin", wall.cookie("ada"))
        assert answer.status_code == HTTPStatus.OK
        assert "page of admin" in answer.text

    def test_what_was_asked_goes_along(self, wall: Wall) -> None:
        answer = wall.get("/jobs/7?tab=text&next=//evil.example")
        assert (
            answer.headers["location"] == "/login?next=/jobs/7%3Ftab%3Dtext%26next%3D//evil.example"
        )

    def test_any_address_of_a_page_with_an_argument(self, wall: Wall) -> None:
        assert wall.get("/jobs/7", wall.cookie("cleo")).status_code == HTTPStatus.OK

    @pytest.mark.parametrize(
        ("name", "home"), [("cleo", "/home"), ("rosa", "/dashboard"), ("ada", "/admin")]
    )
    @pytest.mark.parametrize("path", ["/", "/index.html", "/login", "/register"])
    def test_who_is_signed_in_goes_home(self, wall: Wall, path: str, name: str, home: str) -> None:
        assert wall.get(path, wall.cookie(name)).headers["location"] == home

    def test_nobody_begins_at_the_sign_in(self, wall: Wall) -> None:
        assert wall.get("/").headers["location"] == "/login"

    @pytest.mark.parametrize("cookie", ["talentra=", "talentra=guessed", 'talentra="x', "a=b; c"])
    def test_a_cookie_that_says_nothing_is_nobodys(self, wall: Wall, cookie: str) -> None:
        assert wall.get("/admin", cookie).status_code == HTTPStatus.SEE_OTHER

    @pytest.mark.parametrize(
        "path", ["/.env", "/.git/config", "/rxconfig.py", "/talentra.db", "/.states", "/../secret"]
    )
    def test_nothing_of_the_house_is_served(self, wall: Wall, path: str) -> None:
        assert wall.get(path).status_code == HTTPStatus.NOT_FOUND

    def test_the_set_up_page_is_closed_while_there_is_an_admin(self, wall: Wall) -> None:
        assert wall.get("/setup").status_code == HTTPStatus.NOT_FOUND
        form = {"token": "guess", "email": "a@b.example", "password": PASSWORD, "full_name": "A"}
        assert wall.post("/setup", form).status_code == HTTPStatus.NOT_FOUND
