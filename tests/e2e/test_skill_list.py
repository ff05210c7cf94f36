"""Ada puts the skills of her trade on the list, after she has seen what each line comes to."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import Actor
from talentra.queries import skills
from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

LIST = "name,other names\nSalt glazing,Salzglasur\nKiln care,\nSalt glazing,\n" + "x" * 61 + ",\n"
LATIN = "Töpfern\n".encode("latin-1")


def _choose(page: Page, content: bytes) -> None:
    file = {"name": "trade.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("#skills-file").set_input_files(file)  # type: ignore[arg-type]


def _offered(server: Server, cody: Actor, typed: str) -> list[str]:
    with server.behind(), db.reading() as session:
        return skills.beginning(session, cody, typed)


def test_a_list_is_looked_over_and_taken(
    person: Callable[..., Person], start_server: Callable[..., tuple[Server, Cast]]
) -> None:
    server, cast = start_server()
    ada = person(server, email(cast.ada))
    page = ada.visit("/admin/settings")
    card = page.locator("#skills")
    _choose(page, LATIN)
    expect(card.get_by_text("This file is not a CSV in UTF-8.")).to_be_visible()
    _choose(page, LIST.encode())
    expect(card.get_by_text("nothing is changed yet")).to_be_visible()
    expect(card.get_by_role("button", name="Refused 2")).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_text("The same name stands further up.")).to_be_visible()
    expect(card.get_by_role("row").nth(1)).to_contain_text("4")
    card.get_by_role("button", name="New 2").click()
    expect(card.get_by_text("Salzglasur")).to_be_visible()
    assert flaws(ada) == []
    assert _offered(server, cast.cody, "salzg") == []
    card.get_by_role("button", name="Take 2 skills").click()
    expect(
        card.get_by_text("2 new skills are on the list. 2 lines were left out.").first
    ).to_be_visible()
    assert _offered(server, cast.cody, "salzg") == ["Salt glazing"]
