"""The browser's door: what every state inherits, and how a handler says who may call it.

Reflex lets any browser call any public method of a state by name, and sends every state's vars to
everybody. So nothing here can be called or seen until it says by whom: a class that forgets to
say so fails when it is imported.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

import reflex as rx
from reflex.istate.delta import Delta

from talentra import db, live
from talentra.errors import Unauthenticated
from talentra.models import Actor
from talentra.policies.audiences import EVERYBODY, Audience, audience
from talentra.queries import sign_ins
from talentra.ui.changed_names import keep_while_needed, let_go
from talentra.ui.components import initials, tint
from talentra.ui.navigation import BESIDE, NAVIGATION
from talentra.ui.reads import gathered, shared
from talentra.ui.refreshing import again
from talentra.ui.shell import NavEntry
from talentra.ui.viewing import viewer

P = ParamSpec("P")
R = TypeVar("R")
Handler = Callable[..., Any]

__all__ = ["AppState", "Audience", "ViewerState", "audience", "computed", "on"]


def on(
    *roles: str,
    anyone: bool = False,
    public: bool = False,
    upload: bool = False,
    background: bool = False,
    supersedes: bool = False,
    **actions: Any,
) -> Callable[[Handler], Any]:
    """Make an event handler of a method: for some roles, `anyone` signed in, or the `public`.

    `upload` opens it for files; `background`, `supersedes` and `actions` are those of rx.event.
    """
    meant = audience(*roles, anyone=anyone, public=public)

    def declare(method: Handler) -> Any:
        _demand_annotations(method)
        event: Any = rx.event(background=background, supersedes=supersedes, **actions)
        handler = event(method)
        handler.__audience__ = meant
        handler.__takes_upload__ = upload
        return handler

    return declare


def computed(method: Handler) -> Any:
    """Make a var of a method that computes it from other vars; kept until they change."""
    method.__declared__ = True  # pyright: ignore[reportFunctionMemberAccess]
    return rx.var(method)


def _demand_annotations(method: Handler) -> None:
    """A payload is checked against the annotations: each parameter needs one."""
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        if parameter.annotation is inspect.Parameter.empty:
            raise TypeError(f"{method.__qualname__}: {parameter.name} needs an annotation.")


def _demand_declarations(state: type[Any]) -> None:
    if "__audience__" not in vars(state):
        raise TypeError(f"{state.__name__} must say who may see it: __audience__ = audience(…).")
    for name, handler in state.event_handlers.items():
        if name != "setvar" and not hasattr(handler.fn, "__audience__"):
            raise TypeError(f"{state.__name__}.{name} must say who may call it: @on(…).")
    for name, var in state.computed_vars.items():
        if not hasattr(var.fget, "__declared__"):
            raise TypeError(f"{state.__name__}.{name} must be declared with @computed.")


class AppState(rx.State):
    """The parent of every state; `__audience__` says who may see its vars."""

    __audience__: ClassVar[Audience] = EVERYBODY
    _owner: str | None = None  # the sign-in that this tree belongs to; empty for nobody's

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a state, handler or computed var that does not say for whom it is."""
        super().__init_subclass__(**kwargs)
        _demand_declarations(cls)

    async def _act(
        self,
        service: Callable[Concatenate[Any, Actor, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """What the service returns, called in a transaction as whoever is signed in right now.

        An expected failure goes on rising: the error door shows its sentence as a toast.
        """
        who = viewer()
        return await db.run(sign_ins.acting, who.sign_in_id, who.ip, service, *args, **kwargs)

    async def _read(
        self,
        query: Callable[Concatenate[Any, Actor, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """What the query returns, asked as whoever is signed in right now."""
        who = viewer()
        asked = (who.sign_in_id, who.ip, query, args, tuple(kwargs.items()))
        return await shared(
            asked,
            lambda: db.read(sign_ins.acting, who.sign_in_id, who.ip, query, *args, **kwargs),
        )

    async def _read_together(
        self,
        query: Callable[Concatenate[Any, Sequence[Actor], P], Mapping[Actor, R]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """What the query returns for whoever is signed in now, read with all who ask it too."""
        who = viewer()
        if not who.sign_in_id:
            raise Unauthenticated
        answer = await gathered(
            (query, args, tuple(kwargs.items())),
            (who.sign_in_id, who.ip),
            lambda all_: db.read(sign_ins.acting_together, all_, query, *args, **kwargs),
        )
        if answer is None:
            raise Unauthenticated
        return answer

    async def _read_as_nobody(
        self, query: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What the query returns, whoever asks."""
        return await db.read(query, *args, **kwargs)

    def _actor(self) -> Actor:
        """Who is signed in, as the event began; Unauthenticated when nobody is."""
        actor = viewer().actor
        if actor is None:
            raise Unauthenticated
        return actor

    async def _follow(self, refresh: Any, *topics: str, pause: float = 0, ease: float = 0) -> None:
        """Have the `refresh` event done at once, and again after what any topic announces.

        It rests for `pause` seconds in between, or for `ease` times what the last one took.
        """
        async with live.following(*topics) as changes:
            async for _ in again(refresh, changes, pause, ease):
                """It was read, and is again after the next change."""

    def _admits_viewer(self) -> bool:
        return type(self).__audience__.admits(viewer().actor)

    def _is_foreign(self) -> bool:
        """Whether a task of somebody else is still at work in a tree that has a new owner."""
        return type(self) is AppState and self._owner not in {None, viewer().owner}

    def dict(self, include_computed: bool = True, initial: bool = False, **kwargs: Any) -> Any:
        """All vars that the viewer may see; the compiler (`initial`) takes everybody's defaults."""
        if initial or self._admits_viewer():
            told = super().dict(include_computed=include_computed, initial=initial, **kwargs)
            let_go(self)
            return told
        seen: Delta = {}
        for substate in self.substates.values():
            seen.update(substate.dict(include_computed=include_computed, **kwargs))
        return seen

    def get_delta(self) -> Delta:
        """The changed vars that the viewer may see; others are not even computed."""
        if self._is_foreign():
            self.reset()
            return {}
        if self._admits_viewer():
            return super().get_delta()
        seen: Delta = {}
        for name in self.dirty_substates | self._always_dirty_substates:
            seen.update(self.substates[name].get_delta())
        return seen

    # Without the mark Reflex would take them for event handlers.
    dict.__override_base_method__ = True  # pyright: ignore[reportFunctionMemberAccess]
    get_delta.__override_base_method__ = True  # pyright: ignore[reportFunctionMemberAccess]


keep_while_needed(AppState)


class ViewerState(AppState):
    """Who is signed in, for the frame of every page; all empty for nobody."""

    __audience__ = EVERYBODY
    name: str = ""
    role: str = ""
    initials: str = ""
    time_zone: str = ""
    is_demo: bool = False
    logo: str = ""  # the address of the company's; empty for none
    company: str = ""

    @computed
    def nav(self) -> list[NavEntry]:
        """The navigation of their role."""
        return NAVIGATION.get(self.role, [])

    @computed
    def beside(self) -> str:
        """What their role can have in a window beside any page; empty for nothing."""
        return BESIDE.get(self.role, "")

    @computed
    def tint(self) -> int:
        """The colour of their avatar."""
        return tint(self.name)

    def _greet(self, actor: Actor | None) -> None:
        """Take over who it is; changes only what differs."""
        self.name = actor.full_name if actor else ""
        self.role = actor.role.value if actor else ""
        self.initials = initials(self.name)
        self.time_zone = actor.time_zone if actor else ""
