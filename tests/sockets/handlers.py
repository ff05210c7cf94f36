"""For whom each event handler is: whoever adds one adds its line here, where reviewers see it."""

import inspect
from dataclasses import dataclass
from typing import Any, get_type_hints

from reflex.state import BaseState
from reflex_base.registry import RegistrationContext

from talentra import talentra  # imports every page, which fills the registry
from talentra.models import Role
from talentra.policies.audiences import EVERYBODY, SIGNED_IN, Audience

PUBLIC, ANYONE = "public", "anyone"
CANDIDATE, RECRUITER, ADMIN = "candidate", "recruiter", "admin"
STAFF = "admin recruiter"
CLIENT = "reflex: its browser client"  # let through
NOBODY = "reflex: nobody"

FOR = {
    "AdminDashboardState.close_day": ADMIN,
    "AdminDashboardState.dismiss_steps": ADMIN,
    "AdminDashboardState.follow": ADMIN,
    "AdminDashboardState.refresh": ADMIN,
    "ApplicationsState.ask": CANDIDATE,
    "ApplicationsState.follow": CANDIDATE,
    "ApplicationsState.keep": CANDIDATE,
    "ApplicationsState.refresh": CANDIDATE,
    "ApplicationsState.withdraw": CANDIDATE,
    "AuditState.follow": ADMIN,
    "AuditState.look": ADMIN,
    "AuditState.narrow": ADMIN,
    "AuditState.refresh": ADMIN,
    "AuditState.search": ADMIN,
    "BellState.follow": ANYONE,
    "BellState.look": ANYONE,
    "BellState.read": ANYONE,
    "BellState.read_all": ANYONE,
    "BellState.refresh": ANYONE,
    "CandidateState.follow": STAFF,
    "CandidateState.refresh": STAFF,
    "CandidatesState.follow": STAFF,
    "CandidatesState.refresh": STAFF,
    "CandidatesState.show_columns": STAFF,
    "CandidatesState.sort_by": STAFF,
    "DeskState.decide": ADMIN,
    "DeskState.follow": ADMIN,
    "DeskState.hand": ADMIN,
    "DeskState.narrow": ADMIN,
    "DeskState.refresh": ADMIN,
    "DeskState.search": ADMIN,
    "DeskState.undo": ADMIN,
    "DepartureState.ask": ADMIN,
    "DepartureState.ask_role": ADMIN,
    "DepartureState.cancel": ADMIN,
    "DepartureState.choose": ADMIN,
    "DepartureState.choose_taker": ADMIN,
    "DepartureState.confirm": ADMIN,
    "ErasuresState.ask": ADMIN,
    "ErasuresState.erase": ADMIN,
    "ErasuresState.follow": ADMIN,
    "ErasuresState.keep": ADMIN,
    "ErasuresState.refresh": ADMIN,
    "FiltersState.choose_job": STAFF,
    "FiltersState.choose_recruiter": STAFF,
    "FiltersState.narrow": STAFF,
    "FiltersState.offer": STAFF,
    "FiltersState.search": STAFF,
    "FrontendEventExceptionState.handle_frontend_exception": CLIENT,
    "HomeState.follow": CANDIDATE,
    "HomeState.refresh": CANDIDATE,
    "HomeState.seen": CANDIDATE,
    "JobFormState.end_preview": STAFF,
    "JobFormState.fill": STAFF,
    "JobFormState.follow": STAFF,
    "JobFormState.refresh": STAFF,
    "JobFormState.save": STAFF,
    "JobFormState.suggest": STAFF,
    "JobState.apply": CANDIDATE,
    "JobState.keep": CANDIDATE,
    "JobState.follow": CANDIDATE,
    "JobState.refresh": CANDIDATE,
    "JobsState.follow": CANDIDATE,
    "JobsState.keep": CANDIDATE,
    "JobsState.narrow": CANDIDATE,
    "JobsState.refresh": CANDIDATE,
    "JobsState.search": CANDIDATE,
    "ManagedJobsState.ask": STAFF,
    "ManagedJobsState.close": STAFF,
    "ManagedJobsState.delete": STAFF,
    "ManagedJobsState.duplicate": STAFF,
    "ManagedJobsState.follow": STAFF,
    "ManagedJobsState.forget": STAFF,
    "ManagedJobsState.publish": STAFF,
    "ManagedJobsState.refresh": STAFF,
    "ManagedJobsState.reopen": STAFF,
    "ManagedJobsState.search": STAFF,
    "MovesState.forget": STAFF,
    "MovesState.give_reason": STAFF,
    "MovesState.move": STAFF,
    "MovesState.undo": STAFF,
    "OnLoadInternalState.on_load_internal": CLIENT,
    "OnLoadInternalState.set_is_hydrated": CLIENT,
    "OrganisationState.check": ADMIN,
    "OrganisationState.fill": ADMIN,
    "OrganisationState.follow": ADMIN,
    "OrganisationState.refresh": ADMIN,
    "OrganisationState.save": ADMIN,
    "OwnDataState.ask": ANYONE,
    "OwnDataState.begin": ANYONE,
    "OwnDataState.follow": ANYONE,
    "OwnDataState.keep": ANYONE,
    "OwnDataState.refresh": ANYONE,
    "OwnDataState.withdraw": ANYONE,
    "PanelState.choose": STAFF,
    "PanelState.forget": STAFF,
    "PanelState.give_reason": STAFF,
    "PanelState.keep_quiet": STAFF,
    "PanelState.remark": STAFF,
    "PanelState.tell": STAFF,
    "PanelState.undo": STAFF,
    "NewPersonState.add": ADMIN,
    "NewPersonState.begin": ADMIN,
    "NewPersonState.close": ADMIN,
    "PeopleImportState.begin": ADMIN,
    "PeopleImportState.create": ADMIN,
    "PeopleImportState.download": ADMIN,
    "PeopleImportState.narrow": ADMIN,
    "PeopleImportState.turn": ADMIN,
    "PeopleImportState.upload": ADMIN,
    "PeopleImportState.use": ADMIN,
    "PeopleState.follow": ADMIN,
    "PeopleState.narrow": ADMIN,
    "PeopleState.refresh": ADMIN,
    "PeopleState.search": ADMIN,
    "PeopleState.sort_by": ADMIN,
    "PersonState.ask_password": ADMIN,
    "PersonState.end": ADMIN,
    "PersonState.end_all": ADMIN,
    "PersonState.invite": ADMIN,
    "PersonState.keep": ADMIN,
    "PersonState.readmit": ADMIN,
    "PersonState.rename": ADMIN,
    "PersonState.send_reset": ADMIN,
    "PipelineState.follow": STAFF,
    "PipelineState.refresh": STAFF,
    "PreferencesState.choose_zone": ANYONE,
    "PreferencesState.follow": ANYONE,
    "PreferencesState.refresh": ANYONE,
    "PreferencesState.turn": ANYONE,
    "PreviewState.close": CANDIDATE,
    "PreviewState.draw": CANDIDATE,
    "PreviewState.look": CANDIDATE,
    "PreviewState.read": CANDIDATE,
    "PreviewState.turn": CANDIDATE,
    "ProfileState.check": CANDIDATE,
    "ProfileState.fill": CANDIDATE,
    "ProfileState.follow": CANDIDATE,
    "ProfileState.refresh": CANDIDATE,
    "ProfileState.save": CANDIDATE,
    "RecruiterDashboardState.follow": RECRUITER,
    "RecruiterDashboardState.refresh": RECRUITER,
    "ReportsState.follow": STAFF,
    "ReportsState.narrow": STAFF,
    "ReportsState.offer": STAFF,
    "ReportsState.refresh": STAFF,
    "ResumeState.look": STAFF,
    "ResumeState.put_away": STAFF,
    "ResumesState.follow": CANDIDATE,
    "ResumesState.refresh": CANDIDATE,
    "ResumesState.remove": CANDIDATE,
    "ResumesState.restore": CANDIDATE,
    "ResumesState.upload": CANDIDATE,
    "SetUpState.look": PUBLIC,
    "SettingsState.change": ANYONE,
    "SettingsState.end": ANYONE,
    "SettingsState.end_others": ANYONE,
    "SettingsState.follow": ANYONE,
    "SettingsState.refresh": ANYONE,
    "SkillsState.offer": ANYONE,
    "State.hydrate": CLIENT,
    "State.hydrate_and_load": CLIENT,
    "State.set_is_hydrated": NOBODY,
    "SubmissionsState.follow": STAFF,
    "SubmissionsState.refresh": STAFF,
    "TakeoversState.put_away": RECRUITER,
    "TokensState.ask": ANYONE,
    "TokensState.follow": ANYONE,
    "TokensState.hide": ANYONE,
    "TokensState.keep": ANYONE,
    "TokensState.make": ANYONE,
    "TokensState.refresh": ANYONE,
    "TokensState.revoke": ANYONE,
    "UpdateVarsInternalState.update_vars_internal": NOBODY,
    "VerifyState.begin": ADMIN,
    "VerifyState.go_on": ADMIN,
    "ViewsState.keep": STAFF,
    "ViewsState.look": STAFF,
    "ViewsState.remove": STAFF,
    "ViewsState.save": STAFF,
    "VisitorState.look": PUBLIC,
    "WebhooksState.ask": ADMIN,
    "WebhooksState.cancel": ADMIN,
    "WebhooksState.edit": ADMIN,
    "WebhooksState.follow": ADMIN,
    "WebhooksState.hide": ADMIN,
    "WebhooksState.keep": ADMIN,
    "WebhooksState.refresh": ADMIN,
    "WebhooksState.remove": ADMIN,
    "WebhooksState.renew": ADMIN,
    "WebhooksState.repeat": ADMIN,
    "WebhooksState.save": ADMIN,
    "WebhooksState.start": ADMIN,
    "WebhooksState.switch": ADMIN,
    "WebhooksState.test": ADMIN,
}
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
