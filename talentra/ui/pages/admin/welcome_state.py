"""Setting a new company up, step by step; what was done is read from the house itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import reflex as rx

from talentra.errors import Invalid
from talentra.models import EmploymentType, Role
from talentra.queries import checklists, installation, managed_jobs, organisation, users
from talentra.queries.installation import Check
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.queries.users import UserFilter
from talentra.services import jobs
from talentra.services import organisation as choosing
from talentra.ui import components as c
from talentra.ui.pages import addresses
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter import job_fields
from talentra.ui.pages.recruiter.job_fields import JobErrors
from talentra.ui.state import AppState, audience, on

ROUTE = "/admin/welcome"
A_FEW = Ask(limit=5)
USUAL = {"openings": "1", "employment_type": EmploymentType.FULL_TIME.value}


class Step(StrEnum):
    """The steps in their order; the account was made before the first of them."""

    COMPANY = "company"
    RECRUITER = "recruiter"
    JOB = "job"
    DONE = "done"


LABELS = {
    Step.COMPANY: "Company",
    Step.RECRUITER: "First recruiter",
    Step.JOB: "First job",
    Step.DONE: "Done",
}


@dataclass(frozen=True)
class StepLink:
    """A step of the line above: where it is, and whether it was done."""

    label: str
    href: str
    is_done: bool
    is_current: bool


def href(step: Step) -> str:
    """The address of a step."""
    return addresses.address(ROUTE, step="" if step is Step.COMPANY else step.value)


class WelcomeState(AppState):
    """The step that the address names, and what is there so far."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    step: str = ""
    steps: list[StepLink] = []
    back: str = ""
    onward: str = ""
    company_name: str = ""
    is_public: bool = False
    recruiters: list[str] = []
    jobs: list[str] = []
    checks: list[Check] = []
    company_error: str = ""
    errors: JobErrors = JobErrors()
    answer: int = 0

    @on("admin", background=True)
    async def follow(self) -> None:
        """Read now, and again when somebody is added or something is chosen."""
        await self._follow(WelcomeState.refresh, "admin")

    @on("admin")
    async def refresh(self) -> None:
        """Show the step that the address names with what was done so far."""
        asked = addresses.one_of(Step, self.router.url.query_parameters, "step") or Step.COMPANY
        with loading(self):
            await self._load(asked)

    @on("admin")
    async def save_company(self, form: dict[str, Any]) -> Any:
        """Keep the name and whether the careers page is there, and go on."""
        wanted = {
            "company_name": str(form.get("company_name", "")),
            "public_job_list": "public_job_list" in form,
        }
        put(self, company_error="")
        try:
            await self._act(choosing.change, wanted)
        except Invalid as failure:
            put(self, company_error=dict(failure.fields).get("company_name", failure.sentence))
            return None
        finally:
            self.answer += 1
        return rx.redirect(href(Step.RECRUITER))

    @on("admin")
    async def post_job(self, form: dict[str, Any]) -> Any:
        """Open the first job, and go on; the rest of it can be said later."""
        put(self, errors=JobErrors())
        try:
            chosen = await self._read(organisation.chosen)
            said = {**USUAL, **form, "company": chosen.company_name}
            details, _ = job_fields.read(said)
            await self._act(jobs.create, details=details)
        except Invalid as failure:
            put(self, errors=job_fields.errors(failure))
            return None
        finally:
            self.answer += 1
        return [rx.redirect(href(Step.DONE)), c.tell(f"{details['title']} is open.")]

    async def _load(self, asked: Step) -> None:
        chosen = await self._read(organisation.chosen)
        found = await self._read(users.page, UserFilter(role=Role.RECRUITER), A_FEW)
        posted = await self._read(managed_jobs.page, JobFilter(), A_FEW)
        named = await self._read(checklists.is_named)
        put(
            self,
            company_name=chosen.company_name if named else "",
            is_public=chosen.public_job_list,
            recruiters=[each.full_name for each in found.rows],
            jobs=[each.title for each in posted.rows],
            checks=await self._read(installation.checks),
        )
        self._show(asked, named)

    def _show(self, asked: Step, named: bool) -> None:
        steps, at = [*Step], [*Step].index(asked)
        done = {
            Step.COMPANY: named,
            Step.RECRUITER: bool(self.recruiters),
            Step.JOB: bool(self.jobs),
            Step.DONE: False,
        }
        links = [StepLink(LABELS[each], href(each), done[each], each is asked) for each in Step]
        put(
            self,
            step=asked.value,
            steps=links,
            back=href(steps[at - 1]) if at else "",
            onward=href(steps[at + 1]) if at + 1 < len(steps) else "/admin",
        )
