"""Applying under an idempotency key: sent again, it is answered again and not done again."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from talentra import db, files
from talentra.models import Application, KeptAnswer, Resume, StageEvent
from talentra.services import applications, jobs, kept_answers
from tests.api.rest import Rest, problem, signed_in
from tests.harness import documents
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

KEY = "018f7c1e-5d2b-7a41"
Send = Callable[..., httpx.Response]


def under(key: str) -> dict[bytes, bytes]:
    """The header, whatever signs the key has."""
    return {b"Idempotency-Key": key.encode("latin-1")}


def json_call(person: Rest, cast: Cast, key: str = KEY, **changes: Any) -> httpx.Response:
    """Cody sends his kept resume."""
    body = {"job_id": str(cast.job_id), "resume_id": str(cast.codys_resume_id), **changes}
    return person.call("POST", "submissions/apply", json=body, headers=under(key))


def form_call(person: Rest, cast: Cast, key: str = KEY, **changes: Any) -> httpx.Response:
    """Cody sends a new resume; httpx makes up another boundary each time."""
    file = ("cody.pdf", changes.pop("content", documents.pdf("Cody's second")), "application/pdf")
    return person.call(
        "POST",
        "submissions/apply",
        files={"file": file},
        data={"job_id": str(cast.job_id), **changes},
        headers=under(key),
    )


def made(cast: Cast) -> tuple[int, int, int]:
    """How many applications of Cody's there are, with how many steps, and resumes he keeps."""
    with db.reading() as session:
        mine = session.query(Application).filter_by(candidate_id=cast.cody.user_id).all()
        steps = session.query(StageEvent).filter_by(actor_id=cast.cody.user_id).count()
        kept = session.query(Resume).filter_by(candidate_id=cast.cody.user_id).count()
        return len(mine), steps, kept


@pytest.fixture(params=[json_call, form_call], ids=["json", "form"])
def send(request: pytest.FixtureRequest) -> Send:
    """One way to apply."""
    return request.param


class TestSentAgain:
    def test_gets_the_first_answer(self, cast: Cast, send: Send) -> None:
        cody = signed_in(cast.cody)
        first = send(cody, cast)
        assert first.status_code == 201
        assert "idempotent-replayed" not in first.headers
        once = made(cast)
        again = send(cody, cast)
        assert (again.status_code, again.content) == (201, first.content)
        assert again.headers["content-type"] == first.headers["content-type"]
        assert again.headers["idempotent-replayed"] == "true"
        assert made(cast) == once

    def test_gets_it_also_when_things_have_moved_on(self, cast: Cast, send: Send) -> None:
        cody = signed_in(cast.cody)
        first = send(cody, cast)
        with db.transaction() as session:
            applications.withdraw(session, cast.cody, UUID(first.json()["id"]))
            jobs.close(session, cast.rosa, cast.job_id)
        assert send(cody, cast).content == first.content

    def test_is_refused_with_another_body(self, cast: Cast, send: Send) -> None:
        cody = signed_in(cast.cody)
        assert send(cody, cast).status_code == 201
        once = made(cast)
        for other in ({"cover_note": "Hello."}, {"job_id": str(cast.cleos_resume_id)}):
            refused = send(cody, cast, **other)
            assert problem(refused)["status"] == 422
            assert problem(refused)["code"] == "key_reused"
        assert made(cast) == once

    def test_is_another_body_when_it_is_another_file(self, cast: Cast) -> None:
        cody = signed_in(cast.cody)
        assert form_call(cody, cast).status_code == 201
        other = form_call(cody, cast, content=documents.pdf("Cody's third"))
        assert problem(other)["code"] == "key_reused"

    def test_is_the_same_body_however_it_is_written(self, cast: Cast) -> None:
        cody = signed_in(cast.cody)
        first = json_call(cody, cast)
        text = f'{{ "resume_id":"{cast.codys_resume_id}",\n"job_id":"{cast.job_id}" }}'
        headers = {"Idempotency-Key": KEY, "Content-Type": "application/json"}
        again = cody.call("POST", "submissions/apply", content=text, headers=headers)
        assert again.content == first.content

    def test_with_another_key_is_another_call(self, cast: Cast, send: Send) -> None:
        cody = signed_in(cast.cody)
        assert send(cody, cast).status_code == 201
        assert problem(send(cody, cast, "another"))["code"] == "already_applied"
        assert problem(send(cody, cast, "another"))["code"] == "already_applied"

    def test_by_another_person_is_another_call(self, cast: Cast) -> None:
        first = json_call(signed_in(cast.cody), cast)
        foreign = json_call(signed_in(cast.cleo), cast)
        assert problem(foreign)["application_id"] == str(cast.cleos_application_id)
        assert first.json()["id"] not in foreign.text

    def test_gets_its_refusal_again(self, cast: Cast, send: Send) -> None:
        cody = signed_in(cast.cody)
        with db.transaction() as session:
            jobs.close(session, cast.rosa, cast.job_id)
        first = send(cody, cast)
        assert problem(first)["code"] == "job_closed"
        with db.transaction() as session:
            jobs.reopen(session, cast.rosa, cast.job_id)
        again = send(cody, cast)
        assert (again.status_code, again.content) == (409, first.content)
        assert problem(again) == problem(first)
        assert send(cody, cast, "another").status_code == 201

    def test_after_a_day_is_a_new_call(self, cast: Cast, clock: SteeredClock) -> None:
        script = {"name": "Script", "scope": "write"}
        cody = Rest(signed_in(cast.cody).post("auth/tokens", script).json()["token"])
        first = json_call(cody, cast)
        clock.forward(timedelta(hours=24, seconds=-1))
        assert json_call(cody, cast).content == first.content
        clock.forward(timedelta(seconds=1))
        assert problem(json_call(cody, cast))["code"] == "already_applied"

    def test_without_a_key_is_done_each_time(self, cast: Cast) -> None:
        cody = signed_in(cast.cody)
        body = {"job_id": str(cast.job_id), "resume_id": str(cast.codys_resume_id)}
        assert cody.post("submissions/apply", body).status_code == 201
        assert problem(cody.post("submissions/apply", body))["code"] == "already_applied"
        with db.reading() as session:
            assert session.query(KeptAnswer).count() == 0


class TestKey:
    @pytest.mark.parametrize("key", ["", "two words", "x" * 201, "é"])
    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_that_is_none_is_refused(self, cast: Cast, send: Send, key: str) -> None:
        refused = send(signed_in(cast.cody), cast, key)
        assert problem(refused)["errors"][0]["field"] == "Idempotency-Key"
        assert made(cast) == (0, 0, 1)

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_stands_once(self, cast: Cast) -> None:
        body = {"job_id": str(cast.job_id), "resume_id": str(cast.codys_resume_id)}
        twice = [("Idempotency-Key", "a"), ("Idempotency-Key", "b")]
        cody = signed_in(cast.cody)
        twice.append(("Authorization", f"Bearer {cody.access_token}"))
        refused = Rest().call("POST", "submissions/apply", json=body, headers=twice)
        assert problem(refused)["status"] == 422

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_of_another_role_opens_nothing(self, cast: Cast, send: Send) -> None:
        assert problem(send(signed_in(cast.rosa), cast))["status"] == 403


def patiently(send: Send, person: Rest, cast: Cast) -> httpx.Response:
    """Again and again, while the readers of resumes are busy."""
    while (answer := send(person, cast)).status_code == 503:
        time.sleep(0.2)
    return answer


class TestAtOnce:
    def test_two_make_one_application(self, cast: Cast, send: Send) -> None:
        cody = signed_in(cast.cody)
        with ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(lambda _: patiently(send, cody, cast), range(6)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
        assert made(cast)[:2] == (1, 1)
        assert made(cast)[2] == (2 if send is form_call else 1)

    def test_of_two_bodies_one_is_done(self, cast: Cast) -> None:
        with db.transaction() as session:
            other = str(acts.post(session, cast.rosa).id)
        cody = signed_in(cast.cody)
        with ThreadPoolExecutor(6) as pool:
            bodies = [{}, {"job_id": other}] * 3
            answers = list(pool.map(lambda body: json_call(cody, cast, **body), bodies))
        done = {answer.content for answer in answers if answer.status_code == 201}
        assert len(done) == 1
        assert {answer.status_code for answer in answers} == {201, 422}
        assert made(cast)[:2] == (1, 1)


class TestKept:
    def test_with_what_it_tells_of_or_not_at_all(self, cast: Cast) -> None:
        """A process that dies before the commit leaves neither; after it both are there."""
        cody = signed_in(cast.cody)
        with pytest.raises(RuntimeError), db.transaction() as session:
            resume = cast.codys_resume_id
            applications.apply(session, cast.cody, cast.job_id, resume_id=resume)
            kept_answers.keep(session, cast.cody, KEY, "f" * 64, status=201, body="{}")
            raise RuntimeError
        with db.reading() as session:
            assert session.query(KeptAnswer).count() == 0
        assert json_call(cody, cast).status_code == 201

    def test_leaves_no_file_behind_that_no_row_names(self, cast: Cast) -> None:
        cody = signed_in(cast.cody)
        form_call(cody, cast)
        before = {sha256 for sha256, _ in files.stored()}
        form_call(cody, cast)
        assert {sha256 for sha256, _ in files.stored()} == before
        assert list(files.leftovers()) == []

    def test_is_forgotten_after_a_day(self, cast: Cast, clock: SteeredClock) -> None:
        json_call(signed_in(cast.cody), cast)
        clock.forward(timedelta(hours=23))
        self._forget()
        assert self._count() == 1
        clock.forward(timedelta(hours=1))
        self._forget()
        assert self._count() == 0

    def _forget(self) -> None:
        with db.transaction() as session:
            kept_answers.forget(session)

    def _count(self) -> int:
        with db.reading() as session:
            return session.query(KeptAnswer).count()
