"""Cleo lets an AI improve a bullet: she sees it come, stops one, accepts, drops and confirms."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import Actor
from talentra.queries import drafts
from talentra.services import drafts as service
from tests.e2e.scenes import address, newcomer
from tests.harness.ai_server import MODEL, FakeAi, answering
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.receiver import eventually
from tests.harness.server import Server

BEFORE = "Was responsible for moving payroll data of 40 sites."
OWN, OTHER = "Moved payroll data of 40 sites.", "For 40 sites, moved payroll data."
INVENTED = "Moved payroll data of 400 sites with Kubernetes."
CONTENT = {"basics": {"name": "Nora"}, "work": [{"name": "Northwind", "highlights": [BEFORE]}]}


def _says(*texts: str) -> dict[str, Any]:
    path = "work[0].highlights[0]"
    return {"changes": [{"path": path, "after": text, "why": "Shorter."} for text in texts]}


def _draft(server: Server, nora: Actor) -> UUID:
    with server.behind(), db.transaction() as session:
        return service.create(session, nora, "For Halden", CONTENT).id


def _bullet(server: Server, nora: Actor, draft_id: UUID) -> str:
    with server.behind(), db.reading() as session:
        return drafts.view(session, nora, draft_id).content["work"][0]["highlights"][0]


def _stops_one(page: Page, fake: FakeAi) -> None:
    fake.say(_says(OWN * 40))
    fake.pace = 0.1
    page.get_by_role("button", name="Ask the AI").click()
    expect(page.locator(".help-coming")).to_contain_text("Moved payroll")  # while it comes
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".help-coming")).to_have_count(0)
    eventually(lambda: fake.hung_up == 1)
    expect(page.locator(".help-card")).to_have_count(0)


def _asks(page: Page, fake: FakeAi, *texts: str) -> None:
    fake.say(_says(*texts))
    fake.pace = 0.01
    page.get_by_role("button", name="Ask the AI").click()
    expect(page.locator(".help-card")).to_have_count(len(texts))


def _accepts_one_and_drops_one(page: Page, fake: FakeAi) -> None:
    _asks(page, fake, OWN, OTHER, INVENTED)
    cards = page.locator(".help-card")
    expect(cards.nth(2)).to_contain_text("400, Kubernetes")
    expect(cards.nth(2).get_by_role("button", name="Accept")).to_have_count(0)
    cards.nth(1).get_by_role("button", name="Drop").click()
    expect(cards).to_have_count(2)
    cards.nth(0).get_by_role("button", name="Accept").click()
    expect(cards).to_have_count(0)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_bullet_is_improved_card_by_card(
    person: Callable[..., Person],
    start_server: Callable[..., tuple[Server, Cast]],
    engine_kind: str,
) -> None:
    with answering() as fake:
        settings = {"OPENAI_BASE_URL": fake.url, "TALENTRA_AI_MODEL": MODEL}
        server, _ = start_server(**settings, TALENTRA_AI_TIMEOUT="100")
        nora = newcomer(server)
        draft_id = _draft(server, nora)
        someone = person(server, address(nora))
        page = someone.visit(f"/resumes/builder/{draft_id}")
        page.get_by_role("button", name="Help from the AI").click()
        expect(page.get_by_text("40 of 40 questions left today")).to_be_visible()
        _stops_one(page, fake)
        assert _bullet(server, nora, draft_id) == BEFORE
        _accepts_one_and_drops_one(page, fake)
        assert _bullet(server, nora, draft_id) == OWN
        _asks(page, fake, INVENTED)
        page.locator(".help-card").get_by_role("button", name="Yes, that is true").click()
        eventually(lambda: _bullet(server, nora, draft_id) == INVENTED)
        fake.say(500)
        page.get_by_role("button", name="Ask the AI").click()
        expect(page.get_by_text("The AI server has a fault of its own").first).to_be_visible()
        assert _bullet(server, nora, draft_id) == INVENTED
