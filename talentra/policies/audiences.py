"""For whom a page, an event handler or a part of the state is meant."""

from collections.abc import Collection
from dataclasses import dataclass

from talentra.models import Actor, Role


@dataclass(frozen=True, slots=True)
class Audience:
    """The roles that are admitted, and whether people who are not signed in are too."""

    roles: frozenset[Role]
    public: bool = False

    def admits(self, actor: Actor | None) -> bool:
        """Whether this person, or nobody at all (None), is meant."""
        return self.public if actor is None else actor.role in self.roles


EVERYBODY = Audience(frozenset(Role), public=True)
SIGNED_IN = Audience(frozenset(Role))


def audience(*roles: str, anyone: bool = False, public: bool = False) -> Audience:
    """The named roles; `anyone` who is signed in; or the whole `public`. One of the three."""
    named: Collection[str] = roles
    if [bool(named), anyone, public].count(True) != 1:
        raise TypeError("An audience is some roles, or anyone=True, or public=True.")
    if public:
        return EVERYBODY
    return SIGNED_IN if anyone else Audience(frozenset(Role(role) for role in named))
