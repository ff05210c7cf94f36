"""Of what the reader is told and how, and in which zone times are shown to them."""

from dataclasses import dataclass
from typing import Any

from talentra.config import settings
from talentra.errors import NotFound
from talentra.models.preferences import Ways
from talentra.queries import preferences as query
from talentra.queries.preferences import PreferenceView
from talentra.services import preferences as service
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, ViewerState, audience, on

IN_PRODUCT, BY_MAIL = "in_product", "by_mail"


@dataclass(frozen=True)
class KindRow:
    """One kind of notification as settings show it."""

    kind: str
    words: str
    in_product: bool
    by_mail: bool
    is_optional: bool


def row(view: PreferenceView) -> KindRow:
    """The kind as the page shows it."""
    return KindRow(view.kind, view.words, view.in_product, view.by_mail, view.is_optional)


class PreferencesState(AppState):
    """What the reader chose."""

    __audience__ = audience(anyone=True)

    loaded: bool = False
    problem: str = ""
    kinds: list[KindRow] = []
    has_mail: bool = False

    @on(anyone=True, background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        mine = f"user:{self._actor().user_id}"
        await self._follow(PreferencesState.refresh, mine)

    @on(anyone=True)
    async def refresh(self) -> None:
        """Show what is chosen."""
        with loading(self):
            await self._load()

    @on(anyone=True)
    async def turn(self, kind: str, way: str) -> None:
        """Be told of a kind by a way, or no longer."""
        chosen = next((each for each in self.kinds if each.kind == kind), None)
        if chosen is None or way not in {IN_PRODUCT, BY_MAIL}:
            raise NotFound
        ways = Ways(chosen.in_product != (way == IN_PRODUCT), chosen.by_mail != (way == BY_MAIL))
        await self._act(service.prefer, kind, ways)
        await self._load()

    @on(anyone=True)
    async def choose_zone(self, zone: str) -> Any:
        """Have times shown in this zone; an empty one is the browser's."""
        await self._act(service.choose_time_zone, zone)
        put(await self.get_state(ViewerState), time_zone=zone)
        where = zone.replace("_", " ") or "your browser's time zone"
        return c.tell(f"Times are shown for {where}.")

    async def _load(self) -> None:
        kinds = [row(each) for each in await self._read(query.own)]
        put(self, kinds=kinds, has_mail=bool(settings().smtp_url))
