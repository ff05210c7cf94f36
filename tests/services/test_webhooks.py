"""Webhooks: who makes them, and what other systems are told of what happens here."""

import json
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Delivery, JobStatus, OutboxMessage, Stage, User, Webhook
from talentra.models.webhooks import Event, Outcome
from talentra.queries import webhooks as query
from talentra.queries.pages import Ask
from talentra.security import webhook_secret
from talentra.services import applications, jobs, webhooks
from tests.harness.cast import Cast
from tests.services import acts

URL, ALL = "https://hooks.example/talentra", tuple(Event)


@pytest.fixture
def webhook(session: Session, cast: Cast) -> Webhook:
    """A system that wants to be told everything."""
    return webhooks.create(session, cast.ada, URL, events=ALL)[0]


def told(session: Session) -> list[dict[str, Any]]:
    """What is to be sent, in order."""
    session.flush()
    return [sent.payload for sent in session.query(Delivery).order_by(Delivery.id)]  # type: ignore[arg-type]


class TestCreate:
    def test_shows_a_secret_that_is_kept_nowhere(self, session: Session, cast: Cast) -> None:
        made, secret = webhooks.create(session, cast.ada, URL, events=[Event.JOB_OPENED])
        session.flush()
        assert secret.startswith("whsec_") and len(secret) == 50
        assert secret not in made.model_dump_json()
        other, another = webhooks.create(session, cast.ada, URL, events=[Event.JOB_OPENED])
        assert another != secret
        assert acts.actions(session, other.id) == ["webhook.made"]

    def test_names_each_event_once(self, session: Session, cast: Cast) -> None:
        twice = [Event.JOB_CLOSED, Event.JOB_OPENED, Event.JOB_CLOSED]
        made, _ = webhooks.create(session, cast.ada, URL, events=twice)
        assert made.events == ["job.opened", "job.closed"]
        with pytest.raises(Invalid, match="at least one"):
            webhooks.create(session, cast.ada, URL, events=[])

    def test_allows_private_addresses_only_when_told(self, session: Session, cast: Cast) -> None:
        inside = "http://127.0.0.1:9000/hook"
        with pytest.raises(Invalid):
            webhooks.create(session, cast.ada, inside, events=ALL)
        made, _ = webhooks.create(session, cast.ada, inside, events=ALL, allows_private=True)
        with pytest.raises(Invalid), session.begin_nested():
            webhooks.edit(session, cast.ada, made.id, details={"allows_private": False})

    def test_stops_at_twenty(self, session: Session, cast: Cast) -> None:
        for _ in range(20):
            webhooks.create(session, cast.ada, URL, events=ALL)
        with pytest.raises(Conflict, match="20"):
            webhooks.create(session, cast.ada, URL, events=ALL)

    def test_tells_the_log_no_secret_of_an_address(self, session: Session, cast: Cast) -> None:
        made, _ = webhooks.create(session, cast.ada, f"{URL}?key=canary", events=ALL)
        webhooks.edit(session, cast.ada, made.id, details={"url": f"{URL}?key=canary2"})
        webhooks.remove(session, cast.ada, made.id)
        session.flush()
        entries = session.connection().exec_driver_sql("SELECT before, after FROM audit_entries")
        assert "canary" not in str(entries.all())


class TestNobodyElse:
    def test_sees_or_changes_them(self, session: Session, cast: Cast, webhook: Webhook) -> None:
        sent = webhooks.send_test(session, cast.ada, webhook.id)
        session.flush()
        for actor in (cast.rosa, cast.remy, cast.cleo):
            for refused in (
                lambda a: webhooks.create(session, a, URL, events=ALL),
                lambda a: webhooks.edit(session, a, webhook.id, details={}),
                lambda a: webhooks.remove(session, a, webhook.id),
                lambda a: webhooks.renew_secret(session, a, webhook.id),
                lambda a: webhooks.send_test(session, a, webhook.id),
                lambda a: webhooks.redeliver(session, a, webhook.id, sent.id),
            ):
                with pytest.raises(Refused):
                    refused(actor)
            with pytest.raises(NotFound):
                query.get(session, actor, webhook.id)
            with pytest.raises(NotFound):
                query.deliveries(session, actor, webhook.id, Ask())
            assert query.page(session, actor, Ask()).rows == []


class TestPublish:
    def test_tells_of_every_step_of_an_application(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        sent = acts.apply(session, cast.cody, cast.job_id)
        acts.bring(session, cast.ada, sent.id, Stage.INTERVIEW, Stage.REJECTED)
        applications.undo(session, cast.ada, acts.history(session, sent.id)[-1].id)
        applications.withdraw(session, cast.cody, sent.id, reason="Found another one.")
        steps = [
            (step["type"], step["data"]["previous_stage"], step["data"]["stage"])
            for step in told(session)
        ]
        assert steps == [
            ("application.created", None, "applied"),
            ("application.moved", "applied", "interview"),
            ("application.moved", "interview", "rejected"),
            ("application.moved", "rejected", "interview"),
            ("application.withdrawn", "interview", "withdrawn"),
        ]
        assert told(session)[-1]["data"] == {
            "application_id": str(sent.id),
            "job_id": str(cast.job_id),
            "candidate_id": str(cast.cody.user_id),
            "recruiter_id": None,
            "stage": "withdrawn",
            "previous_stage": "interview",
            "version": 5,
        }

    def test_tells_when_a_job_opens_and_closes(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        jobs.edit(session, cast.rosa, draft.id, details={"title": "Baker"})
        assert told(session) == []
        jobs.reopen(session, cast.rosa, draft.id)
        jobs.close(session, cast.rosa, draft.id)
        jobs.reopen(session, cast.rosa, draft.id)
        acts.apply(session, cast.cody, draft.id)
        jobs.remove(session, cast.rosa, draft.id)
        acts.post(session, cast.rosa)
        types = [step["type"] for step in told(session)]
        opened, closed = "job.opened", "job.closed"
        assert types == [opened, closed, opened, "application.created", closed, opened]
        assert told(session)[1]["data"] == {
            "job_id": str(draft.id),
            "owner_id": str(cast.rosa.user_id),
            "status": "closed",
        }

    def test_tells_ids_and_stages_and_nothing_personal(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        applications.move(
            session,
            cast.rosa,
            cast.cleos_application_id,
            to=Stage.REJECTED,
            reason="Canary reason",
            note="Canary note",
        )
        text = json.dumps(told(session))
        words = ["Canary", "Northwind", "Data engineer", "@", "Pune", ".pdf"]
        words += [name for user in session.query(User) for name in user.full_name.split()]
        assert [word for word in words if word in text] == []
        assert len(told(session)) == 1

    def test_tells_nothing_when_nothing_changed(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        applications.move(session, cast.rosa, cast.cleos_application_id, to=Stage.APPLIED)
        assert told(session) == []

    def test_tells_only_who_asked_and_is_switched_on(self, session: Session, cast: Cast) -> None:
        asked, _ = webhooks.create(session, cast.ada, URL, events=[Event.APPLICATION_CREATED])
        other, _ = webhooks.create(session, cast.ada, URL, events=[Event.JOB_OPENED])
        off, _ = webhooks.create(session, cast.ada, URL, events=ALL)
        webhooks.edit(session, cast.ada, off.id, details={}, is_active=False)
        session.flush()
        acts.apply(session, cast.cody, cast.job_id)
        session.flush()
        assert [sent.webhook_id for sent in session.query(Delivery)] == [asked.id]
        assert other.id != asked.id

    def test_gives_one_happening_one_id_for_all(self, session: Session, cast: Cast) -> None:
        for _ in range(2):
            webhooks.create(session, cast.ada, URL, events=ALL)
        acts.apply(session, cast.cody, cast.job_id)
        session.flush()
        first, second = session.query(Delivery).all()
        assert first.message_id == second.message_id
        assert first.errand_id != second.errand_id

    def test_is_undone_with_what_it_tells_of(self, cast: Cast) -> None:
        with db.transaction() as session:
            webhooks.create(session, cast.ada, URL, events=ALL)
        with pytest.raises(RuntimeError), db.transaction() as session:
            acts.apply(session, cast.cody, cast.job_id)
            raise RuntimeError
        with db.reading() as session:
            assert session.query(Delivery).count() == session.query(OutboxMessage).count() == 0


class TestEdit:
    def test_switches_off_and_on_again_without_its_past(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        webhook.failing_since = webhook.created_at
        webhooks.edit(session, cast.ada, webhook.id, details={}, is_active=False)
        assert webhook.disabled_because == "An admin switched it off."
        with pytest.raises(Conflict, match="switched off"):
            webhooks.send_test(session, cast.ada, webhook.id)
        webhooks.edit(session, cast.ada, webhook.id, details={"note": "Payroll"}, is_active=True)
        shown = query.view(webhook)
        assert (shown.is_active, shown.failing_since, shown.disabled_because) == (True, None, None)
        assert shown.note == "Payroll"

    def test_renews_the_secret(self, session: Session, cast: Cast, webhook: Webhook) -> None:
        old = webhook_secret(webhook.id, webhook.secret_number)
        new = webhooks.renew_secret(session, cast.ada, webhook.id)
        assert new != old
        assert new == webhook_secret(webhook.id, webhook.secret_number)

    def test_removes_it_with_its_log(self, session: Session, cast: Cast, webhook: Webhook) -> None:
        webhooks.send_test(session, cast.ada, webhook.id)
        session.flush()
        webhooks.remove(session, cast.ada, webhook.id)
        session.flush()
        assert session.query(Delivery).count() == session.query(Webhook).count() == 0
        assert session.query(OutboxMessage).count() == 1  # its errand finds nobody to send it to


class TestRedeliver:
    def test_sends_what_was_given_up_again_under_its_id(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        sent = webhooks.send_test(session, cast.ada, webhook.id)
        sent.outcome = Outcome.FAILED
        before = (sent.message_id, sent.errand_id)
        session.flush()
        again = webhooks.redeliver(session, cast.ada, webhook.id, sent.id)
        assert (again.id, again.message_id) == (sent.id, before[0])
        assert again.errand_id != before[1]
        assert again.outcome is Outcome.WAITING

    def test_of_another_webhook_is_not_there(
        self, session: Session, cast: Cast, webhook: Webhook
    ) -> None:
        other, _ = webhooks.create(session, cast.ada, URL, events=ALL)
        sent = webhooks.send_test(session, cast.ada, webhook.id)
        session.flush()
        with pytest.raises(NotFound):
            webhooks.redeliver(session, cast.ada, other.id, sent.id)
