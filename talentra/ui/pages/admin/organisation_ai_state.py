"""Whether an AI is configured, and how it answered when it was tried."""

from urllib.parse import urlsplit

from talentra.config import settings
from talentra.services import ai_trials
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

OPENAI = "api.openai.com"  # asked when there is a key and no address


class AiTrialState(AppState):
    """The configured model and its server, and the last answer."""

    __audience__ = audience("admin")

    model: str = ""  # empty when none is configured
    server: str = ""
    tried: str = ""  # how it went, in a sentence
    works: bool = False
    is_trying: bool = False

    @on("admin")
    def load(self) -> None:
        """Say what the environment has configured."""
        chosen = settings()
        server = urlsplit(chosen.openai_base_url or "").netloc or OPENAI
        named = (chosen.ai_model or "", server) if chosen.has_ai else ("", "")
        put(self, model=named[0], server=named[1].rpartition("@")[2], tried="", is_trying=False)

    @on("admin", background=True)
    async def try_out(self) -> None:
        """Ask it something tiny and tell how that went; the page goes on meanwhile."""
        async with self:
            put(self, is_trying=True, tried="")
        trial = None
        try:
            trial = await ai_trials.try_out(self._actor())
        finally:
            async with self:
                put(self, is_trying=False, works=trial is not None and trial.works)
                put(self, tried=trial.sentence if trial else "")
