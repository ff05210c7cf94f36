"""Nothing of a State can be called or seen until it says by whom: each omission fails at import."""

# That these classes are made at all is what is tested.
# pyright: reportUnusedClass=false

from collections.abc import Callable, Generator
from typing import Any

import pytest
import reflex as rx
from reflex_base.registry import RegistrationContext

from talentra import talentra  # the app itself: what is made here is beside it, for a while
from talentra.policies.audiences import audience
from talentra.ui import registry
from talentra.ui.state import AppState, computed, on

Make = Callable[[], Any]


@pytest.fixture(autouse=True)
def apart() -> Generator[None]:
    """A copy of the app's registry: a state that is made here is in no other test."""
    assert talentra.app
    with RegistrationContext.get().fork():
        yield


def without_audience() -> None:
    class Silent(AppState):
        count: int = 0


def without_on() -> None:
    class Open(AppState):
        __audience__ = audience("admin")

        def remove_everything(self) -> None: ...


def with_reflexs_own_decorator() -> None:
    class Plain(AppState):
        __audience__ = audience("admin")

        @rx.event
        def remove_everything(self) -> None: ...


def without_underscore() -> None:
    class Helping(AppState):
        __audience__ = audience("admin")

        async def load_rows(self) -> list[str]:
            return []


def without_computed() -> None:
    class Bare(AppState):
        __audience__ = audience("admin")

        @rx.var
        def everybody(self) -> list[str]:
            return []


def without_annotation() -> None:
    class Loose(AppState):
        __audience__ = audience("admin")

        @on("admin")
        def move(self, to): ...  # type: ignore[no-untyped-def]


def for_nobody() -> None:
    class Nobody(AppState):
        __audience__ = audience("admin")

        @on()
        def move(self) -> None: ...


def for_two_kinds() -> None:
    class Both(AppState):
        __audience__ = audience("admin")

        @on("admin", public=True)
        def move(self) -> None: ...


def for_a_role_there_is_not() -> None:
    class Unknown(AppState):
        __audience__ = audience("wizard")


class TestAtImport:
    @pytest.mark.parametrize(
        ("omission", "sentence"),
        [
            (without_audience, "must say who may see it"),
            (without_on, "must say who may call it"),
            (with_reflexs_own_decorator, "must say who may call it"),
            (without_underscore, "must say who may call it"),
            (without_computed, "must be declared with @computed"),
            (without_annotation, "needs an annotation"),
            (for_nobody, "An audience is some roles"),
            (for_two_kinds, "An audience is some roles"),
        ],
    )
    def test_an_omission_is_refused(self, omission: Make, sentence: str) -> None:
        with pytest.raises(TypeError, match=sentence):
            omission()

    def test_a_role_there_is_not_is_refused(self) -> None:
        with pytest.raises(ValueError, match="wizard"):
            for_a_role_there_is_not()

    def test_what_says_all_of_it_is_taken(self) -> None:
        class Complete(AppState):
            __audience__ = audience("admin")
            name: str = ""

            @on("admin")
            def move(self, to: str) -> None: ...

            @computed
            def initial(self) -> str:
                return self.name[:1]

            def _load(self, anything): ...  # type: ignore[no-untyped-def]

        assert set(Complete.event_handlers) == {"move", "setvar"}
        registry.check()


class TestOverTheWholeRegistry:
    def test_the_app_as_it_is_passes(self) -> None:
        registry.check()

    def test_a_state_that_goes_past_ours_is_found(self) -> None:
        class Beside(rx.State):
            def anything(self) -> None: ...

        with pytest.raises(TypeError, match=r"Beside must inherit AppState"):
            registry.check()

    def test_an_override_of_what_nobody_may_call_is_refused(self) -> None:
        with pytest.raises(NameError, match="shadows a builtin"):

            class Overriding(AppState):
                __audience__ = audience("admin")

                @on("admin")
                def get_value(self) -> None: ...

    def test_a_handler_without_a_state_is_found(self) -> None:
        @rx.event
        def anywhere(state: AppState) -> None: ...

        RegistrationContext.register_event_handler(rx.EventHandler(fn=anywhere.fn))
        with pytest.raises(TypeError, match="anywhere must say who may call it"):
            registry.check()

    def test_a_built_in_handler_that_an_upgrade_takes_away_is_missed(self) -> None:
        handlers = RegistrationContext.get().event_handlers
        del handlers["reflex___state____state.hydrate"]
        with pytest.raises(TypeError, match="no handlers of these names"):
            registry.check()
