"""Ada decides which reasons are offered and whether the AI is asked; Rosa meets both."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenes import flaws
from tests.harness.ai_server import MODEL, answering
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
Starts = Callable[..., tuple[Server, Cast]]
SALARY = "Wanted more than we pay"


def _choices(page: Page, cast: Cast) -> list[str]:
    """What the panel offers when Cleo is to be rejected; then nothing is done."""
    page.goto(f"/candidates?c={cast.cleos_application_id}")
    page.get_by_role("button", name="Reject").first.click()
    dialog = page.get_by_role("dialog", name="Reject Cleo Marsh")
    offered = dialog.get_by_label("Reason").get_by_role("option")
    expect(offered.first).to_have_text("Choose a reason")
    words = offered.all_text_contents()
    dialog.get_by_role("button", name="Cancel").click()
    return words


def test_reasons_are_hidden_shown_again_and_added(person: Opens, start_server: Starts) -> None:
    server, cast = start_server()
    ada, rosa = person(server, email(cast.ada)), person(server, email(cast.rosa))
    page = ada.visit("/admin/settings")
    page.get_by_role("button", name="Hide “We rejected: location”").click()
    expect(page.get_by_text("“We rejected: location” is not offered any more.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Hide “We rejected: location”")).to_be_visible()
    page.get_by_role("button", name="Hide “We rejected: location”").click()
    words = page.get_by_label("A reason of your own", exact=True).last
    words.fill("They declined")
    page.get_by_role("button", name="Add reason").click()
    expect(page.get_by_text("There is such a reason already.")).to_be_visible()
    words.fill(SALARY)
    page.get_by_role("button", name="Add reason").click()
    expect(page.get_by_role("button", name=f"Hide “{SALARY}”")).to_be_visible()
    expect(words).to_have_value("")
    assert flaws(ada) == []
    offered = _choices(rosa.visit("/candidates"), cast)
    assert SALARY in offered and "We rejected: location" not in offered


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_the_ai_is_tried_out_and_switched_off(
    person: Opens, start_server: Starts, engine_kind: str
) -> None:
    with answering() as fake:
        server, cast = start_server(OPENAI_BASE_URL=fake.url, TALENTRA_AI_MODEL=MODEL)
        ada = person(server, email(cast.ada))
        page = ada.visit("/admin/settings")
        fake.say({"ready": True})
        page.get_by_role("button", name="Try it out").click()
        expect(page.get_by_text(f"It works: {MODEL} answered in")).to_be_visible()
        fake.say(401)
        page.get_by_role("button", name="Try it out").click()
        expect(page.get_by_text("refuses our address, key or model")).to_be_visible()
        assert flaws(ada) == []
        page.get_by_label("Let people ask the AI").uncheck()
        page.get_by_role("button", name="Save ai").click()
        expect(page.get_by_text("Saved. It holds from now on.")).to_be_visible()
        heard = len(fake.heard)
        rosa = person(server, email(cast.rosa))
        form = rosa.visit("/manage/jobs/new")
        form.get_by_label("Title").fill("Lamp maker")
        form.get_by_role("button", name="Suggest").click()
        expect(form.get_by_text("An admin has switched the AI off here.")).to_be_visible()
        assert len(fake.heard) == heard


def test_without_an_ai_it_says_how_to_get_one(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    page = person(server, email(server_cast.ada)).visit("/admin/settings")
    expect(page.get_by_text("No AI is configured on this server.")).to_be_visible()
    expect(page.get_by_role("button", name="Try it out")).to_have_count(0)
