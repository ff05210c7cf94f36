"""One state for each audience, one handler of each kind, and a secret where none may look."""

import asyncio

import reflex as rx
from reflex_components_core.core.upload import Upload

from talentra.queries import users
from talentra.ui.page import Page
from talentra.ui.state import AppState, audience, computed, on
from tests.web.trial import SECRET

Upload.is_used = True  # opens Reflex's upload route, as a page with a place for files does


class AdminState(AppState):
    """What admins see."""

    __audience__ = audience("admin")
    people: list[str] = []  # noqa: RUF012 -- Reflex copies it for each tab
    limit: int = 0
    _kept: str = SECRET

    @computed
    def shown(self) -> str:
        """Would tell the secret if it were computed for the wrong person."""
        return self._kept

    @on("admin")
    async def read(self) -> None:
        """Fill the list."""
        self.people = [each.full_name for each in await self._read(users.recruiters)]

    @on("admin")
    def set_limit(self, to: int) -> None:
        """Take a number."""
        self.limit = to

    @on("admin", background=True)
    async def follow(self):
        """Read again on every change."""
        await self._follow(AdminState.read, "admin")


class CandidateState(AppState):
    """What a candidate sees."""

    __audience__ = audience("candidate")
    address: str = ""
    note: str = ""
    files: list[str] = []  # noqa: RUF012 -- Reflex copies it for each tab

    @on("candidate")
    async def read(self) -> None:
        """Fill in the address."""
        self.address = (await self._read(users.me)).email

    @on("candidate")
    def write(self, note: str) -> None:
        """Keep a text."""
        self.note = note

    @on("candidate")
    async def overreach(self) -> None:
        """Call what this role may not."""
        await self._read(users.recruiters)
        raise PermissionError(SECRET)

    @on("candidate")
    def stumble(self) -> None:
        """Fail as nobody expected."""
        raise RuntimeError(SECRET)

    @on("candidate", background=True)
    async def write_later(self, note: str) -> None:
        """Keep a text when somebody else may have taken over the tab."""
        await asyncio.sleep(0.5)
        async with self:
            self.note = note

    @on("candidate", upload=True)
    async def take(self, files: list[rx.UploadFile]) -> None:
        """Take files."""
        self.files = [each.filename or "" for each in files]


class PublicState(AppState):
    """What everybody sees."""

    __audience__ = audience(public=True)
    hits: int = 0

    @on(public=True)
    def hit(self) -> None:
        """Count."""
        self.hits += 1

    @on(public=True)
    def fail(self) -> None:
        """Break."""
        raise RuntimeError(SECRET)


def _words(text: str) -> rx.Component:
    return rx.el.p(text)


PAGES = (
    Page("/login", lambda: _words("login"), "Sign in", audience(public=True)),
    Page("/register", lambda: _words("register"), "Register", audience(public=True)),
    Page("/setup", lambda: _words("setup"), "Set up", audience(public=True)),
    Page("/refused", lambda: _words("refused"), "Refused", audience(public=True)),
    Page("/admin", lambda: _words("admin"), "Admin", audience("admin"), (AdminState.follow,)),
    Page(
        "/applications",
        lambda: _words("applications"),
        "Applications",
        audience("candidate"),
        (CandidateState.read,),
    ),
    Page("/jobs/[job_id]", lambda: _words("job"), "Job", audience(anyone=True)),
)
