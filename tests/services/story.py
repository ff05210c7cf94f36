"""Whatever people do in whatever order, the services do as the rules say, and what holds, holds."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from uuid import UUID, uuid4

from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from talentra import db, files
from talentra.errors import Expected
from talentra.models import Actor, Role, Seal, Stage, StageEvent, Visibility
from talentra.queries import application_views, applications
from talentra.queries import resumes as resume_query
from talentra.queries.applications import ApplicationFilter
from talentra.queries.pages import Ask
from talentra.services import applications as service
from talentra.services import assignments, jobs, remarks, resumes
from tests.harness import postgres, sqlite
from tests.harness.pointing import pointed_at
from tests.harness.truth import untrue
from tests.services import acts
from tests.services import choices as of
from tests.services.rules import House, Key, Sent


class Story(RuleBasedStateMachine):
    """People act on a database, and on the plain rules beside it."""

    engine_kind: ClassVar[str] = "sqlite"

    def __init__(self) -> None:
        """Begin with the cast, of whom nobody has done anything yet."""
        super().__init__()
        self._held = ExitStack()
        folder = Path(self._held.enter_context(TemporaryDirectory(prefix="story-")))
        fresh = sqlite.fresh_database(folder) if self._on_sqlite else postgres.fresh_database()
        self._held.enter_context(pointed_at(self._held.enter_context(fresh), folder / "files"))
        self._held.callback(db.dispose)
        self.people = self._enter()
        self.house = House(of.CANDIDATES, of.OWNERS)
        self.ids: dict[Key, UUID] = {}

    def teardown(self) -> None:
        """Look at everything once more, and leave nothing behind."""
        with self._held:
            self._ends_as_the_rules_say()

    @initialize()
    def begin(self) -> None:
        """In the middle of it: three applications, one of whose candidates has a recruiter."""
        for who in of.CANDIDATES:
            self.upload(who, "Wool")
            self.apply(who, "weaver", who, 1)
        self.apply("cleo", "dyer", "cleo", 1)
        self.assign("ada", "cleo", "rosa")

    @rule(who=of.a_candidate, said=of.words)
    def upload(self, who: str, said: str) -> None:
        self._act(self.house.upload(who, said), acts.upload, who, said)

    @rule(who=of.a_candidate, owner=of.a_candidate, slot=of.a_slot, said=of.words)
    def replace(self, who: str, owner: str, slot: int, said: str) -> None:
        resume_id = self._resume(owner, slot)
        expected = self.house.replace(who, owner, slot, said)
        self._act(expected, acts.upload, who, said, replaced_id=resume_id)

    @rule(who=of.a_candidate, owner=of.a_candidate, slot=of.a_slot)
    def remove(self, who: str, owner: str, slot: int) -> None:
        resume_id = self._resume(owner, slot)
        self._act(self.house.remove(who, owner, slot), resumes.remove, who, resume_id)

    @rule(who=of.a_candidate, job=of.a_job, owner=of.a_candidate, slot=of.a_slot)
    def apply(self, who: str, job: str, owner: str, slot: int) -> None:
        resume_id = self._resume(owner, slot)
        expected = self.house.apply(who, job, owner, slot)
        sent = self._act(expected, service.apply, who, self.jobs[job], resume_id=resume_id)
        if sent:
            self.ids[who, job] = sent.id

    @rule(
        who=of.anybody,
        key=of.an_application,
        to=of.a_stage,
        seen=some.sampled_from([0, 0, -1, 1]),
        why=some.sampled_from([True, True, False]),
    )
    def move(self, who: str, key: Key, to: str, seen: int, why: bool) -> None:
        """`seen`: an older version, the present one, or none at all."""
        who = self._named(who, key)
        version = len(self.house.sent[key].steps) + min(seen, 0) if key in self.house.sent else 1
        how: dict[str, Any] = {"to": Stage(to), "reason": "other" if why else " "}
        expected = self.house.move(who, key, to, stale=seen < 0, reason=why)
        version = None if seen > 0 else version
        self._act(expected, service.move, who, self._id(key), version=version, **how)

    @rule(
        key=of.an_application,
        to=some.sampled_from(["interview", "offer", "hired", "rejected"]),
    )
    def decide(self, key: Key, to: str) -> None:
        self.move("ada", key, to, seen=0, why=True)

    @rule(key=of.an_application)
    def take_back(self, key: Key) -> None:
        self.undo("handler", key, back=0)

    @rule(who=of.anybody, key=of.an_application, back=some.sampled_from([0, 0, 0, 1]))
    def undo(self, who: str, key: Key, back: int) -> None:
        who = self._named(who, key)
        steps = len(self.house.sent[key].steps) if key in self.house.sent else 1
        step = max(0, steps - 1 - back)
        event_id = self._event(key, step + 1)
        self._act(self.house.undo(who, key, step), service.undo, who, event_id)

    @rule(
        who=some.sampled_from(["themselves", "themselves", "cody", "ada"]),
        key=of.an_application,
    )
    def withdraw(self, who: str, key: Key) -> None:
        who = self._named(who, key)
        self._act(self.house.withdraw(who, key), service.withdraw, who, self._id(key))

    @rule(who=of.anybody, key=of.an_application, text=of.a_remark, told=some.booleans())
    def remark(self, who: str, key: Key, text: str, told: bool) -> None:
        who = self._named(who, key)
        visibility = Visibility.CANDIDATE if told else Visibility.INTERNAL
        expected = self.house.remark(who, key, text, told=told)
        self._act(expected, remarks.add, who, self._id(key), text=text, visibility=visibility)

    @rule(who=of.an_admin, candidate=of.a_candidate, recruiter=of.a_recruiter)
    def assign(self, who: str, candidate: str, recruiter: str) -> None:
        expected = self.house.assign(who, candidate, recruiter)
        self._act(expected, assignments.assign, who, *self._user_ids(candidate, recruiter))

    @rule(who=of.an_admin, candidate=of.a_candidate, recruiter=of.a_recruiter)
    def reassign(self, who: str, candidate: str, recruiter: str) -> None:
        expected = self.house.reassign(who, candidate, recruiter)
        self._act(expected, assignments.reassign, who, *self._user_ids(candidate, recruiter))

    @rule(who=of.an_admin, candidate=of.a_candidate)
    def unassign(self, who: str, candidate: str) -> None:
        expected = self.house.unassign(who, candidate)
        self._act(expected, assignments.unassign, who, *self._user_ids(candidate))

    @rule(who=of.one_of_staff, job=of.a_job)
    def close(self, who: str, job: str) -> None:
        self._act(self.house.close(who, job), jobs.close, who, self.jobs[job])

    @rule(who=of.one_of_staff, job=of.a_job)
    def reopen(self, who: str, job: str) -> None:
        self._act(self.house.reopen(who, job), jobs.reopen, who, self.jobs[job])

    @invariant()
    def everybody_sees_what_is_theirs(self) -> None:
        with db.reading() as session:
            for who, actor in self.people.items():
                self._sees_what_is_theirs(session, who, actor)

    def _ends_as_the_rules_say(self) -> None:
        with db.reading() as session:
            assert untrue(session) == []
            for who in of.CANDIDATES:
                self._keeps_what_was_put_there(session, who)
            for key, sent in self.house.sent.items():
                self._stands_where_it_should(session, key, sent)
                self._shows_the_candidate_what_is_meant_for_them(session, key, sent)

    def _sees_what_is_theirs(self, session: Session, who: str, actor: Actor) -> None:
        page = applications.page(session, actor, ApplicationFilter(), Ask())
        theirs = {
            self.ids[key]: (sent.stage, len(sent.steps))
            for key, sent in self.house.sent.items()
            if self.house.sees(who, key)
        }
        assert {row.id: (row.stage, row.version) for row in page.rows} == theirs, who

    def _keeps_what_was_put_there(self, session: Session, who: str) -> None:
        kept = {each.slot: each.file_name for each in resume_query.mine(session, self.people[who])}
        assert kept == {slot: f"{said}.pdf" for slot, said in self.house.slots[who].items()}

    def _stands_where_it_should(self, session: Session, key: Key, sent: Sent) -> None:
        view = application_views.view(session, self.people["ada"], self.ids[key])
        assert [(step.from_stage or "", step.to_stage) for step in view.history] == sent.steps
        assert (view.stage, view.version) == (sent.stage, len(sent.steps))
        assert [each.text for each in view.remarks] == [text for text, _ in sent.remarks]

    def _shows_the_candidate_what_is_meant_for_them(
        self, session: Session, key: Key, sent: Sent
    ) -> None:
        view = application_views.view(session, self.people[key[0]], self.ids[key])
        assert [each.text for each in view.remarks] == [text for text, told in sent.remarks if told]
        seal = session.get_one(Seal, self.ids[key])
        assert (seal.resume_text, seal.file_name) == (sent.words, f"{sent.words}.pdf")
        assert files.read(view.sha256)

    def _act(self, expected: str, service: Any, who: str, *args: Any, **kwargs: Any) -> Any:
        """What the service returned, if the rules say that it does this."""
        refusal, returned = "", None
        try:
            with db.transaction() as session:
                returned = service(session, self.people[who], *args, **kwargs)
        except Expected as failure:
            refusal = type(failure).__name__
        assert refusal == expected
        return returned

    @property
    def _on_sqlite(self) -> bool:
        return self.engine_kind == "sqlite"

    def _enter(self) -> dict[str, Actor]:
        """People without anything, and their jobs."""
        roles = {"ada": Role.ADMIN} | dict.fromkeys(of.RECRUITERS, Role.RECRUITER)
        with db.transaction() as session:
            people = {
                name: acts.person(session, name, roles.get(name, Role.CANDIDATE))
                for name in of.EVERYBODY
            }
            self.jobs = {
                job: acts.post(session, people[owner]).id for job, owner in of.OWNERS.items()
            }
        return people

    def _named(self, who: str, key: Key) -> str:
        """Who that is, seen from an application; the recruiter who handles nobody is a stranger."""
        handler = self.house.recruiters.get(key[0], "rosa")
        stranger = "remy" if handler == "rosa" else "rosa"
        return {"handler": handler, "stranger": stranger, "themselves": key[0]}.get(who, who)

    def _user_ids(self, *names: str) -> list[UUID]:
        return [self.people[name].user_id for name in names]

    def _id(self, key: Key) -> UUID:
        return self.ids.get(key) or uuid4()

    def _resume(self, owner: str, slot: int) -> UUID:
        with db.reading() as session:
            return resume_query.in_slot(session, self.people[owner], slot) or uuid4()

    def _event(self, key: Key, number: int) -> UUID:
        with db.reading() as session:
            wanted = select(StageEvent).filter_by(application_id=self._id(key), number=number)
            event = session.execute(wanted).scalar_one_or_none()
            return event.id if event else uuid4()
