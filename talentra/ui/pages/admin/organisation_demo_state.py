"""What removing the demo company would do, and doing it."""

from dataclasses import dataclass
from typing import Any

from talentra.errors import Expected, Unauthenticated
from talentra.queries import demo_people as query
from talentra.services import demo_removal
from talentra.ui import components as c
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, ViewerState, audience, on


@dataclass(frozen=True)
class DemoShown:
    """The demo company in numbers; without a name there is none."""

    name: str = ""
    goes: str = ""
    stays: str = ""
    is_own: bool = False


def shown(demo: query.Demo) -> DemoShown:
    """The demo company as the page shows it."""
    goes = (
        f"{_many(demo.people, 'demo person', 'demo people')}, {_many(demo.jobs, 'job', 'jobs')} "
        f"and {_many(demo.applications, 'application', 'applications')}, with their files, "
        "remarks and history."
    )
    kept = _many(demo.kept_jobs, "demo job", "demo jobs")
    jobs = f", and {kept} that real people applied to, which become yours" if demo.kept_jobs else ""
    stays = f"{_many(demo.real_people, 'real person', 'real people')} and what they made{jobs}."
    return DemoShown(demo.company_name, goes, stays, demo.is_own)


class DemoState(AppState):
    """The demo company, as long as there is one."""

    __audience__ = audience("admin")

    demo: DemoShown = DemoShown()
    error: str = ""

    @on("admin")
    async def load(self) -> None:
        """Count what would go."""
        put(self, error="")
        await self._load()

    @on("admin")
    async def remove(self, form: dict[str, Any]) -> Any:
        """Remove it, if the name is right."""
        put(self, error="")
        try:
            await demo_removal.remove(self._actor(), str(form.get("name", ""))[:200])
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, error=failure.sentence)
            return None
        await self._load()
        put(await self.get_state(ViewerState), is_demo=False)
        return c.tell("The demo company is gone. This is your own Talentra now.")

    async def _load(self) -> None:
        found = await self._read(query.overview)
        put(self, demo=shown(found) if found else DemoShown())


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
