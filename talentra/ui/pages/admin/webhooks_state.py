"""Webhooks as they stand now: made, tried, switched off and on, and what they were told."""

from typing import Any

from talentra.errors import Conflict, Invalid, NotFound
from talentra.models.base import parse_id
from talentra.queries import webhooks as query
from talentra.queries.pages import LONGEST, Ask
from talentra.queries.webhooks import WebhookView
from talentra.services import webhooks as service
from talentra.ui import components as c
from talentra.ui.pages.addresses import an_id
from talentra.ui.pages.admin import webhooks_shown as shown
from talentra.ui.pages.admin.webhooks_shown import DeliveryRow, HookErrors, HookForm, HookRow
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

ROUTE = "/admin/webhooks"
PAUSE = 0.25  # seconds between two refreshes, however much happens
LATEST = 50  # deliveries that are shown


class WebhooksState(AppState):
    """Which other systems are told what happens here, and whether they hear it."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    hooks: list[HookRow] = []
    open_id: str = ""
    open_url: str = ""
    deliveries: list[DeliveryRow] = []
    is_editing: bool = False
    form: HookForm = HookForm()
    form_key: int = 0  # grows whenever the form begins anew
    errors: HookErrors = HookErrors()
    refusal: str = ""
    secret: str = ""  # of the webhook just made, until its maker has it
    asked_id: str = ""  # the webhook that is about to be deleted
    asked_url: str = ""

    @on("admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change; neither a secret nor a form outlives a visit."""
        async with self:
            put(self, is_editing=False, secret="", asked_id="")
        await self._follow(WebhooksState.refresh, "admin", pause=PAUSE)

    @on("admin")
    async def refresh(self) -> None:
        """Show the webhooks, and what was sent to the one that the address opens."""
        with loading(self):
            await self._load()

    @on("admin")
    def start(self) -> None:
        """Begin a new webhook."""
        self._begin(HookForm())

    @on("admin")
    async def edit(self, hook_id: str) -> None:
        """Begin to change one."""
        self._begin(shown.form_of(await self._read(_view, hook_id)))

    @on("admin")
    def cancel(self) -> None:
        """Change nothing."""
        put(self, is_editing=False)

    @on("admin")
    async def save(self, form: dict[str, Any]) -> Any:
        """Make the webhook and show its secret this once, or change it."""
        if not self.is_editing:  # sent twice, or by nobody's page
            return None
        put(self, errors=HookErrors(), refusal="")
        sent = {
            "events": shown.chosen(form),
            "note": str(form.get("note", "")).strip() or None,
            "allows_private": bool(form.get("allows_private")),
        }
        try:
            secret = await self._act(_save, self.form.id, str(form.get("url", "")).strip(), sent)
        except Invalid as failure:
            wrong = dict(failure.fields)
            put(self, errors=HookErrors(**{name: wrong.get(name, "") for name in _NAMES}))
            put(self, refusal="" if wrong.keys() & _NAMES else failure.sentence)
            return None
        except Conflict as failure:
            put(self, refusal=failure.sentence)
            return None
        put(self, is_editing=False, secret=secret)
        await self._load()
        return None if secret else c.tell("The webhook is changed.")

    @on("admin", throttle=1000)
    async def test(self, hook_id: str) -> Any:
        """Send it a message that says nothing."""
        await self._act(service.send_test, parse_id(hook_id))
        await self._load()
        return c.tell("A test is on its way. What was sent shows what became of it.")

    @on("admin")
    async def switch(self, hook_id: str, is_active: bool) -> None:
        """Switch it off, or on again."""
        await self._act(service.edit, parse_id(hook_id), details={}, is_active=is_active)
        await self._load()

    @on("admin")
    async def renew(self, hook_id: str) -> None:
        """Show a new secret, this once."""
        put(self, secret=await self._act(service.renew_secret, parse_id(hook_id)))

    @on("admin")
    def hide(self) -> None:
        """Show the secret no more."""
        put(self, secret="")

    @on("admin", throttle=1000)
    async def repeat(self, delivery_id: str) -> Any:
        """Send a message again."""
        await self._act(service.redeliver, parse_id(self.open_id), parse_id(delivery_id))
        await self._load()
        return c.tell("It is sent again.")

    @on("admin")
    def ask(self, hook_id: str) -> None:
        """Ask whether a webhook is to be deleted, which cannot be undone."""
        for hook in self.hooks:
            if hook.id == hook_id:
                put(self, asked_id=hook.id, asked_url=hook.url)

    @on("admin")
    def keep(self) -> None:
        """Delete nothing."""
        put(self, asked_id="")

    @on("admin")
    async def remove(self) -> Any:
        """Delete the webhook that was asked about."""
        hook_id = self.asked_id
        put(self, asked_id="")
        await self._act(service.remove, parse_id(hook_id))
        await self._load()
        return c.tell("The webhook is deleted. Nothing more is sent there.")

    def _begin(self, form: HookForm) -> None:
        put(self, form=form, errors=HookErrors(), refusal="", is_editing=True)
        put(self, form_key=self.form_key + 1)

    async def _load(self) -> None:
        open_id = an_id(self.router.url.query_parameters, "w")
        found = await self._read(query.page, Ask(LONGEST))
        hooks = [shown.hook(view, open_id, ROUTE) for view in found.rows]
        opened = next((hook for hook in hooks if hook.is_open), None)
        put(self, hooks=hooks, open_id=opened.id if opened else "")
        put(self, open_url=opened.url if opened else "")
        put(self, deliveries=await self._sent() if opened else [])

    async def _sent(self) -> list[DeliveryRow]:
        try:
            page = await self._read(query.deliveries, parse_id(self.open_id), Ask(LATEST))
        except NotFound:  # deleted in the meantime: the next refresh says so
            return []
        return [shown.delivery(view) for view in page.rows]


_NAMES = {"url", "events", "note"}


def _view(session: Any, actor: Any, hook_id: str) -> WebhookView:
    return query.view(query.get(session, actor, parse_id(hook_id)))


def _save(session: Any, actor: Any, hook_id: str, url: str, sent: dict[str, Any]) -> str:
    """The secret of a new webhook; empty when one was changed."""
    if not hook_id:
        return service.create(session, actor, url, **sent)[1]
    service.edit(session, actor, parse_id(hook_id), details={"url": url, **sent})
    return ""
