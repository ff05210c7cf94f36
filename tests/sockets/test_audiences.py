"""What a state holds is seen by those who may fill it, as the table of handlers says; no others."""

from collections import defaultdict

from reflex_base.registry import RegistrationContext

from talentra.models import Role
from talentra.policies.audiences import EVERYBODY, Audience
from tests.sockets.handlers import audiences, registered
from tests.sockets.meant import CLIENT, NOBODY, PUBLIC


def _meant() -> dict[str, set[Audience]]:
    """For whom the handlers of each state are, in the table's words."""
    states: dict[str, set[Audience]] = defaultdict(set)
    for handler in registered():
        if handler.is_for not in {CLIENT, NOBODY}:
            roles = frozenset(role for role in Role if handler.admits(role))
            whom = EVERYBODY if handler.is_for == PUBLIC else Audience(roles)
            states[handler.name.rpartition(".")[0]].add(whom)
    return states


def _widest(meant: set[Audience]) -> Audience:
    roles = frozenset[Role]().union(*(each.roles for each in meant))
    return EVERYBODY if EVERYBODY in meant else Audience(roles)


def test_every_state_is_seen_by_those_whom_its_handlers_are_for() -> None:
    seen, meant = audiences(), _meant()
    assert set(meant) <= set(RegistrationContext.get().base_states)
    assert {state: seen[state] for state in meant} == {
        state: _widest(whom) for state, whom in meant.items()
    }
