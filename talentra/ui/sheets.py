"""Which stylesheets a page gets: those of all pages, and one of its own made of what it needs."""

from typing import Any

from reflex.plugins import Plugin

from talentra.config import ROOT

# In one sheet that every page links; the browser keeps it after the first.
STYLESHEETS = [
    "styles/reset.css",
    "styles/tokens.css",
    "styles/base.css",
    "styles/controls.css",
    "styles/surfaces.css",
    "styles/overlays.css",
    "styles/shell.css",
]

# Page: which sheets of assets/styles/pages make up its own. No two of them decide the same thing
# of the same element with the same weight, so that their order, and what was loaded for another
# page, changes nothing. What a page must have here is told by tests/architecture/test_sheets.py.
PAGE_SHEETS = {
    "/login": "entry passwords",
    "/register": "entry passwords",
    "/invite": "entry passwords",
    "/setup": "entry passwords",
    "/settings": "account passwords forms",
    # candidates
    "/home": "home candidate progress dashboards",
    "/applications": "applications candidate prose timeline progress tables",
    "/jobs": "jobs candidate tables",
    "/jobs/[job_id]": "job candidate prose files forms",
    "/resumes": "resumes hidden files",
    "/resumes/builder": "drafts candidate files",
    "/resumes/builder/[draft_id]": "builder writing forms",
    "/profile": "profile candidate writing progress forms",
    # recruiters
    "/dashboard": "attention takeovers dashboards rows",
    "/pipeline": "board applicants takeovers narrowing prose timeline hidden panels rows lists",
    "/submissions": "queue lists tables",
    "/candidates": "candidates applicants takeovers narrowing prose timeline hidden"
    " panels rows lists tables",
    "/candidates/[candidate_id]": "applicant applicants takeovers prose timeline"
    " hidden dashboards panels",
    "/manage/jobs": "vacancies rows lists tables",
    "/manage/jobs/new": "vacancies writing prose forms",
    "/manage/jobs/[job_id]": "vacancies writing prose forms",
    "/reports": "reports days files tables",
    "/reports/figures": "reports dashboards tables",
    # admins
    "/admin": "overview progress dashboards days tables",
    "/admin/welcome": "welcome people passwords forms",
    "/admin/assignments": "desk timeline progress panels rows lists tables",
    "/admin/users": "people passwords panels rows lists tables forms",
    "/admin/users/import": "import files tables forms",
    "/admin/audit": "audit narrowing lists tables",
    "/admin/webhooks": "webhooks tables forms",
    "/admin/settings": "import settings files tables forms",
}

# Of what is fetched when it is first opened, and together with it.
LATER = ("palette", "messages")


def sheets_of(route: str) -> list[str]:
    """The names of what a page's own sheet is made of."""
    return PAGE_SHEETS.get(route, "").split()


def own_sheet(route: str) -> str | None:
    """Where the page's own sheet stands; pages with the same parts share one."""
    parts = sheets_of(route)
    return f"styles/pages/{'-'.join(parts)}.css" if parts else None


def read(name: str) -> str:
    """The rules of one of the sheets that not all pages have."""
    return (ROOT / "assets" / "styles" / "pages" / f"{name}.css").read_text()


def made() -> dict[str, str]:
    """Every sheet that is not of all pages by its place in the web client."""
    own = {place: sheets_of(route) for route in PAGE_SHEETS if (place := own_sheet(route))}
    own |= {f"styles/pages/{name}.css": [name] for name in LATER}
    return {place: "".join(map(read, names)) for place, names in own.items()}


class PageSheets(Plugin):
    """Writes the sheets of pages where these import them; belongs in rxconfig's plugins."""

    def pre_compile(self, **context: Any) -> None:
        """Hand them to the compiler."""
        context["add_save_task"](lambda: list(made().items()))
