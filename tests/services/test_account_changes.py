"""What admins decide about accounts: making, renaming, another role, in again (14, 15)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import now
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import (
    Actor,
    ApiToken,
    Application,
    AuditEntry,
    Job,
    JobStatus,
    Profile,
    Role,
    Scope,
    User,
)
from talentra.models.base import uuid7
from talentra.policies import jobs as job_policy
from talentra.queries import assignments, users
from talentra.queries import jobs as job_query
from talentra.queries import sign_ins as who
from talentra.services import accounts, sign_ins
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts


def _create(session: Session, actor: Actor, role: Role = Role.RECRUITER, **more: str) -> User:
    details = {"email": "Nora@Talentra.example", "full_name": "Nora  Field"} | more
    return accounts.create(session, actor, role=role, **details)[0]


def _abe() -> Actor:
    """A second admin."""
    with db.transaction() as session:
        user = accounts.create_admin(session, "abe@talentra.example", PASSWORD, "Abe")
    return Actor(user.id, Role.ADMIN, "Abe")


def _entry(session: Session, action: str) -> AuditEntry:
    return session.query(AuditEntry).filter_by(action=action).one()


class TestCreate:
    @pytest.mark.parametrize("role", [Role.RECRUITER, Role.CANDIDATE])
    def test_makes_an_account_that_waits_for_a_password(
        self, session: Session, cast: Cast, role: Role
    ) -> None:
        user = _create(session, cast.ada, role)
        assert (user.email, user.full_name) == ("nora@talentra.example", "Nora Field")
        assert (user.role, user.password_hash) == (role, None)
        assert bool(session.get(Profile, user.id)) is (role is Role.CANDIDATE)
        entry = _entry(session, "account.created")
        assert (entry.target_id, entry.after) == (user.id, {"role": role})

    def test_gives_a_token_only_without_a_password(self, session: Session, cast: Cast) -> None:
        person: dict[str, Any] = {"full_name": "Nora", "role": Role.RECRUITER}
        _, token = accounts.create(session, cast.ada, email="a@b.example", **person)
        _, none = accounts.create(
            session, cast.ada, email="c@d.example", password=PASSWORD, **person
        )
        assert token and len(token) == 43
        assert none is None

    def test_makes_no_admin(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid, match="changing somebody's role") as refused:
            _create(session, cast.ada, Role.ADMIN)
        assert refused.value.fields[0][0] == "role"

    def test_refuses_a_taken_address_and_a_weak_password(
        self, session: Session, cast: Cast
    ) -> None:
        with pytest.raises(Conflict):
            _create(session, cast.ada, email="CLEO@talentra.example")
        with pytest.raises(Invalid) as weak:
            _create(session, cast.ada, password="password")
        assert weak.value.code == "weak_password"

    @pytest.mark.parametrize("who_tries", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, who_tries: str) -> None:
        with pytest.raises(Refused):
            _create(session, getattr(cast, who_tries))


class TestRename:
    def test_changes_the_name_everywhere(self, session: Session, cast: Cast) -> None:
        accounts.edit(session, cast.ada, cast.rosa.user_id, full_name=" Rosa  Berg ")
        assert session.get_one(User, cast.rosa.user_id).full_name == "Rosa Berg"
        entry = _entry(session, "account.renamed")
        assert entry.before == {"full_name": "Rosa Lindqvist"}
        assert entry.after == {"full_name": "Rosa Berg"}

    def test_to_the_same_name_is_nothing(self, session: Session, cast: Cast) -> None:
        accounts.edit(session, cast.ada, cast.rosa.user_id, full_name="Rosa Lindqvist")
        assert acts.actions(session, cast.rosa.user_id) == []

    def test_leaves_sign_ins_alone(self, cast: Cast) -> None:
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.rosa), PASSWORD)
        with db.transaction() as session:
            accounts.edit(session, cast.ada, cast.rosa.user_id, full_name="Rosa Berg")
        with db.reading() as session:
            assert who.by_cookie(session, started.secret)

    def test_of_somebody_unknown_is_not_found(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound):
            accounts.edit(session, cast.ada, uuid7(), full_name="X")

    def test_is_for_admins(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            accounts.edit(session, cast.rosa, cast.rosa.user_id, full_name="X")


class TestRole:
    def test_of_another_kind_ends_every_sign_in_and_token(self, cast: Cast) -> None:
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.remy), PASSWORD)
            kept = ApiToken(
                user_id=cast.remy.user_id,
                name="script",
                scope=Scope.READ,
                secret_hash="a" * 64,
                expires_at=now() + timedelta(days=1),
            )
            session.add(kept)
        with db.transaction() as session:
            accounts.edit(session, cast.ada, cast.remy.user_id, role=Role.ADMIN)
        with db.reading() as session:
            assert who.by_cookie(session, started.secret) is None
            assert session.get_one(ApiToken, kept.id).revoked_at
            assert cast.remy.user_id in users.admins(session)

    def test_of_the_same_kind_changes_nothing(self, session: Session, cast: Cast) -> None:
        accounts.edit(session, cast.ada, cast.rosa.user_id, role=Role.RECRUITER)
        assert acts.actions(session, cast.rosa.user_id) == []
        assert assignments.recruiter_of(session, cast.cleo.user_id) == cast.rosa.user_id

    def test_candidate_takes_candidates_and_open_jobs_from_a_recruiter(
        self, session: Session, cast: Cast
    ) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        accounts.edit(session, cast.ada, cast.rosa.user_id, role=Role.CANDIDATE)
        session.expire_all()
        assert assignments.recruiter_of(session, cast.cleo.user_id) is None
        assert session.get_one(Application, cast.cleos_application_id).recruiter_id is None
        assert session.get_one(Job, cast.job_id).owner_id == cast.ada.user_id
        assert session.get(Profile, cast.rosa.user_id)
        entry = _entry(session, "account.role_changed")
        assert entry.before == {"role": "recruiter"}
        assert entry.after == {"role": "candidate", "candidates": 1, "open_jobs": 1}
        demoted = Actor(cast.rosa.user_id, Role.CANDIDATE, "Rosa")
        with pytest.raises(NotFound):
            job_query.get(session, demoted, draft.id)

    def test_admin_leaves_a_recruiter_their_jobs_but_no_candidates(
        self, session: Session, cast: Cast
    ) -> None:
        accounts.edit(session, cast.ada, cast.rosa.user_id, role=Role.ADMIN)
        session.expire_all()
        assert session.get_one(Job, cast.job_id).owner_id == cast.rosa.user_id
        assert assignments.recruiter_of(session, cast.cleo.user_id) is None

    def test_recruiter_ends_a_candidates_assignment(self, session: Session, cast: Cast) -> None:
        accounts.edit(session, cast.ada, cast.cleo.user_id, role=Role.RECRUITER)
        session.expire_all()
        assert assignments.recruiter_of(session, cast.cleo.user_id) is None
        assert session.get_one(Application, cast.cleos_application_id).recruiter_id is None
        assert acts.actions(session, cast.cleo.user_id) == [
            "candidate.unassigned",
            "account.role_changed",
        ]

    def test_candidate_takes_what_an_owner_may_do(self, session: Session, cast: Cast) -> None:
        job = session.get_one(Job, cast.job_id)
        assert job_policy.can_change(cast.rosa, job)
        assert not job_policy.can_change(Actor(job.owner_id, Role.CANDIDATE, "Rosa"), job)

    def test_of_oneself_stays(self, session: Session, cast: Cast) -> None:
        acts.person(session, "Abe Admin", Role.ADMIN)
        with pytest.raises(Conflict) as refused:
            accounts.edit(session, cast.ada, cast.ada.user_id, role=Role.RECRUITER)
        assert refused.value.code == "yourself"

    def test_of_the_last_admin_stays(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict) as refused:
            accounts.edit(session, cast.ada, cast.ada.user_id, role=Role.RECRUITER)
        assert refused.value.code == "last_admin"

    def test_of_two_admins_by_each_other_at_once_leaves_one(self, cast: Cast) -> None:
        abe = _abe()

        def once(pair: tuple[Actor, Actor]) -> str | None:
            actor, other = pair
            try:
                with db.transaction() as session:
                    accounts.edit(session, actor, other.user_id, role=Role.RECRUITER)
            except Conflict as refused:
                return refused.code
            return "done"

        with ThreadPoolExecutor(2) as admins:
            said = set(admins.map(once, [(cast.ada, abe), (abe, cast.ada)]))
        assert said == {"done", "last_admin"}
        with db.reading() as session:
            assert len(users.admins(session)) == 1
