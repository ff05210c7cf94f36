"""The objects of the access table, and everybody who might ask for them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, files
from talentra.clock import now
from talentra.models import Actor, Application, FormerSeal, JobStatus, Role, Scope, Seal, User
from talentra.models.prepared import Readiness, Rhythm
from talentra.models.webhooks import Event
from talentra.queries.reports import ReportFilter
from talentra.services import (
    accounts,
    api_tokens,
    applications,
    drafts,
    jobs,
    preparing,
    schedules,
    webhooks,
)
from talentra.services.asking import Asked
from tests.access import BODIES, Row, Who
from tests.api.rest import Rest, signed_in
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts

OWN = Asked("recruiter", ReportFilter())


@dataclass(frozen=True)
class Asker:
    """One who asks, with the address they sign in with."""

    who: Who
    rest: Rest
    address: str


@dataclass(frozen=True)
class Scene:
    """Who asks, and the ids of what they ask for."""

    askers: list[Asker]
    ids: dict[str, str]

    def ask(self, asker: Asker, row: Row) -> Any:
        """The answer to the row's call."""
        path = row.path.format(**self._ids(row))
        if row.call.startswith(("POST candidates/resumes", "PUT candidates/resumes")):
            return asker.rest.send(path, method=row.method)
        body = BODIES.get(row.call)
        return asker.rest.call(row.method, path, json=body and self.filled(body, asker))

    def _ids(self, row: Row) -> dict[str, str]:
        if row.object is None:
            return self.ids
        return {**self.ids, "job_id": self.ids[f"{row.object}_id"]}

    def filled(self, body: Any, asker: Asker) -> dict[str, Any]:
        """A body of the access table, with the ids of this scene and the words of this asker."""
        words = {
            **self.ids,
            "email": asker.address,
            "new_email": asker.address,
            "password": PASSWORD,
            "refresh_token": asker.rest.refresh_token,
        }
        if asker.who is not Who.DEACTIVATED:
            words["new_email"] = f"new.{asker.who.replace(' ', '.')}@talentra.example"
        return {
            name: value.format(**words) if isinstance(value, str) else value
            for name, value in body.items()
        }


def build(cast: Cast) -> Scene:
    """Cleo applied to Rhea's jobs, one of which is closed; three people were shut out."""
    with db.transaction() as session:
        rhea = acts.person(session, "Rhea Stone", Role.RECRUITER)
        job, closed = acts.post(session, rhea), acts.post(session, rhea)
        draft = acts.post(session, rhea, status=JobStatus.DRAFT)
        new = acts.post(session, cast.rosa)
        resume = cast.cleos_resume_id
        sent = applications.apply(session, cast.cleo, job.id, resume_id=resume)
        applications.apply(session, cast.cleo, closed.id, resume_id=resume)
        before = session.get_one(Seal, sent.id).model_dump()
        session.add(FormerSeal(**before, number=1))
        jobs.close(session, rhea, closed.id)
        gone = [acts.person(session, f"Dora {role}", role) for role in Role]
        addresses = {
            actor: _prepare(session.get_one(User, actor.user_id), cast) for actor in (rhea, *gone)
        }
        more = _integrations(session, cast)
        written = drafts.create(session, cast.cleo, "Mine", {"basics": {"name": "Cleo Marsh"}})
        more["report_id"] = _prepared(session, cast)
        more["schedule_id"] = schedules.create(session, cast.rosa, OWN, Rhythm.MONTHLY).id
    askers = _askers(cast, rhea, addresses[rhea])
    askers += [Asker(Who.DEACTIVATED, signed_in(actor), addresses[actor]) for actor in gone]
    with db.transaction() as session:
        for actor in gone:
            accounts.deactivate(session, cast.ada, actor.user_id)
    posted = {"job": job, "closed": closed, "draft": draft, "open": new}
    ids = {**_ids(cast, sent), **more, **{f"{name}_id": each.id for name, each in posted.items()}}
    ids["resume_draft_id"] = written.id
    numbers = {"number": "1", "kind": "moved"}
    return Scene(askers, numbers | {name: str(value) for name, value in ids.items()})


def _integrations(session: Session, cast: Cast) -> dict[str, UUID]:
    """Cleo's token, Ada's webhook, and what was sent to that."""
    token, _ = api_tokens.create(session, cast.cleo, "Script", scope=Scope.READ, days=1)
    url, events = "https://hooks.example/b", [Event.JOB_OPENED]
    webhook, _ = webhooks.create(session, cast.ada, url, events=events)
    delivery = webhooks.send_test(session, cast.ada, webhook.id)
    return {"token_id": token.id, "webhook_id": webhook.id, "delivery_id": delivery.id}


def _prepared(session: Session, cast: Cast) -> UUID:
    """Rosa's report, which is ready."""
    report = preparing.prepare(session, cast.rosa, OWN)
    report.readiness, report.begun_at, report.done_at = Readiness.READY, now(), now()
    report.file_sha256 = files.save(b"a report")
    return report.id


def _ids(cast: Cast, sent: Application) -> dict[str, UUID]:
    """The ids by the names that paths and bodies have for them."""
    return {
        "application_id": sent.id,
        "resume_id": cast.cleos_resume_id,
        "candidate_id": cast.cleo.user_id,
        "waiting_id": cast.cody.user_id,
        "recruiter_id": cast.remy.user_id,
        "user_id": cast.remy.user_id,
    }


def _prepare(user: User, cast: Cast) -> str:
    """Give them everybody's password; their address."""
    with db.reading() as session:
        user.password_hash = session.get_one(User, cast.ada.user_id).password_hash
    return user.email


def _askers(cast: Cast, rhea: Actor, address: str) -> list[Asker]:
    people = {
        Who.OWN: cast.cleo,
        Who.OTHER: cast.cody,
        Who.ASSIGNED: cast.rosa,
        Who.UNASSIGNED: cast.remy,
        Who.ADMIN: cast.ada,
    }
    askers = [Asker(who, signed_in(actor), email(actor)) for who, actor in people.items()]
    nobody = Asker(Who.ANONYMOUS, Rest(), email(cast.cleo))
    return [nobody, *askers, Asker(Who.JOB_OWNER, signed_in(rhea), address)]
