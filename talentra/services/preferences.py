"""What people choose for themselves: by which ways they are told, and in which zone times are."""

import re
from dataclasses import asdict

from sqlalchemy.orm import Session

from talentra.errors import Invalid, NotFound
from talentra.models import Actor, Preference
from talentra.models.preferences import KINDS, Ways
from talentra.queries import users
from talentra.services.telling import announce

# A name of the time zone database; which ones there are is the browser's to know.
ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
LONGEST_ZONE = 64
NO_ZONE = "This is no time zone. Choose one from the list, such as Europe/Oslo."


def prefer(session: Session, actor: Actor, kind: str, ways: Ways) -> Preference:
    """Be told of a kind by these ways from now on; what is about one's security stays as it is."""
    known = KINDS.get(kind)
    if not known or actor.role not in known.roles or not known.is_optional:
        raise NotFound
    chosen = session.merge(Preference(user_id=actor.user_id, kind=kind, **asdict(ways)))
    announce(session, f"user:{actor.user_id}")
    return chosen


def choose_time_zone(session: Session, actor: Actor, zone: str) -> None:
    """Show times in this zone from now on; an empty one is the browser's own."""
    if zone and (len(zone) > LONGEST_ZONE or not ZONE.fullmatch(zone)):
        raise Invalid(NO_ZONE, fields=[("zone", NO_ZONE)])
    users.account(session, actor, actor.user_id, lock=True).time_zone = zone or None
    announce(session, f"user:{actor.user_id}")
