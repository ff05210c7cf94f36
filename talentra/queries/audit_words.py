"""Entries of the audit log in words: what was done, and what it changed from what to what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from talentra.models import Stage
from talentra.models.applications import REJECTION_REASONS
from talentra.queries.audit import AuditView

ACTIONS = {
    "access.refused": "Was refused",
    "account.admin_made": "Made an admin on the command line",
    "account.created": "Made an account",
    "account.deactivated": "Deactivated an account",
    "account.password_changed": "Changed the password",
    "account.password_chosen": "Chose a password",
    "account.password_refused": "Gave a wrong password",
    "account.reactivated": "Reactivated an account",
    "account.registered": "Registered",
    "account.renamed": "Changed a name",
    "account.role_changed": "Changed a role",
    "ai.asked": "Asked the AI",
    "ai.tested": "Tried the AI out",
    "application.moved": "Moved an application",
    "application.moved_by_override": "Moved an application that is not theirs",
    "application.sent": "Sent an application",
    "application.sent_again": "Sent an application again",
    "application.withdrawn": "Withdrew an application",
    "audit.exported": "Took the audit log along",
    "audit.verified": "Verified the history",
    "candidate.assigned": "Assigned a candidate",
    "candidate.held": "Put a candidate under a legal hold",
    "candidate.let_go": "Ended a legal hold",
    "candidate.unassigned": "Took a candidate's recruiter away",
    "draft.fact_confirmed": "Said that a proposed text is true",
    "demo.removed": "Removed the demo company",
    "erasure.by_rule": "Erased by the rule on keeping",
    "job.closed": "Closed a job",
    "job.created": "Made a job",
    "job.deleted": "Deleted a job",
    "job.edited": "Edited a job",
    "job.handed_over": "Handed a job over",
    "job.opened": "Opened a job",
    "organisation.changed": "Changed the organisation's settings",
    "profile.edited": "Edited the profile",
    "remark.added": "Wrote a remark",
    "remark.added_by_override": "Wrote a remark on what is not theirs",
    "report.recruiter": "Took a recruiter's report",
    "report.system": "Took the system report",
    "resume.opened": "Opened a resume",
    "resume.removed": "Removed a resume",
    "resume.replaced": "Replaced a resume",
    "resume.restored": "Brought a resume back",
    "resume.uploaded": "Uploaded a resume",
    "sign_in.ended": "Ended sign-ins",
    "sign_in.failed": "Failed to sign in",
    "sign_in.started": "Signed in",
    "skills.imported": "Imported skills",
    "token.made": "Made an API token",
    "token.revoked": "Revoked an API token",
}
STAGES = {stage.value: stage.label for stage in Stage}
NOTHING = "nothing"
LONGEST = 120  # signs of one value


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an entry tells of: what it was and what it is; empty where there was none."""

    name: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The change on one line."""
        if self.before and self.after:
            return f"{self.name}: {self.before} → {self.after}"
        if self.before:
            return f"{self.name}: {self.before} → {NOTHING}"
        return f"{self.name}: {self.after}"


def done(action: str) -> str:
    """What was done; an action that has no words of its own is told by its name."""
    if action in ACTIONS:
        return ACTIONS[action]
    about, _, verb = action.partition(".")
    return f"{about} {verb}".replace("_", " ").strip().capitalize()


def changes(view: AuditView) -> list[Change]:
    """What differs between before and after, each thing on its own."""
    before, after = _flat(view.before or {}), _flat(view.after or {})
    return [
        Change(
            _name(key), _value(before.get(key), view.people), _value(after.get(key), view.people)
        )
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    ]


def reason(view: AuditView) -> str:
    """Why, in words where the reason is one of those that are offered."""
    return REJECTION_REASONS.get(view.reason or "", view.reason or "")


def _flat(told: Mapping[str, Any]) -> dict[str, Any]:
    """What stands inside of something else stands beside it, under both names."""
    flat: dict[str, Any] = {}
    for key, value in told.items():
        if isinstance(value, Mapping):
            inner: dict[str, Any] = dict(value)  # pyright: ignore[reportUnknownArgumentType]
            flat |= {f"{key} {name}": each for name, each in inner.items()}
        else:
            flat[key] = value
    return flat


def _name(key: str) -> str:
    words = key.removesuffix("_id").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _value(value: Any, people: Mapping[str, str]) -> str:
    match value:
        case None | "" | [] | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            parts: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
            said = ", ".join(_value(each, people) for each in parts)
        case _:
            said = people.get(str(value)) or STAGES.get(str(value)) or str(value)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
