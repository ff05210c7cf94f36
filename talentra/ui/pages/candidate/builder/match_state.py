"""The words of a job beside those of the draft under work."""

from collections.abc import Iterable
from dataclasses import dataclass

from talentra.documents.resumes import Keyword, Standing
from talentra.errors import Expected, NotFound, Unauthenticated
from talentra.models.base import parse_id
from talentra.queries import jobs as query
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import draft_keywords
from talentra.ui.pages.candidate.builder.content import place_of
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

MOST_JOBS = 100


@dataclass(frozen=True)
class Word:
    """A word of the job, and where it stands."""

    word: str
    standing: str
    where: str


def words(found: Iterable[Keyword]) -> list[Word]:
    """The words of a job as the page shows them."""
    return [Word(each.word, each.standing.value, _where(each)) for each in found]


def _where(keyword: Keyword) -> str:
    if keyword.standing is Standing.FOUND:
        return ", ".join(dict.fromkeys(place_of(path) for path in keyword.paths[:3]))
    return ", ".join(dict.fromkeys(keyword.paths[:2]))


class MatchState(AppState):
    """The job that is chosen, and its words."""

    __audience__ = audience("candidate")

    jobs: list[list[str]] = []  # id and name
    job_id: str = ""
    words: list[Word] = []
    problem: str = ""

    @on("candidate")
    async def look(self) -> None:
        """Show the jobs there are to choose from."""
        found = await self._read(query.page, JobFilter(), Ask(MOST_JOBS))
        named = [[str(job.id), f"{job.title} · {job.company}"] for job in found.rows]
        put(self, jobs=[["", "Choose a job"], *named], job_id="", words=[], problem="")

    @on("candidate")
    async def compare(self, job_id: str) -> None:
        """Compare the draft as it stands with a job."""
        put(self, job_id=job_id, words=[], problem="")
        if not job_id:
            return
        editor = await self.get_state(EditorState)
        try:
            found = await draft_keywords.against(
                self._actor(), editor._content, editor._look, parse_id(job_id)
            )
        except (NotFound, Unauthenticated):
            raise
        except Expected as failure:
            put(self, problem=failure.sentence)
            return
        put(self, words=words(found))
        if not found:
            put(self, problem="This job names no skills.")
