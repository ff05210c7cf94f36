"""A resume with text that nobody sees: its candidate is warned, its recruiter is told where."""

from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import expect

from talentra import db
from talentra.services import applications, assignments
from tests.documents.hidden_pdfs import POISONED, SECRET
from tests.e2e.recruiting import desk, flaws
from tests.e2e.scenes import address, newcomer
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server


def test_hidden_text_is_told_to_both_sides(
    person: Callable[..., Person], served: tuple[Server, Cast]
) -> None:
    server, cast = served
    told, nora = desk(server, cast, people=0), newcomer(server)
    file = {"file": ("Nora.pdf", POISONED["white on paper"])}
    with server.sign_in(address(nora)) as client:
        kept = client.post("/api/candidates/resumes", files=file).raise_for_status().json()["id"]
    with server.behind(), db.transaction() as session:
        sent = applications.apply(session, nora, told.job_id, resume_id=UUID(kept)).id
        assignments.assign(session, cast.ada, nora.user_id, told.recruiter.user_id)
    candidate = person(server, address(nora))
    page = candidate.visit("/resumes")
    expect(page.get_by_text("holds text that people cannot see")).to_be_visible()
    page.get_by_text("Show where").click()
    expect(page.get_by_text(SECRET)).to_be_visible()
    assert flaws(candidate) == []
    recruiter = person(server, told.email)
    page = recruiter.visit(f"/candidates?c={sent}")
    notice = page.locator(".hidden-note")
    expect(notice).to_contain_text("it says nothing about the candidate by itself")
    notice.get_by_text("Show where").click()
    expect(notice).to_contain_text(f"Page 1, in the colour of its background{SECRET}")
    assert flaws(recruiter) == []
    page = recruiter.visit(f"/candidates/{nora.user_id}")
    expect(page.locator(".hidden-note")).to_be_visible()
