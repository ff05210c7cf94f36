"""What the bell tells: how much is unread, and the latest messages once it was opened."""

from dataclasses import dataclass

from talentra.errors import Away
from talentra.models.base import parse_id
from talentra.queries import notifications
from talentra.queries.notifications import MOST, NotificationView
from talentra.services import notifications as service
from talentra.ui.state import AppState, audience, computed, on


@dataclass(frozen=True)
class Notice:
    """One message in the bell's list."""

    id: str
    kind: str
    sentence: str
    link: str
    at: str
    is_read: bool


def notice(view: NotificationView) -> Notice:
    """A message in plain words."""
    return Notice(
        str(view.id), view.kind, view.sentence, view.link, view.at.isoformat(), view.is_read
    )


class BellState(AppState):
    """One's own messages; the list is read when somebody looks, and from then on kept true."""

    __audience__ = audience(anyone=True)

    unread: int = 0
    loaded: bool = False
    problem: str = ""
    notices: list[Notice] = []

    @computed
    def number(self) -> str:
        """The number on the bell; empty for none."""
        return f"{MOST - 1}+" if self.unread >= MOST else str(self.unread or "")

    @on(anyone=True, background=True)
    async def follow(self) -> None:
        """Count now, and again whenever somebody is told something."""
        await self._follow(BellState.refresh, f"user:{self._actor().user_id}")

    @on(anyone=True)
    async def refresh(self) -> None:
        """Count what is unread, and show the list again if it was looked at."""
        unread = await self._read(notifications.unread)
        if unread != self.unread:  # what is set is sent
            self.unread = unread
        if self.loaded:
            await self._list()

    @on(anyone=True)
    async def look(self) -> None:
        """Read the latest messages."""
        await self._list()

    @on(anyone=True)
    async def read(self, notification_id: str) -> None:
        """Take one as read."""
        await self._act(service.read, parse_id(notification_id))
        await self.refresh()

    @on(anyone=True)
    async def read_all(self) -> None:
        """Take all as read."""
        await self._act(service.read_all)
        await self.refresh()

    async def _list(self) -> None:
        """Show the latest, or say in their place why they cannot be shown."""
        notices, problem = self.notices, ""
        try:
            notices = [notice(each) for each in await self._read(notifications.latest)]
        except Away as failure:
            problem = failure.sentence
        shown = (True, problem, notices)
        if shown != (self.loaded, self.problem, self.notices):
            self.loaded, self.problem, self.notices = shown
