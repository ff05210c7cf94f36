"""Looking for words in jobs: the same is found on both engines, and nothing typed is an order."""

import base64
import json
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.errors import Invalid
from talentra.models import Actor, JobStatus
from talentra.queries import jobs, search
from talentra.queries.job_filters import JobSort
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import jobs as service
from tests.harness.cast import Cast
from tests.services import acts


def titles(session: Session, actor: Actor, q: str) -> set[str]:
    """The titles of the jobs that the words find."""
    session.flush()
    return {row.title for row in jobs.page(session, actor, JobFilter(q=q), Ask()).rows}


@pytest.fixture
def board(session: Session, cast: Cast) -> None:
    """Beside Rosa's data engineer in Pune: three of Remy's."""
    acts.post(session, cast.remy, title="Robot nurse", skills=["C++", ".NET"])
    acts.post(session, cast.remy, title="Ingénieur", location="Zürich", skills=["C#", "Node.js"])
    acts.post(session, cast.remy, title="機械学習 engineer", description="Wir löten <b>R&D</b>")


NOTHING: set[str] = set()
NURSE, FRENCH, JAPANESE, DATA = "Robot nurse", "Ingénieur", "機械学習 engineer", "Data engineer"


@pytest.mark.usefixtures("board")
class TestSearch:
    @pytest.mark.parametrize(
        ("q", "found"),
        [
            ("data", {DATA}),
            ("DAT eng", {DATA}),  # beginnings of words, in any order
            ("eng dat", {DATA}),
            ("ata", NOTHING),  # not their middles
            ("data pune northwind safely", {DATA}),  # each in another part
            ("data zürich", NOTHING),
            ("ingenieur", {FRENCH}),
            ("INGÉN", {FRENCH}),
            ("zurich", {FRENCH}),
            ("c++", {NURSE}),
            ("C#", {FRENCH}),
            (".net", {NURSE}),
            ("node.js", {FRENCH}),
            ("学習", {JAPANESE}),
            ("r&d", {JAPANESE}),
            ("loten", {JAPANESE}),
            ("  ", {DATA, NURSE, FRENCH, JAPANESE}),
        ],
    )
    def test_finds_beginnings_of_words(
        self, session: Session, cast: Cast, q: str, found: set[str]
    ) -> None:
        assert titles(session, cast.cody, q) == found

    @pytest.mark.parametrize(
        "q",
        [
            "data OR robot",
            "data NOT engineer",
            "NEAR(data pune)",
            "title:data",
            "data | robot",
            '"',
            "'",
            '"data',
            "data'",
            "*",
            "%",
            "_",
            "\\",
            "-",
            "^",
            "(",
            "!data & ro:*",
            "<->",
            "data\0",
            "\ud800",
            "'); DROP TABLE jobs; --",
            "x" * 5000,
            "word " * 5000,
        ],
    )
    def test_takes_operators_and_quotes_as_words(
        self, session: Session, cast: Cast, q: str
    ) -> None:
        assert titles(session, cast.cody, q) <= {DATA}
        assert titles(session, cast.cody, "data") == {DATA}

    def test_follows_what_is_edited(self, session: Session, cast: Cast) -> None:
        service.edit(session, cast.rosa, cast.job_id, details={"title": "Baker"})
        assert titles(session, cast.cody, "data engineer") == NOTHING
        assert titles(session, cast.cody, "baker pune") == {"Baker"}
        service.edit(session, cast.rosa, cast.job_id, details={}, skill_names=["Sourdough"])
        assert titles(session, cast.cody, "sourdough") == {"Baker"}
        service.edit(session, cast.rosa, cast.job_id, details={}, skill_names=[])
        assert titles(session, cast.cody, "sourdough") == NOTHING

    def test_forgets_what_is_deleted(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.remy, title="Lighthouse keeper")
        assert titles(session, cast.cody, "lighthouse") == {"Lighthouse keeper"}
        session.commit()
        assert service.remove(session, cast.remy, job.id) is None
        assert titles(session, cast.cody, "lighthouse") == NOTHING

    def test_shows_nothing_out_of_sight(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.remy, title="Lighthouse keeper")
        service.close(session, cast.remy, job.id)
        assert titles(session, cast.cody, "lighthouse") == NOTHING
        assert titles(session, cast.rosa, "lighthouse") == {"Lighthouse keeper"}


class TestOrder:
    """What is found is read from the job opened last on, page by page, whatever the engine does."""

    @pytest.fixture(autouse=True, params=[2, 5])
    def pilots(
        self,
        session: Session,
        cast: Cast,
        monkeypatch: pytest.MonkeyPatch,
        request: pytest.FixtureRequest,
    ) -> None:
        """Five pilots with others between, which is many or few."""
        monkeypatch.setattr(search, "FEW", request.param)
        for number in range(5):
            acts.post(session, cast.remy, title=f"Pilot {number}")
            acts.post(session, cast.remy, title=f"Cook {number}")

    @pytest.mark.parametrize("step", [1, 2, 3, 5, 50])
    def test_is_by_the_day_of_opening(self, session: Session, cast: Cast, step: int) -> None:
        found = _paged(session, cast.cody, JobFilter(q="pilot"), step)
        assert found == [f"Pilot {number}" for number in (4, 3, 2, 1, 0)]

    def test_begins_with_a_draft_that_is_opened_now(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.remy, title="Pilot draft", status=JobStatus.DRAFT)
        acts.post(session, cast.remy, title="Pilot last")
        service.edit(session, cast.remy, draft.id, details={"openings": 2}, status=JobStatus.OPEN)
        found = _paged(session, cast.cody, JobFilter(q="pilot"), 2)
        assert found[:3] == ["Pilot draft", "Pilot last", "Pilot 4"]

    def test_takes_other_filters_along(self, session: Session, cast: Cast) -> None:
        acts.post(session, cast.remy, title="Pilot of Porto", location="Porto")
        acts.post(session, cast.remy, title="Pilot of Pune", location="Pune")
        wanted = JobFilter(q="pilot", location="Porto")
        assert _paged(session, cast.cody, wanted, 1) == ["Pilot of Porto"]

    def test_by_closing_day_is_kept(self, session: Session, cast: Cast) -> None:
        acts.post(session, cast.remy, title="Pilot soon", closes_on=today())
        wanted = JobFilter(q="pilot", sort=JobSort.CLOSING)
        assert _paged(session, cast.cody, wanted, 2)[0] == "Pilot soon"

    @pytest.mark.parametrize("number", ["-1", "2147483648", "9" * 40, "1.5", "x"])
    def test_takes_any_cursor_for_an_answer_or_a_refusal(
        self, session: Session, cast: Cast, number: str
    ) -> None:
        cursor = base64.urlsafe_b64encode(json.dumps([number]).encode()).decode()
        try:
            found = jobs.page(session, cast.cody, JobFilter(q="pilot"), Ask(cursor=cursor))
            assert found.rows == []
        except Invalid as refused:
            assert refused.fields


def _paged(session: Session, actor: Actor, wanted: JobFilter, step: int) -> list[str]:
    """The titles in their order, read so many at a time; each page knows how many there are."""
    session.flush()
    found: list[str] = []
    totals: set[int | None] = set()
    ask = Ask(limit=step, count=True)
    while True:
        page = jobs.page(session, actor, wanted, ask)
        found += [row.title for row in page.rows]
        totals.add(page.total)
        if not page.next_cursor:
            assert totals == {len(found)}
            return found
        ask = replace(ask, cursor=page.next_cursor)


@pytest.mark.usefixtures("board")
class TestIndex:
    def test_is_what_answers(self, session: Session, cast: Cast, engine_kind: str) -> None:
        session.flush()
        plain = "SELECT rowid FROM job_words_index WHERE job_words_index MATCH '\"dat\"*'"
        if engine_kind == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))
            plain = "SELECT job_id FROM job_words WHERE words @@ CAST('''dat'':*' AS tsquery)"
        explain = "EXPLAIN QUERY PLAN" if engine_kind == "sqlite" else "EXPLAIN"
        plan = " ".join(str(row) for row in session.execute(text(f"{explain} {plain}")))
        assert "job_words_index" in plan or "ix_job_words_words" in plan
