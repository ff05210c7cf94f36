"""Ada gives the company a logo; everybody sees it, until she takes it away."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra import db
from talentra.services.organisation import change
from tests.documents import pictures
from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server


def _drop(page: Page, name: str, content: bytes) -> None:
    chosen = {"name": name, "mimeType": "image/png", "buffer": content}
    page.locator("#logo-file").set_input_files([chosen])  # type: ignore[list-item]


def _loaded(page: Page, name: str) -> None:
    """A picture of that name stands there, and the browser could draw it."""
    shown = page.get_by_role("img", name=name, exact=True)
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 96


def test_a_logo_is_shown_everywhere_and_taken_away(
    person: Callable[..., Person], start_server: Callable[..., tuple[Server, Cast]]
) -> None:
    server, cast = start_server()
    with server.behind(), db.transaction() as session:
        change(session, cast.ada, {"public_job_list": True, "company_name": "Kestrel Talent"})
    ada, nobody = person(server, email(cast.ada)), person(server)
    page = ada.visit("/admin/settings")
    _drop(page, "logo.png", b"<svg onload=alert(1)>")
    expect(page.get_by_text("That is no PNG, JPEG or WebP picture.")).to_be_visible()
    _drop(page, "logo.png", pictures.png(96, 48))
    expect(page.get_by_text("This is the logo from now on.")).to_be_visible()
    _loaded(page, "Kestrel Talent")
    _loaded(page, "The logo as it is shown")
    assert flaws(ada) == []
    _loaded(nobody.visit("/login"), "Kestrel Talent")
    assert flaws(nobody) == []
    _loaded(nobody.visit("/careers"), "Kestrel Talent")
    card = nobody.page.locator('meta[property="og:image"]').get_attribute("content") or ""
    assert card.startswith(server.url) and "/logo/" in card
    page.get_by_role("button", name="Remove logo").click()
    expect(page.get_by_role("img", name="Kestrel Talent", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    _loaded(page, "Kestrel Talent")
