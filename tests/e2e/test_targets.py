"""Ada sets target times; Rosa sees who is over them; Cleo reads how long a stage usually takes."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from talentra import db
from talentra.clock import now
from talentra.models import Application, Choice, OutboxMessage
from talentra.services.ageing import AGEING
from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.receiver import eventually
from tests.harness.server import Server

MARK = "Over target by 3 days"


def _applied_long_ago(server: Server, cast: Cast) -> None:
    """Cleo has been at Applied for eight days, and enough is known of that stage."""
    eventually(lambda: _has_had_its_round(server))
    with server.behind(), db.transaction() as session:
        sent = session.get_one(Application, cast.cleos_application_id)
        sent.stage_changed_at = now() - timedelta(days=8, hours=2)
        session.merge(Choice(name="usual_stays", value={"applied": 4}))


def _has_had_its_round(server: Server) -> bool:
    with server.behind(), db.reading() as session:
        found = session.query(OutboxMessage).filter_by(kind=AGEING).all()
        return any(each.done_at for each in found)


def _set(page: Page, days: str) -> None:
    form = page.get_by_role("form", name="Target times")
    form.get_by_label("Applied", exact=True).fill(days)
    form.get_by_label("Interview", exact=True).fill("10")
    form.get_by_role("button", name="Save target times").click()


def _ada_sets_them(ada: Person) -> Page:
    """At the second try."""
    page = ada.visit("/admin/settings")
    _set(page, "0")
    wrong = "Enter whole days from 1 to 365, or nothing for no target."
    expect(page.get_by_text(wrong)).to_be_visible()
    assert flaws(ada) == []
    _set(page, "5")
    expect(page.get_by_text("Saved. They hold from now on.")).to_be_visible()
    return page


def _rosa_sees_who(rosa: Person) -> None:
    """From her first page on, in the list and on the board."""
    page = rosa.visit("/dashboard")
    page.get_by_role("link", name="1 application over target time").click()
    expect(page.get_by_role("row", name="Cleo Marsh")).to_contain_text(MARK)
    toggle = page.get_by_role("link", name="Over target")
    expect(toggle).to_have_attribute("aria-current", "true")
    assert flaws(rosa) == []
    page = rosa.visit("/pipeline")
    expect(page.locator(".board-card", has_text="Cleo Marsh")).to_contain_text(MARK)
    assert flaws(rosa) == []


def _cleo_reads_how_long(cleo: Person) -> None:
    page = cleo.visit("/applications")
    expect(page.get_by_text("Usually about 4 days in this stage.")).to_be_visible()
    expect(page.get_by_text("Over target")).to_have_count(0)
    assert flaws(cleo) == []


def test_whoever_stands_too_long_is_marked(
    person: Callable[..., Person], start_server: Callable[..., tuple[Server, Cast]]
) -> None:
    server, cast = start_server()
    _applied_long_ago(server, cast)
    rosa, ada = person(server, email(cast.rosa)), person(server, email(cast.ada))
    page = rosa.visit("/candidates")
    expect(page.get_by_role("link", name="Waiting > 10 days")).to_be_visible()
    expect(page.get_by_role("link", name="Over target")).to_have_count(0)
    settings = _ada_sets_them(ada)
    _rosa_sees_who(rosa)
    _cleo_reads_how_long(person(server, email(cast.cleo)))
    _set(settings, "9")
    expect(settings.get_by_text("Saved. They hold from now on.").last).to_be_visible()
    page = rosa.visit("/candidates?over=1")
    expect(page.get_by_text("No candidates match")).to_be_visible()
