"""The desk's lines, tabs and recruiters in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talentra.queries.assignment_desk import DeskNumbers, DeskRow
from talentra.queries.users import RecruiterLoad
from talentra.services.assignments import HandedOver
from talentra.ui import components as c
from talentra.ui.pages.admin.desk_query import DeskQuery, Show

POOL = "the waiting pool"
SENTENCES = 3  # that a passing message holds
TABS = {Show.WAITING: "Waiting", Show.ASSIGNED: "With a recruiter", Show.EVERYBODY: "All"}
SINCE = {Show.WAITING: "Waiting since", Show.ASSIGNED: "Assigned", Show.EVERYBODY: "First applied"}


@dataclass(frozen=True)
class DeskLine:
    """A candidate in the list."""

    id: str = ""
    name: str = ""
    email: str = ""
    detail: str = ""
    initials: str = ""
    tint: int = 0
    is_active: bool = True
    job: str = ""
    more: str = ""
    stage: str = ""
    since: str = ""
    recruiter_id: str = ""
    recruiter: str = ""
    href: str = ""
    is_open: bool = False
    is_fresh: bool = False


@dataclass(frozen=True)
class DeskTab:
    """A list of the desk with its length."""

    label: str
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class Load:
    """A recruiter and how much they have, against whoever has most."""

    id: str
    name: str
    initials: str
    tint: int
    said: str
    percent: int
    href: str
    is_current: bool


def lines(found: Sequence[DeskRow], query: DeskQuery, known: Mapping[str, str]) -> list[DeskLine]:
    """The lines of a page; fresh are those whose recruiter is not the one `known` before."""
    return [line(row, query, known) for row in found]


def line(row: DeskRow, query: DeskQuery, known: Mapping[str, str] | None = None) -> DeskLine:
    """One candidate in words."""
    candidate_id, recruiter_id = str(row.id), str(row.recruiter_id or "")
    since = row.assigned_at if query.show is Show.ASSIGNED else row.applied_at
    return DeskLine(
        id=candidate_id,
        name=row.full_name,
        email=row.email,
        detail=row.email if row.is_active else f"Deactivated · {row.email}",
        initials=c.initials(row.full_name),
        tint=c.tint(row.full_name),
        is_active=row.is_active,
        job=row.job_title or "",
        more=f"+{row.applications - 1}" if row.applications > 1 else "",
        stage=row.stage.value if row.stage else "",
        since=since.isoformat() if since else "",
        recruiter_id=recruiter_id,
        recruiter=row.recruiter_name or "",
        href=query.opening(candidate_id).href,
        is_open=query.open_id == candidate_id,
        is_fresh=bool(known) and (known or {}).get(candidate_id) != recruiter_id,
    )


def tabs(numbers: DeskNumbers, query: DeskQuery) -> list[DeskTab]:
    """The three lists; words narrow all of them."""
    counts = (numbers.waiting, numbers.assigned, numbers.everybody)
    return [
        DeskTab(TABS[show], number, query.at(show).href, show is query.show)
        for show, number in zip(Show, counts, strict=True)
    ]


def loads(found: Sequence[RecruiterLoad], query: DeskQuery) -> list[Load]:
    """Every recruiter's load, the heaviest as a full bar."""
    most = max((each.candidates for each in found), default=0)
    return [_load(each, most, query) for each in found]


def told(outcome: HandedOver, names: Mapping[str, str]) -> str:
    """What was done, in one sentence; `names` are those of candidates and recruiters by id."""
    first = outcome.done[0]
    to = names.get(str(first.after), "their recruiter") if first.after else POOL
    number = len(outcome.done)
    takers = {each.after for each in outcome.done}
    if len(takers) > 1:
        return f"{number} candidates are with {len(takers)} recruiters."
    if number > 1:
        verb = "are with" if first.after else "are back in"
        return f"{number} candidates {verb} {to}."
    verb = "is with" if first.after else "is back in"
    return f"{names.get(str(first.candidate_id), 'The candidate')} {verb} {to}."


def refused(outcome: HandedOver) -> str:
    """Why some were not handed over: the first sentences, and how many more there are."""
    said, more = outcome.refused[:SENTENCES], len(outcome.refused) - SENTENCES
    return " ".join([*said, *([f"{more} more could not be assigned."] if more > 0 else [])])


def _load(load: RecruiterLoad, most: int, query: DeskQuery) -> Load:
    recruiter_id = str(load.id)
    return Load(
        id=recruiter_id,
        name=load.full_name,
        initials=c.initials(load.full_name),
        tint=c.tint(load.full_name),
        said=candidates(load.candidates),
        percent=round(100 * load.candidates / most) if most else 0,
        href=DeskQuery().of(recruiter_id).href,
        is_current=query.recruiter_id == recruiter_id,
    )


def candidates(number: int) -> str:
    """A number of candidates in words."""
    return "Nobody yet" if not number else f"{number} candidate{'s' * (number != 1)}"
