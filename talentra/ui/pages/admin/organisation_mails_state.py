"""How each kind of mail is worded, how it would read, and a letter to try it."""

from dataclasses import dataclass
from typing import Any

from talentra.config import settings
from talentra.errors import Expected, Invalid, NotFound, Unauthenticated
from talentra.queries import mail_templates as query
from talentra.queries.mail_templates import TemplateView
from talentra.services import mail_templates as service
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

SAVED = "Saved. Mails read like this from now on."
PRESSED = {"save", "preview", "test"}


@dataclass(frozen=True)
class Wording:
    """One kind of mail as its form begins with it."""

    kind: str = ""
    subject: str = ""
    text: str = ""
    placeholders: str = ""
    is_changed: bool = False


def wording(view: TemplateView) -> Wording:
    """The mail as the form shows it."""
    named = ", ".join(f"{{{name}}}" for name in view.placeholders)
    return Wording(view.kind, view.subject, view.text, named, view.is_changed)


class MailTemplatesState(AppState):
    """The kinds of mail, and the one that is being worded."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    kinds: list[list[str]] = []
    shown: Wording = Wording()
    can_send: bool = False  # a mail server is configured
    subject_error: str = ""
    text_error: str = ""
    refusal: str = ""
    preview_subject: str = ""
    preview_text: str = ""
    filled: int = 0  # grows when the form begins anew
    answer: int = 0

    @on("admin")
    async def load(self) -> None:
        """Show the first kind of mail."""
        put(self, can_send=bool(settings().smtp_url))
        with loading(self):
            await self._show("")

    @on("admin")
    async def choose(self, kind: str) -> None:
        """Show another kind of mail."""
        await self._show(kind)

    @on("admin")
    async def send(self, form: dict[str, Any]) -> Any:
        """Save what is typed, show how it reads, or send it to oneself: as the button says."""
        pressed = str(form.get("then", ""))
        if pressed not in PRESSED:
            raise NotFound
        self._clear()
        typed = (self.shown.kind, str(form.get("subject", "")), str(form.get("text", "")))
        try:
            return await {"save": self._save, "preview": self._preview, "test": self._test}[
                pressed
            ](*typed)
        except Invalid as failure:
            wrong = dict(failure.fields)
            put(self, subject_error=wrong.get("subject", ""), text_error=wrong.get("text", ""))
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        finally:
            put(self, answer=self.answer + 1)

    @on("admin")
    async def reset_wording(self) -> Any:
        """Word it by default again; what it was can be brought back."""
        before = self.shown
        await self._act(service.reset, before.kind)
        await self._show(before.kind)
        undo = MailTemplatesState.restore(before.kind, before.subject, before.text)
        return c.tell_with_undo("This mail reads as it did at first.", undo)

    @on("admin")
    async def restore(self, kind: str, subject: str, text: str) -> Any:
        """Word it again as it was."""
        await self._act(service.change, kind, subject, text)
        await self._show(kind)
        return c.tell(SAVED)

    async def _save(self, kind: str, subject: str, text: str) -> Any:
        changed = await self._act(service.change, kind, subject, text)
        await self._show(kind, anew=False)
        return c.tell(SAVED if changed else "That is how it was already.")

    async def _preview(self, kind: str, subject: str, text: str) -> None:
        shown = await self._read(query.preview, kind, subject, text)
        put(self, preview_subject=shown.subject, preview_text=shown.text)

    async def _test(self, kind: str, subject: str, text: str) -> Any:
        await self._preview(kind, subject, text)
        to = await service.send_test(self._actor(), kind, subject, text)
        return c.tell(f"The mail server has taken it, for {to}.")

    async def _show(self, kind: str, *, anew: bool = True) -> None:
        views = await self._read(query.everything)
        chosen = next((each for each in views if each.kind == kind), views[0])
        put(self, kinds=[[each.kind, _named(each)] for each in views], shown=wording(chosen))
        if anew:
            self._clear()
            put(self, filled=self.filled + 1)

    def _clear(self) -> None:
        put(self, subject_error="", text_error="", refusal="")
        put(self, preview_subject="", preview_text="")


def _named(view: TemplateView) -> str:
    return f"{view.words} (changed)" if view.is_changed else view.words
