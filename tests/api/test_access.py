"""Every route against everybody who might call it."""

import pytest
from fastapi.routing import APIRoute

from tests.access import ACCESS, Row, Who
from tests.api import scene
from tests.api.rest import Rest, app, problem
from tests.harness.cast import Cast

NOT_THERE = {
    "type": "about:blank",
    "title": "Not found",
    "status": 404,
    "detail": "This does not exist, or it is not yours to see.",
}
UNSEEN = {"/api/docs", "/api/docs/{name}", "/api/openapi.json", "/api", "/api/{rest:path}"}


@pytest.mark.parametrize("row", ACCESS, ids=lambda row: row.name)
def test_answers_everybody_as_the_table_says(cast: Cast, row: Row):
    stage = scene.build(cast)
    answers = [(asker.who, stage.ask(asker, row)) for asker in stage.askers]
    found = {f"{who}: {answer.status_code}" for who, answer in answers}
    assert found == {f"{who}: {code}" for who, code in row.expected.items()}
    for _, answer in answers:
        told = problem(answer) if answer.status_code >= 400 else {}
        if answer.status_code == 404:
            assert told == NOT_THERE
        if answer.status_code == 401:
            assert answer.headers["www-authenticate"] == "Bearer"


def test_has_a_row_for_every_route():
    described = app().openapi()["paths"]
    calls = {
        f"{method.upper()} {path.removeprefix('/api/')}"
        for path, operations in described.items()
        for method in operations
    }
    assert calls == {row.call for row in ACCESS}


def test_hides_no_route_from_the_description():
    hidden = {
        getattr(route, "path", "")
        for route in app().routes
        if not getattr(route, "include_in_schema", True)
    }
    assert hidden <= UNSEEN


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("thing", ["not-an-id", "0", "%00", "{application_id}"])
def test_looks_at_nothing_before_it_is_known_who_asks(cast: Cast, thing: str):
    stage = scene.build(cast)
    path = f"submissions/{thing.format(**stage.ids)}/stage"
    for asker in stage.askers:
        answer = asker.rest.raw("PUT", path, b"{broken", "text/plain")
        told = {Who.ANONYMOUS: 401, Who.DEACTIVATED: 401, Who.OWN: 403, Who.OTHER: 403}
        assert answer.status_code == told.get(asker.who, 415)


def test_reads_no_token_from_the_address(cast: Cast):
    stage = scene.build(cast)
    own = next(asker for asker in stage.askers if asker.who is Who.OWN)
    for name in ("access_token", "token", "authorization"):
        assert Rest().get("auth/me", **{name: own.rest.access_token}).status_code == 401


def test_has_no_route_that_does_not_say_for_whom():
    from talentra.api.routes import Route

    async def open_to_all() -> None: ...

    with pytest.raises(TypeError):
        Route("/api/open", open_to_all, methods=["GET"])
    assert isinstance(Route, type) and issubclass(Route, APIRoute)
