"""The documentation of the REST door in a browser that reaches nothing but Talentra."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server


def test_is_read_and_tried_with_no_internet(
    server: Server, server_cast: Cast, person: Callable[..., Person]
) -> None:
    somebody = person(server)
    elsewhere: list[str] = []

    def block(route: Route) -> None:
        if route.request.url.startswith((server.url, "data:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    somebody.context.route("**/*", block)
    page = somebody.visit("/api/docs")
    expect(page.get_by_role("heading", name="Talentra")).to_be_visible()
    expect(page.get_by_text("Limits", exact=False).first).to_be_visible()

    with server.sign_in("cleo@talentra.example") as cleo:
        token = cleo.headers["Authorization"].removeprefix("Bearer ")
    _authorize(page, token)
    operation = page.locator("#operations-auth-get_me")
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table")
    expect(answer.get_by_text("200").first).to_be_visible()
    expect(answer.get_by_text("cleo@talentra.example").first).to_be_visible()
    assert elsewhere == []


def _authorize(page: Page, token: str) -> None:
    page.get_by_role("button", name="Authorize").first.click()
    page.get_by_label("auth-bearer-value").fill(token)
    page.get_by_role("button", name="Apply credentials").click()
    page.get_by_role("button", name="Close").click()
