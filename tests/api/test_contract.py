"""The description is a contract: whatever anybody sends is answered as it says."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis import APIOperation, Case, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.core import NOT_SET
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.access import BODIES, Who
from tests.api import scene
from tests.api.rest import app
from tests.api.scene import Asker, Scene
from tests.harness import documents
from tests.harness.cast import Cast
from tests.harness.server import Server

TRIES = 4  # made up for each operation; everybody sends each of them
ENDS_THE_ASKER = {"logout"}  # has a story of its own
AWAY = {"propose_resume"}  # is always 503: there is no AI yet
SHUTS_OUT = {"edit_user", "set_user_status"}  # come last: whoever is shut out asks no more
FORM = "multipart/form-data"
FILE = {"file": ("resume.pdf", documents.pdf(), "application/pdf")}
MODES = [GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
CHECKS = [
    not_a_server_error,  # the first: left out where a part is known to be away
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def operations() -> dict[str, APIOperation]:
    """Every operation by its name: what deletes comes late, and what shuts out last."""
    schema = schemathesis.openapi.from_dict(app().openapi())
    read = [each for each in schema.get_all_operations() if isinstance(each, Ok)]
    found = {_name(each.ok()): each.ok() for each in read}
    kept = {*found} - ENDS_THE_ASKER
    order = sorted(kept, key=lambda name: (name in SHUTS_OUT, found[name].method == "delete", name))
    return {name: found[name] for name in order}


def _name(operation: APIOperation) -> str:
    return operation.definition.raw["operationId"]


@some.composite
def made_up(draw: Any, operation: APIOperation, ids: dict[str, str]) -> Case:
    """One case as it is described, or as it is not; its ids are often of something there."""
    case = draw(operation.as_strategy(generation_mode=draw(some.sampled_from(MODES))))
    if draw(some.integers(0, 3)):
        for part in (case.path_parameters, case.query, case.body):
            if isinstance(part, dict):
                part.update({name: ids[name] for name in part.keys() & ids.keys()})
    return case


@dataclass
class Crowd:
    """Everybody, in front of a running server; `answered` counts (operation, status)."""

    server: Server
    stage: Scene
    http: requests.Session
    operations: dict[str, APIOperation] = field(default_factory=operations)
    answered: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])

    def send_right(self, operation: APIOperation) -> None:
        """What is known to be right, by everybody."""
        for asker in self.askers():
            self._ask(asker, self._right(operation, asker))

    def send_made_up(self, operation: APIOperation) -> None:
        """Some cases that are made up, each by everybody."""

        @settings(
            max_examples=TRIES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=SLOW,
        )
        @given(case=made_up(operation, self.stage.ids))
        def by_everybody(case: Case) -> None:
            for asker in self.askers():
                self._ask(asker, case)

        by_everybody()

    def askers(self) -> Iterator[Asker]:
        """All but those who were shut out: they are answered as nobody is."""
        return (asker for asker in self.stage.askers if asker.who is not Who.DEACTIVATED)

    def _right(self, operation: APIOperation, asker: Asker) -> Case:
        call = f"{operation.method.upper()} {operation.path.removeprefix('/api/')}"
        body = BODIES.get(call)
        sent: Any = self.stage.filled(body, asker) if body else NOT_SET
        kind = "application/json" if body else None
        if not body and operation.body and FORM in {each.media_type for each in operation.body}:
            sent, kind = {"file": ""}, FORM
        known = {name: value for name, value in self.stage.ids.items() if f"{{{name}}}" in call}
        return operation.Case(path_parameters=known, body=sent, media_type=kind)

    def _ask(self, asker: Asker, case: Case) -> Response:
        """The answer, once it has been held to the description; its links lead somewhere."""
        token = asker.rest.access_token
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = case.call(self.server.url, self.http, headers, **_form(case))
        name = _name(case.operation)
        is_away = name in AWAY and answer.status_code == 503
        case.validate_response(answer, checks=CHECKS[is_away:])
        self.answered[name, answer.status_code] += 1
        told = case.operation.definition.raw["responses"][str(answer.status_code)]
        for link in told.get("links", {}).values():
            self._follow(asker, link, answer.json()["id"])
        return answer

    def _follow(self, asker: Asker, link: dict[str, Any], made: str) -> None:
        names = dict.fromkeys(link["parameters"], made)
        there = self.operations[link["operationId"]].Case(path_parameters=names)
        assert self._ask(asker, there).status_code == 200


def _form(case: Case) -> dict[str, Any]:
    """A form with a file that can be read, beside the texts that were made up."""
    if case.media_type != FORM or not isinstance(case.body, dict):
        return {}
    texts = {name: str(value) for name, value in case.body.items() if name != "file"}
    return {"files": FILE, "data": texts}


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_everybody_is_answered_as_it_is_described(
    start_server: Callable[..., tuple[Server, Cast]], engine_kind: str
) -> None:
    server, cast = start_server(engine_kind=engine_kind)
    with server.behind():
        stage = scene.build(cast)
    with requests.Session() as http:
        crowd = Crowd(server, stage, http)
        for operation in crowd.operations.values():
            if operation.method != "delete":
                crowd.send_right(operation)
        for operation in crowd.operations.values():
            if operation.method == "delete":
                crowd.send_right(operation)
            crowd.send_made_up(operation)
    done = {name for name, status in crowd.answered if status < 400}
    assert done == {*crowd.operations} - AWAY
