"""Putting away the news that a candidate came from another recruiter."""

from talentra.models.base import parse_id
from talentra.services import takeovers
from talentra.ui.state import AppState, audience, on


class TakeoversState(AppState):
    """Nothing to show: the pages with the news read it again when it was put away."""

    __audience__ = audience("recruiter")

    @on("recruiter")
    async def put_away(self, candidate_id: str) -> None:
        """Let it be shown no longer."""
        await self._act(takeovers.put_away, parse_id(candidate_id))
