"""After how many days at a stage an application is marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from talentra.errors import Expected, Unauthenticated
from talentra.models import PATH
from talentra.models.targets import clean_targets
from talentra.queries import organisation as query
from talentra.services import organisation as service
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

NONE_MARKED = "Saved. No application is marked by a target time."


@dataclass(frozen=True)
class Days:
    """Something for each live stage: its days as they are typed, or what is wrong with them."""

    applied: str = ""
    online_assessment: str = ""
    interview: str = ""
    offer: str = ""


def days(targets: Mapping[str, int]) -> Days:
    """The targets as the form shows them."""
    return Days(*(str(targets.get(stage.value, "")) for stage in PATH))


class TargetsState(AppState):
    """The target times that hold."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    kept: Days = Days()
    is_on: bool = False
    errors: Days = Days()
    refusal: str = ""
    filled: int = 0
    answer: int = 0

    @on("admin")
    async def load(self) -> None:
        """Show what holds."""
        put(self, errors=Days(), refusal="")
        with loading(self):
            await self._load()
            put(self, filled=self.filled + 1)

    @on("admin")
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what the form says, as a whole."""
        typed = {stage.value: str(form.get(stage.value, "")).strip()[:9] for stage in PATH}
        put(self, errors=Days(), refusal="")
        try:
            return await self._save(typed)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        finally:
            put(self, answer=self.answer + 1)
        return None

    async def _save(self, typed: dict[str, str]) -> Any:
        _, wrong = clean_targets(typed)
        if wrong:
            put(self, errors=Days(**dict(wrong)))
            return None
        changed = await self._act(service.change, {"stage_targets": typed})
        await self._load()
        said = "Saved. They hold from now on." if self.is_on else NONE_MARKED
        return c.tell(said if changed else "That is how it was already.")

    async def _load(self) -> None:
        chosen = await self._read(query.chosen)
        put(self, kept=days(chosen.stage_targets), is_on=bool(chosen.stage_targets))
