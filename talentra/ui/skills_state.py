"""Skills to choose from while one is being typed, on whichever page that is."""

from talentra.queries import skills
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

LONGEST = 60


class SkillsState(AppState):
    """The known skills that begin like what was typed last."""

    __audience__ = audience(anyone=True)

    offered: list[str] = []

    @on(anyone=True, supersedes=True)
    async def offer(self, typed: str) -> None:
        """Look up what begins like this."""
        put(self, offered=await self._read(skills.beginning, typed[:LONGEST]))
