"""Every event handler as it is registered, and whom the table lets call it."""

import inspect
from dataclasses import dataclass
from typing import Any, get_type_hints

from reflex.state import BaseState
from reflex_base.registry import RegistrationContext

from talentra import talentra  # imports every page, which fills the registry
from talentra.models import Role
from talentra.policies.audiences import EVERYBODY, SIGNED_IN, Audience
from tests.sockets.meant import ANYONE, CLIENT, FOR, NOBODY, PUBLIC

SETTER = "setvar"  # Reflex gives every state one; it would write any var that has a setter


@dataclass(frozen=True)
class Handler:
    """One event handler as it is registered."""

    name: str  # as a browser would call it
    short: str
    audience: Audience | None  # None: Reflex's own, or not declared
    takes: dict[str, Any]  # its parameters and their annotations
    uploads: bool

    @property
    def is_for(self) -> str:
        """Its line in the table; empty when it has none."""
        return NOBODY if self.short.endswith(f".{SETTER}") else FOR.get(self.short, "")

    def admits(self, role: Role | None) -> bool:
        """Whether the table, not the code, lets this role (None: nobody) call it."""
        if self.is_for in {CLIENT, PUBLIC}:
            return True
        return role is not None and (self.is_for == ANYONE or role.value in self.is_for.split())


def registered() -> list[Handler]:
    """Every handler that a browser can name."""
    assert talentra.app
    found = RegistrationContext.get().event_handlers
    return [_handler(name, found[name].handler, found[name].states) for name in sorted(found)]


def audiences() -> dict[str, Audience]:
    """Every state and who may see its vars; of Reflex's own there is nothing to hide."""
    states = RegistrationContext.get().base_states
    return {name: getattr(state, "__audience__", EVERYBODY) for name, state in states.items()}


def declared(audience: Audience | None) -> str:
    """An audience in the words of the table."""
    if audience is None:
        return ""
    named = {EVERYBODY: PUBLIC, SIGNED_IN: ANYONE}
    return named.get(audience) or " ".join(sorted(role.value for role in audience.roles))


def _handler(name: str, handler: Any, states: Any) -> Handler:
    state: type[BaseState] = next(iter(states))
    parameters = list(inspect.signature(handler.fn).parameters)[1:]
    hints = get_type_hints(handler.fn) if hasattr(handler.fn, "__audience__") else {}
    return Handler(
        name,
        f"{state.__name__}.{name.rpartition('.')[2]}",
        getattr(handler.fn, "__audience__", None),
        {each: hints.get(each, Any) for each in parameters},
        getattr(handler.fn, "__takes_upload__", False),
    )
