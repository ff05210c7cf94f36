"""Somebody takes along what is kept about them, asks to be erased, and is."""

import json
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from playwright.sync_api import Page, expect

from talentra.models import Stage
from tests.e2e.scenes import address, application, flaws, move, newcomer, posting
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
ZONE = "Pacific/Kiritimati"
EXACTLY = """([iso, timeZone]) => new Intl.DateTimeFormat(undefined, {
  dateStyle: "full", timeStyle: "short", timeZone,
}).format(new Date(iso))"""


def _taken(page: Page) -> ZipFile:
    with page.expect_download() as coming:
        page.get_by_role("link", name="Download").click()
    path = coming.value.path()
    assert coming.value.suggested_filename.endswith(".zip")
    return ZipFile(BytesIO(path.read_bytes()))


def _ask(page: Page, password: str) -> None:
    page.get_by_label("Your password", exact=True).fill(password)
    page.wait_for_timeout(1000)  # a second press within a second is a slip of the hand
    page.get_by_role("dialog").get_by_role("button", name="Ask to be erased").click()


def _erase(admin: Page, name: str) -> None:
    admin.get_by_role("button", name=f"Erase {name}").click()
    expect(admin.get_by_role("button", name="Cancel")).to_be_focused()
    admin.get_by_role("button", name="Erase for good").click()
    expect(admin.get_by_text(f"{name} is erased.")).to_be_visible()
    expect(admin.get_by_role("heading", name="Asked to be erased")).not_to_be_visible()


def test_takes_everything_along_asks_to_be_erased_and_is(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    nora = newcomer(server)
    sent = application(server, nora, posting(server, server_cast))
    move(server, server_cast, sent, Stage.INTERVIEW)
    here, ada = person(server, address(nora)), person(server, email(server_cast.ada))
    here.forgive("401|Failed to load resource")
    page = here.visit("/settings")
    taken = _taken(page)
    [told] = json.loads(taken.read("applications.json"))
    assert told["stage"] == "interview"
    assert any(name.startswith("files/") for name in taken.namelist())
    page.get_by_role("button", name="Ask to be erased").click()
    _ask(page, "not this one")
    expect(page.get_by_text("This is not your present password.")).to_be_visible()
    assert flaws(here) == []
    _ask(page, PASSWORD)
    expect(page.get_by_role("button", name="Withdraw request")).to_be_visible()
    admin = ada.visit("/admin")
    expect(admin.get_by_role("heading", name="Asked to be erased")).to_be_visible()
    assert flaws(ada) == []
    _erase(admin, nora.full_name)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    _is_kept_without_a_name(server, server_cast, sent, nora.full_name)


def _is_kept_without_a_name(server: Server, cast: Cast, sent: str, name: str) -> None:
    with server.sign_in(email(cast.ada)) as staff:
        kept = staff.get(f"/api/submissions/{sent}").json()
        resume = staff.get(f"/api/submissions/{sent}/resume")
    assert name not in json.dumps(kept)
    assert [step["to"] for step in kept["history"]] == ["applied", "interview", "withdrawn"]
    assert resume.headers["content-type"].startswith("text/plain")


def test_thinks_again(person: Opens, server: Server) -> None:
    page = person(server, address(newcomer(server))).visit("/settings")
    page.get_by_role("button", name="Ask to be erased").click()
    _ask(page, PASSWORD)
    page.get_by_role("button", name="Withdraw request").click()
    expect(page.get_by_role("button", name="Ask to be erased")).to_be_visible()


def test_chooses_what_to_be_told(person: Opens, server: Server) -> None:
    here = person(server, address(newcomer(server)))
    page = here.visit("/settings")
    moves = page.get_by_label("Here: An application of yours moves")
    expect(moves).to_be_checked()
    moves.click()
    expect(moves).not_to_be_checked()
    expect(page.get_by_text("No mail is sent here")).to_be_visible()
    expect(page.get_by_label("Here: Your password is changed")).to_be_disabled()
    page.reload()
    expect(page.get_by_label("Here: An application of yours moves")).not_to_be_checked()
    assert flaws(here) == []


def test_chooses_the_zone_of_every_time(person: Opens, server: Server, server_cast: Cast) -> None:
    nora = newcomer(server)
    application(server, nora, posting(server, server_cast))
    here = person(server, address(nora))
    page = here.visit("/settings")
    page.get_by_label("Time zone").select_option(ZONE)
    expect(page.get_by_text(f"Times are shown for {ZONE}.")).to_be_visible()
    page.goto("/applications")
    sent = page.locator("time").first
    iso = sent.get_attribute("datetime")
    expect(sent).to_have_attribute("title", page.evaluate(EXACTLY, [iso, ZONE]))
    assert page.evaluate(EXACTLY, [iso, ZONE]) != page.evaluate(EXACTLY, [iso, "Asia/Kolkata"])
    page.goto("/settings")
    expect(page.get_by_label("Time zone")).to_have_value(ZONE)
    page.get_by_label("Time zone").select_option("")
    page.goto("/applications")
    expect(sent).to_have_attribute("title", page.evaluate(EXACTLY, [iso, "Asia/Kolkata"]))
