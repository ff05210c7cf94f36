"""What can be called in this app at all, checked once everything is imported."""

from reflex.state import BaseState
from reflex_base.registry import RegistrationContext

from talentra.ui.guard import BUILT_IN
from talentra.ui.state import AppState

FRAMEWORK = "reflex."  # the modules whose states the guard refuses unless they are in BUILT_IN
DYNAMIC = "reflex.istate.dynamic"  # where Reflex files states that were made inside of a function


def check() -> None:
    """Raise TypeError when a state or handler came in by a way that nobody guards."""
    registry = RegistrationContext.get()
    for state in registry.base_states.values():
        if not (issubclass(state, AppState) or _is_reflexs(state)):
            raise TypeError(f"{state.__module__}.{state.__name__} must inherit AppState.")
        _demand_private_overrides(state)
    for name, registered in registry.event_handlers.items():
        own = all(issubclass(state, AppState) for state in registered.states)
        declared = hasattr(registered.handler.fn, "__audience__")
        if (own or not registered.states) and not declared and not name.endswith(".setvar"):
            raise TypeError(f"{name} must say who may call it: @on(…).")
    if missing := BUILT_IN - registry.event_handlers.keys():
        raise TypeError(f"Reflex has no handlers of these names any more: {sorted(missing)}")


def _is_reflexs(state: type[BaseState]) -> bool:
    return state.__module__.startswith(FRAMEWORK) and state.__module__ != DYNAMIC


def _demand_private_overrides(state: type[BaseState]) -> None:
    """A method of Reflex's base that is overridden without the mark would become callable."""
    for name in vars(state).keys() & vars(BaseState).keys() & state.event_handlers.keys():
        if name != "setvar":
            raise TypeError(f"{state.__name__}.{name} overrides Reflex's own and can be called.")
