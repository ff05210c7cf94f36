"""Ada adds people, hands over what they leave, and cannot lock the house behind herself."""

import re
from collections.abc import Callable, Generator
from pathlib import Path
from secrets import token_hex

import pytest
from playwright.sync_api import Locator, Page, expect

from talentra import db
from talentra.models import Actor, Assignment, Profile, Role, User
from tests.e2e.scenes import address, flaws, newcomer
from tests.harness import servers
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.person import SIZES, Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]
MANY = 500
SIGN_IN = re.compile("/login")
LIST = (
    "Name;E-mail;Role\n=1+1;eve.{0}@people.example;recruiter\nZoë;zoe.{0}@people.example;\nX;?;\n"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """A server of these stories' own: recruiters come and go in them."""
    with servers.with_cast(tmp_path_factory.mktemp("people")) as running:
        yield running


def _people(person: Opens, server: Server, cast: Cast, asked: str = "") -> Page:
    page = person(server, email(cast.ada)).visit(f"/admin/users{asked}")
    expect(page.get_by_role("table", name="People")).to_be_visible()
    return page


def _open(page: Page, somebody: Actor) -> Locator:
    page.goto(f"/admin/users?q={somebody.full_name}")
    page.get_by_role("table").get_by_role("link", name=somebody.full_name).click()
    panel = page.get_by_role("complementary", name="Person")
    expect(panel.get_by_role("heading", name=somebody.full_name)).to_be_visible()
    return panel


def _crowd(server: Server, cast: Cast) -> Actor:
    """A recruiter with very many candidates and one job."""
    with server.behind(), db.transaction() as session:
        ruth = acts.person(session, f"Ruth {token_hex(3)}", Role.RECRUITER)
        acts.let_in(session, ruth)
        acts.post(session, ruth)
        people = [
            User(email=f"{token_hex(5)}@people.example", full_name=f"C {n}", role=Role.CANDIDATE)
            for n in range(MANY)
        ]
        session.add_all(people)
        session.flush()
        session.add_all(Profile(user_id=each.id) for each in people)
        session.add_all(
            Assignment(
                candidate_id=each.id, recruiter_id=ruth.user_id, assigned_by=cast.ada.user_id
            )
            for each in people
        )
        sent = acts.apply(session, Actor(people[0].id, Role.CANDIDATE, "C 0"), cast.job_id)
        sent.recruiter_id = ruth.user_id
    return ruth


def test_a_link_leads_whom_it_is_for_to_their_home(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    page = _people(person, server, server_cast)
    page.get_by_role("button", name="Add a person").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Full name").fill("Nora Field")
    dialog.get_by_label("Email").fill(email(server_cast.rosa))
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_text("Somebody has an account with this address")).to_be_visible()
    dialog.get_by_label("Email").fill(f"nora.{token_hex(3)}@people.example")
    dialog.get_by_role("button", name="Add").click()
    link = dialog.get_by_label("The one-time link").input_value()
    dialog.get_by_role("button", name="I have it").click()
    row = page.get_by_role("row", name="Nora Field")
    expect(row).to_contain_text("Invited")
    theirs = person(server).visit(link)
    theirs.get_by_label("Password", exact=True).fill("Brass owls sleep at 4")
    theirs.get_by_role("button", name="Save and sign in").click()
    theirs.wait_for_url("**/dashboard*")
    expect(row).to_contain_text("Active")


def test_hands_very_many_over_as_the_preview_says_and_open_pages_follow(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    ruth, remy = _crowd(server, server_cast), newcomer(server, role=Role.RECRUITER)
    theirs = person(server, address(ruth)).visit("/candidates")
    expect(theirs.get_by_role("link", name="C 0")).to_be_visible()
    takes = person(server, address(remy)).visit("/candidates")
    expect(takes.get_by_text("No candidates yet")).to_be_visible()
    page = _people(person, server, server_cast)
    _open(page, ruth).get_by_role("button", name="Deactivate…").click()
    dialog = page.get_by_role("dialog", name=f"Deactivate {ruth.full_name}?")
    expect(dialog.get_by_text(f"{MANY} candidates and 1 open job")).to_be_visible()
    going = dialog.get_by_role("list", name="What goes where")
    expect(going.get_by_role("listitem")).to_contain_text(
        [f"The waiting poolgets {MANY} candidates", "Ada Quillgets 1 open job"]
    )
    dialog.get_by_text("To one recruiter").click()
    dialog.get_by_role("button", name="Deactivate").click()
    expect(dialog.get_by_text("Choose a recruiter.")).to_be_visible()
    dialog.get_by_label("Recruiter", exact=True).select_option(str(remy.user_id))
    expect(going).to_contain_text(f"gets {MANY} candidates, 1 open job")
    expect(going).to_contain_text(f"{MANY} candidates then")
    dialog.get_by_role("button", name="Deactivate").click()
    expect(page.get_by_text(f"Handed over: {MANY} candidates and 1 open job.")).to_be_visible()
    expect(takes.get_by_role("link", name="C 0")).to_be_visible()
    theirs.wait_for_url(SIGN_IN)
    expect(dialog).to_be_hidden()
    page.get_by_label("Search name or email").fill(remy.full_name)
    expect(page.get_by_role("row", name=remy.full_name)).to_contain_text(str(MANY))


def test_gives_another_role_only_to_whom_ada_is_and_leaves_the_last_admin(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    rick = newcomer(server, role=Role.RECRUITER)
    page = _people(person, server, server_cast)
    panel = _open(page, server_cast.ada)
    panel.get_by_role("button", name="Deactivate…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Deactivate").click()
    expect(dialog.get_by_text("This is the last active admin")).to_be_visible()
    dialog.get_by_role("button", name="Cancel").click()
    panel = _open(page, rick)
    panel.get_by_label("New role").select_option("admin")
    panel.get_by_role("button", name="Change role…").click()
    dialog = page.get_by_role("dialog", name=f"Make {rick.full_name} an admin?")
    dialog.get_by_label("Your password", exact=True).fill("not this one")
    dialog.get_by_role("button", name="Change role").click()
    expect(dialog.get_by_text("This is not your present password.")).to_be_visible()
    dialog.get_by_label("Your password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Change role").click()
    expect(page.get_by_text(f"{rick.full_name} is an admin now.")).to_be_visible()
    expect(page.get_by_role("row", name=rick.full_name)).to_contain_text("Admin")
    with server.behind(), db.transaction() as session:  # the other stories have one admin
        session.get_one(User, rick.user_id).is_active = False


def test_renames_resets_and_ends_sign_ins(person: Opens, server: Server, server_cast: Cast) -> None:
    rita = newcomer(server, role=Role.RECRUITER)
    theirs = person(server, address(rita)).visit("/candidates")
    expect(theirs.get_by_text("No candidates yet")).to_be_visible()
    page = _people(person, server, server_cast)
    panel = _open(page, rita)
    panel.get_by_label("Full name").fill(f"Rita {rita.full_name}")
    panel.get_by_role("button", name="Save name").click()
    expect(panel.get_by_role("heading", name=f"Rita {rita.full_name}")).to_be_visible()
    panel.get_by_role("button", name="End all").click()
    expect(panel.get_by_text("Not signed in anywhere.")).to_be_visible()
    theirs.wait_for_url(SIGN_IN)
    panel.get_by_role("button", name="Reset password…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Your password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Make the link").click()
    dialog = page.get_by_role("dialog", name="Copy the link")
    expect(dialog).to_be_visible()
    link = dialog.get_by_label("The one-time link").input_value()
    dialog.get_by_role("button", name="I have it").click()
    theirs.goto(link)
    theirs.get_by_label("Password", exact=True).fill("Copper cats dance at 5")
    theirs.get_by_role("button", name="Save and sign in").click()
    theirs.wait_for_url("**/dashboard*")


def test_imports_a_list_after_saying_what_would_happen(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    ada = person(server, email(server_cast.ada))
    page = ada.visit("/admin/users/import")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_visible()
    word = token_hex(3)
    content = LIST.format(word).encode()
    box = page.locator("input[type=file]")
    box.set_input_files({"name": "bad.csv", "mimeType": "text/csv", "buffer": b"\xff\xfe"})
    expect(page.get_by_text("not a CSV in UTF-8")).to_be_visible()
    box.set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": content})
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("New")
    expect(rows.nth(2)).to_contain_text("Enter an email address")
    page.get_by_label("Role").select_option(label="All are recruiters")
    expect(rows.nth(1)).to_contain_text("Recruiter")
    assert flaws(ada) == []
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Add 2 people").click()
    lines = Path(arriving.value.path()).read_text("utf-8-sig").splitlines()
    assert [line.partition("http")[0] for line in lines[1:]] == [
        f"'=1+1,eve.{word}@people.example,recruiter,",
        f"Zoë,zoe.{word}@people.example,recruiter,",
    ]
    expect(page.get_by_text("2 people are added")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Choose a CSV file")).to_be_visible()
    expect(page.get_by_role("button", name="Download again")).to_have_count(0)


def test_can_be_used_by_everybody(person: Opens, server: Server, server_cast: Cast) -> None:
    ada = person(server, email(server_cast.ada))
    page = ada.visit(f"/admin/users?q=talentra.example&sort=name&u={server_cast.rosa.user_id}")
    expect(page.get_by_role("button", name="Deactivate…")).to_be_visible()
    assert flaws(ada) == []
    page.get_by_role("button", name="Deactivate…").click()
    expect(page.get_by_role("list", name="What goes where")).to_be_visible()
    assert flaws(ada) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Close").click()
    expect(page.locator(f"#row-{server_cast.rosa.user_id}")).to_be_focused()
    page.get_by_role("button", name="Add a person").click()
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.get_by_text("Enter your full name")).to_be_visible()
    expect(page.get_by_text("Enter an email address")).to_be_visible()
    assert flaws(ada) == []
    page.keyboard.press("Escape")
    width, height = SIZES["phone"]
    page.set_viewport_size({"width": width, "height": height})
    expect(page.get_by_role("table", name="People")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Person", exact=True).click()
    page.wait_for_url(re.compile("sort=-name"))
