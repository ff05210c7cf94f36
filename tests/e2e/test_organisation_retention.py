"""Ada looks whom a rule would erase, keeps one of them, lets the rule hold and ends it again."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from talentra import db
from talentra.clock import now
from talentra.models import Application, Stage
from talentra.services import applications
from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server


def _end_long_ago(server: Server, cast: Cast) -> None:
    """Cleo was rejected two years ago."""
    with server.behind(), db.transaction() as session:
        sent = cast.cleos_application_id
        applications.move(session, cast.rosa, sent, to=Stage.REJECTED, reason="skills")
        session.get_one(Application, sent).stage_changed_at = now() - timedelta(days=730)


def _look(page: Page, months: str) -> Locator:
    """What a dry run says of rejected candidates."""
    rule = page.get_by_role("form", name="Rule of retention")
    rule.get_by_label("Rejected, months").fill(months)
    rule.get_by_role("button", name="Look whom it finds").click()
    return page.get_by_role("status", name="Dry run")


def _confirm(ada: Person, found: Locator) -> None:
    """The rule is to hold from now on."""
    found.get_by_role("button", name="Let the rule hold…").click()
    asked = ada.page.get_by_role("dialog", name="Let this rule hold?")
    expect(asked).to_contain_text("Nobody is erased now.")
    assert flaws(ada) == []
    asked.get_by_role("button", name="Let it hold").click()
    sentence = "The rule holds. The first round is within the day."
    expect(ada.page.get_by_text(sentence)).to_be_visible()


def _hold(page: Page, wrong: str, right: str) -> None:
    """Somebody is held, at the second try."""
    hold = page.get_by_role("form", name="A legal hold")
    hold.get_by_label("Candidate's e-mail address").fill(wrong)
    hold.get_by_label("Why they must be kept").fill("A claim is pending")
    hold.get_by_role("button", name="Hold them").click()
    expect(hold.get_by_text("There is no candidate with this address.")).to_be_visible()
    hold.get_by_label("Candidate's e-mail address").fill(right)
    hold.get_by_role("button", name="Hold them").click()
    expect(hold.get_by_label("Why they must be kept")).to_have_value("")


def test_a_rule_is_looked_at_before_it_holds(
    person: Callable[..., Person], start_server: Callable[..., tuple[Server, Cast]]
) -> None:
    server, cast = start_server()
    _end_long_ago(server, cast)
    ada = person(server, email(cast.ada))
    page = ada.visit("/admin/settings")
    _look(page, "0")
    expect(page.get_by_text("Enter whole months from 1 to 120")).to_be_visible()
    found = _look(page, "12")
    expect(found).to_contain_text("1 candidate would be erased now.")
    expect(found).to_contain_text("Cleo Marsh")
    assert flaws(ada) == []
    found.get_by_role("button", name="Keep Cleo Marsh").click()
    expect(found).to_contain_text("Nobody would be erased now.")
    expect(page.get_by_role("button", name="Let Cleo Marsh go")).to_be_visible()
    _confirm(ada, found)
    page.reload()
    expect(page.get_by_label("Rejected, months")).to_have_value("12")
    page.get_by_role("button", name="Let Cleo Marsh go").click()
    expect(page.get_by_text("Nobody is held.")).to_be_visible()
    _look(page, "").get_by_role("button", name="Keep everybody").click()
    expect(page.get_by_text("Nobody is erased by a rule now.")).to_be_visible()
    _hold(page, email(cast.rosa), email(cast.cody))
    expect(page.get_by_role("button", name="Let Cody Bright go")).to_be_visible()
