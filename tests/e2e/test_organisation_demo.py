"""Ines, the first real admin, removes the demo company; Ada of the demo is told how."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from talentra import db
from talentra.services import accounts
from tests.e2e.scenes import flaws
from tests.harness.cast import PASSWORD
from tests.harness.person import Person
from tests.harness.server import Server

INES = "ines@people.test"


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_the_demo_company_is_removed_by_a_real_admin(
    person: Callable[..., Person], start_empty_server: Callable[..., Server], engine_kind: str
) -> None:
    server = start_empty_server(demo=True, TALENTRA_DEMO_PASSWORD=PASSWORD)
    with server.behind(), db.transaction() as session:
        accounts.create_admin(session, INES, PASSWORD, "Ines Prado")
    ada = person(server, "ada@talentra.example")
    told = ada.visit("/admin/settings").locator("#demo")
    expect(told).to_contain_text("You are one of the demo people yourself")
    expect(told.get_by_role("button")).to_have_count(0)
    ines = person(server, INES)
    page = ines.visit("/admin/settings")
    form = page.get_by_role("form", name="Removing the demo company")
    expect(page.locator("#demo")).to_contain_text("1 real person and what they made.")
    form.get_by_label("Type “Kestrel Talent” to be sure").fill("Kestrel")
    form.get_by_role("button", name="Remove the demo company").click()
    expect(form.get_by_text("Type the company's name as it stands above")).to_be_visible()
    assert flaws(ines) == []
    form.get_by_label("Type “Kestrel Talent” to be sure").fill("Kestrel Talent")
    form.get_by_role("button", name="Remove the demo company").click()
    expect(page.get_by_text("The demo company is gone.")).to_be_visible()
    expect(page.locator("#demo")).to_have_count(0)
    expect(page.get_by_text("Demo data")).to_have_count(0)
    page.goto("/admin/users")
    expect(page.get_by_text(INES)).to_be_visible()
    expect(page.get_by_text("rosa@talentra.example")).to_have_count(0)
