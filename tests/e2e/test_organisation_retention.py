"""Ada looks whom a rule would erase, keeps one of them, lets the rule hold and ends it again."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

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


def test_a_rule_is_looked_at_before_it_holds(
    person: Callable[..., Person], start_server: Callable[..., tuple[Server, Cast]]
) -> None:
    server, cast = start_server()
    _end_long_ago(server, cast)
    ada = person(server, email(cast.ada))
    page = ada.visit("/admin/settings")
    rule = page.get_by_role("form", name="Rule of retention")
    found = page.get_by_role("status", name="Dry run")
    rule.get_by_label("Rejected, months").fill("0")
    rule.get_by_role("button", name="Look whom it finds").click()
    expect(rule.get_by_text("Enter whole months from 1 to 120")).to_be_visible()
    rule.get_by_label("Rejected, months").fill("12")
    rule.get_by_role("button", name="Look whom it finds").click()
    expect(found).to_contain_text("1 candidate would be erased now.")
    expect(found).to_contain_text("Cleo Marsh")
    assert flaws(ada) == []
    found.get_by_role("button", name="Keep Cleo Marsh").click()
    expect(found).to_contain_text("Nobody would be erased now.")
    expect(page.get_by_role("button", name="Let Cleo Marsh go")).to_be_visible()
    found.get_by_role("button", name="Let the rule hold…").click()
    asked = page.get_by_role("dialog", name="Let this rule hold?")
    assert flaws(ada) == []
    asked.get_by_role("button", name="Let it hold").click()
    expect(page.get_by_text("The rule holds. The first round is within the day.")).to_be_visible()
    page.reload()
    expect(rule.get_by_label("Rejected, months")).to_have_value("12")
    page.get_by_role("button", name="Let Cleo Marsh go").click()
    expect(page.get_by_text("Nobody is held.")).to_be_visible()
    rule.get_by_label("Rejected, months").fill("")
    rule.get_by_role("button", name="Look whom it finds").click()
    found.get_by_role("button", name="Keep everybody").click()
    expect(page.get_by_text("Nobody is erased by a rule now.")).to_be_visible()
    hold = page.get_by_role("form", name="A legal hold")
    hold.get_by_label("Candidate's e-mail address").fill(email(cast.rosa))
    hold.get_by_label("Why they must be kept").fill("A claim is pending")
    hold.get_by_role("button", name="Hold them").click()
    expect(hold.get_by_text("There is no candidate with this address.")).to_be_visible()
    hold.get_by_label("Candidate's e-mail address").fill(email(cast.cody))
    hold.get_by_role("button", name="Hold them").click()
    expect(page.get_by_role("button", name="Let Cody Bright go")).to_be_visible()
