"""Once a day: how long stages usually take, and who has something over its target time."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import today
from talentra.models import Choice
from talentra.queries import targets, usual_stays
from talentra.queries.organisation import choice
from talentra.queries.targets import Late
from talentra.services import organisation, outbox
from talentra.services.outbox import Errand
from talentra.services.telling import notify

AGEING = "ageing"  # the kind of errand
LIST = "/candidates?over=1&sort=changed"  # the longest first


@dataclass(frozen=True, slots=True)
class Found:
    """What a day's round found."""

    usual: dict[str, int]
    late: list[Late]


def schedule(session: Session) -> None:
    """Once a day, have it done, by whichever process comes first."""
    if _ran_on(session) == today().isoformat():
        return
    organisation.take_turn(session)
    session.expire_all()
    if _ran_on(session) != today().isoformat():
        session.merge(Choice(name="ageing_ran_on", value=today().isoformat()))
        outbox.put(session, AGEING, {})


async def run(errand: Errand) -> None:
    """Read for as long as it takes, then write it all at once, and once."""
    await db.run(_finish, errand, await db.read(_find))


def _find(session: Session) -> Found:
    return Found(usual_stays.reckon(session), targets.late(session))


def _finish(session: Session, errand: Errand, found: Found) -> None:
    if not outbox.finish(session, errand):
        return
    session.merge(Choice(name="usual_stays", value=found.usual))
    for each in found.late:
        notify(session, each.recruiter_id, "over_target", sentence(each), LIST)


def sentence(late: Late) -> str:
    """What a recruiter is told."""
    if late.applications == 1:
        return f"1 application is over its target time, by {_days(late.longest)}."
    longest = _days(late.longest)
    return (
        f"{late.applications:,} applications are over their target time, the longest by {longest}."
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _ran_on(session: Session) -> str | None:
    return choice(session, "ageing_ran_on")
