"""OpenAPI: enough to make a client from it, and true; Rest holds every answer to it."""

import keyword
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from talentra.api.examples import EXAMPLES
from talentra.api.shapes import base
from tests.access import ACCESS, Who
from tests.api.rest import app


def described() -> dict[str, Any]:
    """The whole description."""
    return app().openapi()


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation under its call."""
    for path, found in described()["paths"].items():
        for verb, operation in found.items():
            yield f"{verb.upper()} {path.removeprefix('/api/')}", operation


def shapes() -> list[type[BaseModel]]:
    """Every model of a body or an answer."""
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [base.Sent, base.Told]
    while waiting:
        for shape in waiting.pop().__subclasses__():
            if shape.__module__.startswith("talentra.") and "[" not in shape.__name__:
                found.append(shape)
            waiting.append(shape)
    return found


CALLS = dict(operations())


class TestOperations:
    def test_have_names_that_a_client_can_have(self) -> None:
        names = [operation["operationId"] for operation in CALLS.values()]
        assert len({*names}) == len(names)
        for name in names:
            assert name.isidentifier() and name == name.lower()
            assert not keyword.iskeyword(name)

    @pytest.mark.parametrize("call", CALLS)
    def test_say_what_they_do(self, call: str) -> None:
        assert CALLS[call]["description"].endswith(".")
        assert len(CALLS[call]["tags"]) == 1

    @pytest.mark.parametrize("call", CALLS)
    def test_say_whom_they_refuse(self, call: str) -> None:
        rows = [row for row in ACCESS if row.call == call]
        refused = {row.expected[Who.ANONYMOUS] for row in rows} == {401}
        public = not CALLS[call].get("security")
        assert public is (not refused or call == "POST auth/refresh")
        answers = CALLS[call]["responses"]
        assert {"422", "500", "503"} <= {*answers}
        assert public or "401" in answers
        assert public or call.startswith("GET") or "403" in answers

    def test_are_authorized_by_one_scheme(self) -> None:
        (scheme,) = described()["components"]["securitySchemes"].values()
        assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
        assert {str(op["security"]) for op in CALLS.values() if "security" in op} == {
            "[{'bearer': []}]"
        }

    def test_describe_the_key_of_applying(self) -> None:
        (key,) = CALLS["POST submissions/apply"]["parameters"]
        assert (key["name"], key["in"]) == ("Idempotency-Key", "header")
        kinds = CALLS["POST submissions/apply"]["requestBody"]["content"]
        assert {*kinds} == {"application/json", "multipart/form-data"}


class TestRefusals:
    @pytest.mark.parametrize("call", CALLS)
    def test_are_problems_with_an_example(self, call: str) -> None:
        for status, answer in CALLS[call]["responses"].items():
            if int(status) >= 400:
                told = answer["content"]["application/problem+json"]
                assert told["schema"] == {"$ref": "#/components/schemas/Problem"}
                assert told["example"]["status"] == int(status)
                assert told["example"]["detail"].endswith(".")
            if status in {"429", "503"}:
                assert "Retry-After" in answer["headers"]
            if status == "401":
                assert "WWW-Authenticate" in answer["headers"]


class TestShapes:
    def test_have_examples_wherever_a_type_says_too_little(self) -> None:
        mute = {
            f"{shape}.{name}"
            for shape, schema in described()["components"]["schemas"].items()
            for name, told in schema.get("properties", {}).items()
            if _is_mute(told)
        }
        assert mute == set()

    def test_have_no_example_that_no_shape_needs(self) -> None:
        schemas = described()["components"]["schemas"].values()
        assert {*EXAMPLES} <= {name for each in schemas for name in each.get("properties", {})}

    @pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
    def test_have_examples_that_are_true(self, shape: type[BaseModel]) -> None:
        for name, field in shape.model_fields.items():
            kept = TypeAdapter[Any](Annotated[field.annotation, Field(), *field.metadata])  # pyright: ignore
            for example in field.examples or ():
                try:
                    kept.validate_python(example)
                except ValidationError as misfit:
                    raise AssertionError(f"{name}: {example}") from misfit

    @pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
    def test_say_what_they_are(self, shape: type[BaseModel]) -> None:
        assert (shape.__doc__ or "").strip().endswith(".")


def _is_mute(told: dict[str, Any]) -> bool:
    """Whether a property may be any text, and nothing says what it looks like."""
    choices = told.get("anyOf", [told])
    plain = [each for each in choices if each.get("type") == "string"]
    free = [each for each in plain if not {"format", "enum", "const", "pattern"} & {*each}]
    return bool(free) and not any("examples" in each for each in [told, *free])
