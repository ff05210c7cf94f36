"""The public careers page: what the server itself sends to whoever comes."""

import re
from http import HTTPStatus
from xml.etree import ElementTree

import pytest

from talentra import db
from talentra.models import Job, JobStatus
from talentra.models.base import parse_id, uuid7
from talentra.services import jobs
from tests.harness.cast import Cast
from tests.services import acts
from tests.web.conftest import Posts
from tests.web.reading import Reading, told
from tests.web.wall import Wall

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;{title}{0}"
PUBLIC = ("/careers", "/careers/", "/sitemap.xml", "/robots.txt")


class TestWhileItIsOff:
    def test_nothing_is_there(self, wall: Wall, on_stage: Cast) -> None:
        nothing = told(wall.get("/no/such/page"))
        assert nothing[0] == HTTPStatus.NOT_FOUND
        for path in (*PUBLIC, f"/careers/{on_stage.job_id}"):
            assert told(wall.get(path)) == nothing, path

    def test_nobody_begins_at_the_sign_in(self, wall: Wall) -> None:
        assert wall.get("/").headers["location"] == "/login"


@pytest.mark.usefixtures("public")
class TestTheList:
    def test_is_where_nobody_begins(self, wall: Wall) -> None:
        assert wall.get("/").headers["location"] == "/careers"
        assert wall.get("/", wall.cookie("cleo")).headers["location"] == "/home"

    def test_shows_open_jobs_to_whoever_comes(self, wall: Wall, on_stage: Cast) -> None:
        for cookie in ("", wall.cookie("cleo"), "talentra=guessed"):
            answer = wall.get("/careers", cookie)
            assert answer.status_code == HTTPStatus.OK
            assert f'href="/careers/{on_stage.job_id}"' in answer.text
            assert "Data engineer" in answer.text
        assert Reading(answer.text).meta["title"] == "Open jobs · Kestrel & Sons"
        assert on_stage.rosa.full_name not in answer.text

    def test_keeps_what_it_is_narrowed_to_in_its_address(self, wall: Wall, post: Posts) -> None:
        post(title="Harbour pilot", location="Porto")
        for asked in ("q=harb", "location=Porto", "company=Halden+Robotics", "mode=on_site"):
            shown = wall.get(f"/careers?{asked}").text
            assert "Harbour pilot" in shown, asked
            assert "Data engineer" not in shown, asked
        assert "No open job matches" in wall.get("/careers?q=zeppelin").text
        assert 'value="Porto" selected' in wall.get("/careers?location=Porto").text
        assert "noindex" in wall.get("/careers?q=harb").text

    @pytest.mark.parametrize(
        "asked", ["level=x", "mode=%00", "q=%ff%fe%00", "q=" + "x" * 5000, "q=1&q=2", "%ff=%ff"]
    )
    def test_leaves_out_what_makes_no_sense(self, wall: Wall, asked: str) -> None:
        assert wall.get(f"/careers?{asked}").status_code == HTTPStatus.OK

    def test_begins_again_where_a_page_is_not_known(self, wall: Wall) -> None:
        answer = wall.get("/careers?q=data&after=broken")
        assert (answer.status_code, answer.headers["location"]) == (303, "/careers?q=data")

    def test_is_turned_page_by_page(self, wall: Wall, post: Posts) -> None:
        for number in range(21):
            post(title=f"Pilot {number}")
        first = wall.get("/careers?q=pilot").text
        following = re.search(r'href="([^"]*after=[^"]*)" rel="next"', first)
        assert following
        second = wall.get(following[1].replace("&amp;", "&")).text
        assert first.count("<h2>") + second.count("<h2>") == 21
        assert "Pilot 0<" in second

    def test_draws_what_was_typed_as_text(self, wall: Wall, post: Posts) -> None:
        post(title=HOSTILE, company=HOSTILE[:100], location=HOSTILE[:100], skills=["<b>"])
        for asked in ("", f"?q={HOSTILE}&location={HOSTILE}"):
            page = Reading(wall.get(f"/careers{asked}").text)
            assert {"script", "img", "b"} & {*page.tags} == set()
        assert HOSTILE in Reading(wall.get("/careers").text).words


@pytest.mark.usefixtures("public")
class TestAJob:
    def test_says_of_itself_what_links_show(self, wall: Wall, post: Posts) -> None:
        path = post(title="Harbour pilot", description="Guide ships.\n\nWhen:\n- By day")
        meta = Reading(wall.get(path).text).meta
        assert meta["title"] == meta["og:title"] == "Harbour pilot · Halden Robotics"
        assert meta["description"] == meta["og:description"]
        assert meta["description"] == "Halden Robotics, Trondheim. Guide ships. When: By day"
        assert meta["canonical"] == meta["og:url"] == f"{wall.url}{path}"
        assert meta["og:site_name"] == "Kestrel & Sons"

    def test_says_of_itself_what_search_engines_read(self, wall: Wall, post: Posts) -> None:
        pay = {"salary_min": 40_000, "salary_max": 50_000, "currency": "EUR"}
        text = "Guide ships.\n\nWhen:\n- By day\n- By night"
        path = post(title="Harbour pilot", description=text, skills=["Charts", "Radio"], **pay)
        page = Reading(wall.get(path).text)
        data = page.posting
        assert (data["@type"], data["title"]) == ("JobPosting", "Harbour pilot")
        assert data["url"] == f"{wall.url}{path}"
        listed = "<ul><li>By day</li><li>By night</li></ul>"
        assert data["description"] == f"<p>Guide ships.</p>\n<h3>When</h3>\n{listed}"
        assert data["hiringOrganization"]["name"] == "Halden Robotics"
        assert data["baseSalary"]["value"]["maxValue"] == 50_000
        assert data["skills"] == "Charts, Radio"
        assert "EUR 40,000 – 50,000" in page.words

    def test_is_text_whatever_was_typed(self, wall: Wall, post: Posts) -> None:
        hostile = dict.fromkeys(("company", "location"), HOSTILE[:100])
        path = post(title=HOSTILE, description=f"- {HOSTILE}\n{HOSTILE}", skills=["<b>"], **hostile)
        page = Reading(wall.get(path).text)
        assert {"img", "b"} & {*page.tags} == set()
        assert page.tags.count("script") == 1
        assert page.posting["title"] == HOSTILE
        assert page.meta["og:title"].startswith(HOSTILE)
        assert HOSTILE in page.words

    def test_leads_to_an_account_and_back(self, wall: Wall, on_stage: Cast) -> None:
        page = wall.get(f"/careers/{on_stage.job_id}").text
        onward = f"next=%2Fjobs%2F{on_stage.job_id}"
        assert f'href="/register?{onward}"' in page
        assert f'href="/login?{onward}"' in page
        answer = wall.get(f"/register?{onward}", wall.cookie("cody"))
        assert answer.headers["location"] == f"/jobs/{on_stage.job_id}"
        for asked, place in (("//evil.example", "/home"), ("/jobs?q=%C3%A9%0A", "/home")):
            away = wall.get(f"/login?next={asked}", wall.cookie("cody"))
            assert away.headers["location"] == place
        accented = wall.get("/login?next=/jobs?q=%C3%A9", wall.cookie("cody"))
        assert accented.headers["location"] == "/jobs?q=%C3%A9"

    def test_that_is_not_open_is_not_there(self, wall: Wall, on_stage: Cast, post: Posts) -> None:
        nothing = told(wall.get("/no/such/page"))
        draft, closed, past = post(status=JobStatus.DRAFT), post(), post()
        assert wall.get(past).status_code == HTTPStatus.OK
        with wall.behind(), db.transaction() as session:
            jobs.close(session, on_stage.remy, parse_id(closed.rpartition("/")[2]))
            session.get_one(Job, parse_id(past.rpartition("/")[2])).closes_on = acts.yesterday()
        paths = [draft, closed, past, f"/careers/{uuid7()}"]
        for path in [*paths, "/careers/nothing", "/careers/%00", "/careers/a/b", "/careers/x.css"]:
            assert told(wall.get(path)) == nothing, path


@pytest.mark.usefixtures("public")
class TestHeaders:
    def test_let_nothing_in_but_its_own_look(self, wall: Wall, on_stage: Cast) -> None:
        for path in ("/careers", f"/careers/{on_stage.job_id}"):
            sent = wall.get(path).headers
            policy = sent["content-security-policy"].split("; ")
            rules = dict(rule.split(" ", 1) for rule in policy)
            assert rules["default-src"] == rules["frame-ancestors"] == "'none'"
            assert "script-src" not in rules
            assert not re.search("unsafe|http|[*]", str(rules))
            assert sent["x-content-type-options"] == "nosniff"
            assert sent["content-type"] == "text/html; charset=utf-8"
            assert "set-cookie" not in sent

    def test_have_it_asked_for_again_and_sent_once(self, wall: Wall) -> None:
        first = wall.get("/careers")
        assert first.headers["cache-control"] == "no-cache"
        again = wall.get("/careers", **{"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
        with wall.client() as client:
            head = client.head("/careers")
        assert (head.status_code, head.content) == (HTTPStatus.OK, b"")

    def test_keep_the_look_for_ever(self, wall: Wall) -> None:
        look = re.search(r'rel="stylesheet" href="([^"]+)"', wall.get("/careers").text)
        assert look
        answer = wall.get(look[1])
        assert answer.headers["content-type"].startswith("text/css")
        assert "immutable" in answer.headers["cache-control"]
        dark = answer.text.partition("prefers-color-scheme: dark")[2]
        assert "--page: #111113" in dark.partition("--stage")[0]
        assert ".dark {" not in answer.text

    def test_take_nothing_but_reading(self, wall: Wall) -> None:
        assert wall.post("/careers", {}).status_code in {404, 405}


@pytest.mark.usefixtures("public")
class TestForSearchEngines:
    def test_every_open_job_is_listed(self, wall: Wall, on_stage: Cast, post: Posts) -> None:
        draft = post(status=JobStatus.DRAFT)
        answer = wall.get("/sitemap.xml")
        assert answer.headers["content-type"].startswith("application/xml")
        listed = {each.text for each in ElementTree.fromstring(answer.text).iter() if each.text}
        assert {f"{wall.url}/careers", f"{wall.url}/careers/{on_stage.job_id}"} <= listed
        assert draft not in answer.text

    def test_nothing_else_is_theirs_to_read(self, wall: Wall) -> None:
        answer = wall.get("/robots.txt")
        assert answer.headers["content-type"].startswith("text/plain")
        assert "Disallow: /\n" in answer.text
        assert f"Sitemap: {wall.url}/sitemap.xml" in answer.text
