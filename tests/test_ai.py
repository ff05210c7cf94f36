"""The client of an AI: what it sends, what it takes, and what it makes of every fault."""

import asyncio
import time
from collections.abc import Generator
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from talentra import ai
from talentra.ai import Answer, Question
from talentra.config import Settings, settings
from talentra.errors import Away
from tests.harness.ai_server import MODEL, FakeAi, Fault, answering, configured, events


class Greeting(BaseModel):
    """What is asked for here."""

    model_config = ConfigDict(extra="forbid")

    hello: str


QUESTION = Question("test", "Greet.", "<<<Cleo>>>", Greeting)


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


def ask() -> Answer[Greeting]:
    return asyncio.run(ai.ask(QUESTION))


def away() -> Away:
    with pytest.raises(Away) as caught:
        ask()
    return caught.value


class TestAsking:
    def test_gives_the_answer_in_its_shape(self, fake: FakeAi) -> None:
        fake.say({"hello": "Cleo"})
        answer = ask()
        assert (answer.content.hello, answer.model) == ("Cleo", MODEL)
        assert answer.received == len('{"hello": "Cleo"}')

    def test_sends_rules_as_system_and_what_people_wrote_as_user(self, fake: FakeAi) -> None:
        fake.say({"hello": "Cleo"})
        ask()
        (heard,) = fake.heard
        assert heard.path == "/v1/chat/completions"
        assert heard.headers["authorization"] == "Bearer sk-canary"
        assert heard.body["model"] == MODEL
        assert not {"tools", "functions", "temperature"} & heard.body.keys()
        assert "Cleo" not in heard.said_by("system")
        assert heard.said_by("user") == "<<<Cleo>>>"
        form = heard.body["response_format"]["json_schema"]
        assert (form["strict"], form["schema"]["required"]) == (True, ["hello"])

    def test_goes_without_a_schema_where_none_is_known(self, fake: FakeAi) -> None:
        fake.say(Fault("schemaless"), {"hello": "Cleo"})
        assert ask().content.hello == "Cleo"
        assert ask().content.hello == "Cleo"  # and remembers that
        assert ["response_format" in each.body for each in fake.heard] == [True, False, False]
        assert '"hello"' in fake.heard[-1].said_by("system")

    @pytest.mark.parametrize("wrong", [{"hallo": "Cleo"}, "Hello, Cleo!", '{"hello": "\\ud800"}'])
    def test_lets_it_repair_its_answer_once(self, fake: FakeAi, wrong: Any) -> None:
        fake.say(wrong, {"hello": "Cleo"})
        assert ask().content.hello == "Cleo"
        assert "does not follow" in fake.heard[1].said_by("user")

    def test_gives_up_after_that(self, fake: FakeAi) -> None:
        fake.say({"hallo": "Cleo"})
        assert away().sentence == ai.UNUSABLE
        assert len(fake.heard) == 2

    def test_takes_20000_characters_and_no_more(self, fake: FakeAi) -> None:
        around = len('{"hello": ""}')
        fake.say({"hello": "x" * (ai.LONGEST - around)}, {"hello": "x" * ai.LONGEST})
        assert len(ask().content.hello) == ai.LONGEST - around
        assert away().sentence == ai.UNUSABLE

    def test_is_off_unless_it_is_configured(self) -> None:
        off = away()
        assert (off.sentence, off.retry_after) == (ai.OFF, 3600)


FAULTS = pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (500, ai.BROKEN),
        (503, ai.BROKEN),
        (429, ai.ASKED_TOO_MUCH),
        (401, ai.MISSET),
        (404, ai.MISSET),
        (Fault("redirect"), ai.MISSET),
        (Fault("garbage"), ai.UNUSABLE),
        (Fault("empty"), ai.UNUSABLE),
        (Fault("null"), ai.UNUSABLE),
        (Fault("blank"), ai.UNUSABLE),
        (Fault("length"), ai.UNUSABLE),
        (Fault("packed"), ai.UNUSABLE),
        (Fault("huge"), ai.UNUSABLE),
        (Fault("huge fault"), ai.BROKEN),
        (Fault("cut"), ai.CUT),
    ],
    ids=lambda each: str(each)[:20],
)


class TestFaults:
    @FAULTS
    def test_become_a_sentence(self, fake: FakeAi, fault: Any, sentence: str) -> None:
        fake.say(fault)
        failure = away()
        assert failure.sentence == sentence
        assert failure.retry_after

    def test_are_not_tried_again_by_itself(self, fake: FakeAi) -> None:
        for fault in (500, 429, Fault("garbage"), Fault("redirect")):
            fake.say(fault)
            before = len(fake.heard)
            away()
            assert len(fake.heard) == before + 1, fault

    def test_of_too_many_say_how_long_the_server_wants_to_be_left_alone(self, fake: FakeAi) -> None:
        fake.say(429)
        assert away().retry_after == 7

    @pytest.mark.parametrize("fault", ["hang", "drip"])
    def test_end_at_the_deadline(self, fake: FakeAi, fault: str) -> None:
        fake.say(Fault(fault))
        settings().ai_timeout = 1
        began = time.monotonic()
        assert away().sentence == ai.LATE.format(seconds=1)
        assert time.monotonic() - began >= 1

    def test_of_a_server_that_is_not_there(self, fake: FakeAi) -> None:
        settings().openai_base_url = "http://127.0.0.1:9/v1"
        assert away().sentence == ai.CUT


class TestManyAtOnce:
    def test_four_are_asked_and_the_others_come_back_later(self, fake: FakeAi) -> None:
        fake.say(Fault("hang"))
        settings().ai_timeout = 2

        async def all_of_them() -> list[Any]:
            return await asyncio.gather(
                *(ai.ask(QUESTION) for _ in range(9)), return_exceptions=True
            )

        told = [str(each) for each in asyncio.run(all_of_them())]
        assert (told.count(ai.BUSY), told.count(ai.LATE.format(seconds=2))) == (5, 4)
        fake.say({"hello": "again"})
        assert ask().content.hello == "again"

    def test_leave_the_loop_free(self, fake: FakeAi) -> None:
        fake.say(Fault("hang"))
        settings().ai_timeout = 2

        async def beside() -> int:
            asking = asyncio.ensure_future(ai.ask(QUESTION))
            turns = 0
            while not asking.done():
                await asyncio.sleep(0.01)
                turns += 1
            assert isinstance(asking.exception(), Away)
            return turns

        assert asyncio.run(beside()) > 10


class TestConfiguration:
    @pytest.mark.parametrize(
        ("scheme", "host"),
        [
            ("https", "ai.example"),
            ("http", "127.0.0.1:11434"),
            ("http", "[::1]:11434"),
            ("http", "10.1.2.3"),
            ("http", "ollama:11434"),
            ("http", "gpu.lan"),
        ],
    )
    def test_takes_https_and_what_is_near(self, scheme: str, host: str) -> None:
        url = f"{scheme}://{host}/v1"
        assert Settings(openai_base_url=url).openai_base_url == url

    @pytest.mark.parametrize(
        ("scheme", "host"),
        [("http", "ai.example"), ("http", "8.8.8.8"), ("ftp", "127.0.0.1"), ("http", "")],
    )
    def test_refuses_what_others_could_read_along(self, scheme: str, host: str) -> None:
        with pytest.raises(ValidationError, match="use https"):
            Settings(openai_base_url=f"{scheme}://{host}")

    def test_never_shows_the_key(self) -> None:
        assert "sk-canary" not in repr(Settings(openai_api_key="sk-canary"))

    def test_is_on_with_a_model_and_a_way_to_it(self) -> None:
        assert not Settings().has_ai
        assert not Settings(ai_model="m").has_ai
        assert not Settings(openai_base_url="https://ai.example").has_ai
        assert Settings(ai_model="m", openai_base_url="https://ai.example").has_ai
        assert Settings(ai_model="m", openai_api_key="k").has_ai


def test_the_fake_streams_like_a_real_one() -> None:
    import openai

    with answering() as fake:
        client = openai.OpenAI(base_url=fake.url, api_key="k", max_retries=0)
        for script, whole in (("{'x': 1}" * 50, True), (Fault("cut"), False)):
            fake.say(script)
            messages: Any = [{"role": "user", "content": "Hi"}]
            asked = client.chat.completions.create(model=MODEL, messages=messages, stream=True)
            choices = [piece.choices[0] for piece in asked]
            assert (choices[-1].finish_reason == "stop") is whole
        client.close()
    assert len(list(events("x" * 250, ends=True))) == 5
