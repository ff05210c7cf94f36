"""People, tabs and what is handed over in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talentra.models import Role
from talentra.queries.hand_overs import Going
from talentra.queries.people import PeopleSort, PersonRow
from talentra.ui import components as c
from talentra.ui.pages.admin.desk_query import DeskQuery
from talentra.ui.pages.admin.people_query import PeopleQuery

TABS = {None: "All", Role.CANDIDATE: "Candidates", Role.RECRUITER: "Recruiters"}
TABS[Role.ADMIN] = "Admins"
POOL = "The waiting pool"


@dataclass(frozen=True)
class PersonLine:
    """Somebody in the list, or in the panel beside it."""

    id: str = ""
    name: str = ""
    email: str = ""
    initials: str = ""
    tint: int = 0
    role: str = ""
    status: str = ""
    added_at: str = ""
    seen_at: str = ""
    candidates: str = ""  # empty for all but recruiters
    desk_href: str = ""
    href: str = ""
    is_open: bool = False
    is_fresh: bool = False


@dataclass(frozen=True)
class RoleTab:
    """A list of one role, or of everybody, with its length."""

    label: str
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class GoingLine:
    """Who would get how much of what is handed over."""

    id: str
    name: str
    initials: str
    tint: int
    candidates: str
    jobs: str
    after: str  # how many candidates they would have then


def lines(
    found: Sequence[PersonRow], query: PeopleQuery, known: Mapping[str, tuple[str, str]]
) -> list[PersonLine]:
    """The lines of a page; fresh are those whose role or status is not the one `known` before."""
    return [line(row, query, known) for row in found]


def line(
    row: PersonRow, query: PeopleQuery, known: Mapping[str, tuple[str, str]] | None = None
) -> PersonLine:
    """One person in words."""
    user_id, stands = str(row.id), (row.role.value, row.status.value)
    recruits = row.candidates is not None
    return PersonLine(
        id=user_id,
        name=row.full_name,
        email=row.email,
        initials=c.initials(row.full_name),
        tint=c.tint(row.full_name),
        role=row.role.value,
        status=row.status.value,
        added_at=row.created_at.isoformat(),
        seen_at=row.last_seen_at.isoformat() if row.last_seen_at else "",
        candidates=f"{row.candidates:,}" if recruits else "",
        desk_href=DeskQuery().of(user_id).href if recruits else "",
        href=query.opening(user_id).href,
        is_open=query.open_id == user_id,
        is_fresh=bool(known) and (known or {}).get(user_id) != stands,
    )


def tabs(numbers: Mapping[Role, int], query: PeopleQuery) -> list[RoleTab]:
    """Everybody, then each role."""
    counts = {None: sum(numbers.values()), **numbers}
    hrefs = {role: query.of(role).href for role in TABS}
    here = hrefs[query.role]
    return [
        RoleTab(label, counts[role], href, href == here)
        for (role, label), href in zip(TABS.items(), hrefs.values(), strict=True)
    ]


def order(query: PeopleQuery) -> dict[str, str]:
    """How each column that the list can go by is ordered, in the words of ARIA."""
    way = "ascending" if query.rising else "descending"
    return {sort.value: way if sort is query.sort else "none" for sort in PeopleSort}


def said(number: int, is_part: bool) -> str:
    """How many are shown."""
    people = "1 person" if number == 1 else f"{number} people"
    return f"{people} on this page" if is_part else people


def goings(found: Sequence[Going]) -> list[GoingLine]:
    """Where everything would go."""
    return [_going(each) for each in found]


def some(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def left(candidates: int, jobs: int) -> str:
    """What somebody leaves behind; empty when it is nothing."""
    told = [some(candidates, "candidate")] if candidates else []
    told += [some(jobs, "open job")] if jobs else []
    return " and ".join(told)


def _going(going: Going) -> GoingLine:
    name = going.full_name or POOL
    then = some(going.candidates + going.more_candidates, "candidate")
    return GoingLine(
        id=str(going.id or ""),
        name=name,
        initials=c.initials(going.full_name),
        tint=c.tint(going.full_name),
        candidates=some(going.more_candidates, "candidate") if going.more_candidates else "",
        jobs=some(going.more_jobs, "open job") if going.more_jobs else "",
        after=f"{then} then" if going.id and going.more_candidates else "",
    )
