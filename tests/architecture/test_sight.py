"""Whoever reads people's rows names the condition under which they are seen, or stands here."""

import ast

import pytest

from tests.architecture.sight import unguarded
from tests.architecture.sources import python

QUERIES, SERVICES = "talentra/queries", "talentra/services"

# Reads without a condition of their own, by the reason for which they may be so.
EXEMPT = {
    "reads what belongs to rows that were found in sight": {
        f"{QUERIES}/application_parts.py in _looked",
        f"{QUERIES}/application_parts.py in _steps",
        f"{QUERIES}/application_parts.py in to_taking_jobs",
        f"{QUERIES}/archives.py in files",
        f"{QUERIES}/assignments.py in view",
        f"{QUERIES}/candidates.py in _counted",
        f"{QUERIES}/candidates.py in _named_skills",
        f"{QUERIES}/jobs.py in version",
        f"{QUERIES}/jobs.py in view",
        f"{QUERIES}/profiles.py in sealed",
        f"{QUERIES}/profiles.py in skills_of",
        f"{QUERIES}/profiles.py in view",
        f"{QUERIES}/resumes.py in text",
        f"{QUERIES}/seals.py in former",
        f"{QUERIES}/seals.py in present",
        f"{QUERIES}/seals.py in sent_before",
        f"{SERVICES}/accounts.py in _ensure_profile",
        f"{SERVICES}/application_news.py in tell_move",
        f"{SERVICES}/assignments.py in assign",
        f"{SERVICES}/profiles.py in edit",
        f"{SERVICES}/remarks.py in _tell_candidate",
        f"{SERVICES}/resumes.py in _store",
    },
    "is a part of a statement whose rows are in sight": {
        f"{QUERIES}/application_filters.py in _of_candidates",
        f"{QUERIES}/application_parts.py in _heads",
        f"{QUERIES}/applications.py in _listed",
        f"{QUERIES}/applications.py in _named_recruiter",
        f"{QUERIES}/audit.py in _has_word",
        f"{QUERIES}/job_filters.py in _asks_for_all",
        f"{QUERIES}/jobs.py in _listed",
        f"{QUERIES}/resumes.py in mine",
        f"{QUERIES}/retention.py in holds",
        f"{QUERIES}/search.py in jobs",
        f"{QUERIES}/steps.py in answered",
        f"{QUERIES}/steps.py in entered",
        f"{QUERIES}/steps.py in left",
        f"{QUERIES}/steps.py in reached",
        f"{SERVICES}/hand_overs.py in _follow",
    },
    "takes the condition as an argument": {
        f"{QUERIES}/jobs.py in _one",
    },
    "looks the application up in sight before it says anything": {
        f"{QUERIES}/applications.py in of_event"
    },
    "asks for what a candidate keeps, under the lock that a service took in sight": {
        f"{QUERIES}/applications.py in existing",
        f"{QUERIES}/assignments.py in open_of",
        f"{QUERIES}/resumes.py in kept",
        f"{SERVICES}/retention.py in release",
    },
    "counts, and names nobody": {
        f"{QUERIES}/dashboards.py in _counted",
        f"{QUERIES}/jobs.py in applicants",
        f"{QUERIES}/jobs.py in hidden",
        f"{QUERIES}/metrics.py in _errands",
        f"{QUERIES}/metrics.py in _sign_ins",
        f"{QUERIES}/skills.py in beginning",
        f"{QUERIES}/tallies.py in _waiting",
        f"{QUERIES}/users.py in nobody",
    },
    "is for admins alone, which it ensures": {
        f"{QUERIES}/figures.py in _recruiters",
        f"{QUERIES}/users.py in page",
    },
    "knows bytes by their hash, and nobody's": {
        f"{QUERIES}/resumes.py in names",
        f"{SERVICES}/resumes.py in _describe",
    },
    "works for the house itself: whom to tell, whom to hand over to": {
        f"{QUERIES}/demo_people.py in _people",
        f"{QUERIES}/erasures.py in brought_back",
        f"{QUERIES}/erasures.py in erased",
        f"{QUERIES}/retention.py in _due",
        f"{QUERIES}/retention.py in is_held",
        f"{QUERIES}/targets.py in late",
        f"{QUERIES}/prepared.py in is_void",
        f"{QUERIES}/prepared.py in owner",
        f"{QUERIES}/users.py in admins",
        f"{QUERIES}/users.py in recruiter",
        f"{QUERIES}/users.py in recruiters",
        f"{SERVICES}/demo_removal.py in _drop_people",
        f"{SERVICES}/mails.py in _active",
        f"{SERVICES}/outbox.py in claim",
        f"{SERVICES}/outbox.py in is_due",
    },
    "finds out who is asking": {
        f"{QUERIES}/sign_ins.py in _signed_in",
        f"{QUERIES}/invitations.py in invited",
        f"{QUERIES}/sign_ins.py in by_api_token",
        f"{QUERIES}/users.py in me",
        f"{SERVICES}/passwords.py in _change",
        f"{SERVICES}/passwords.py in _kept",
        f"{SERVICES}/sign_ins.py in _end_descendant",
        f"{SERVICES}/sign_ins.py in _ensure_renewable",
        f"{SERVICES}/sign_ins.py in _known",
        f"{SERVICES}/sign_ins.py in rotate",
        f"{SERVICES}/sign_ins.py in start",
    },
}
EXEMPTED = {name for names in EXEMPT.values() for name in names}


def unguarded_reads() -> dict[str, str]:
    """Every read without a condition: the function it is in, and where."""
    return {
        file.owner(node): file.place(node)
        for file in python("talentra")
        for node in unguarded(file.tree)
    }


def test_every_read_of_peoples_rows_says_who_sees_them() -> None:
    reads = unguarded_reads()
    assert {name: reads[name] for name in reads.keys() - EXEMPTED} == {}


def test_nothing_is_exempt_that_needs_not_be() -> None:
    assert EXEMPTED - unguarded_reads().keys() == set()


@pytest.mark.parametrize(
    "body",
    [
        "return session.execute(select(Application)).scalars()",
        "return session.execute(select(Application).where(col(Application.id) == id)).one()",
        "wanted = select(func.count()).where(col(User.id) == id)",
        "with db.reading() as session: rows = session.execute(select(col(Seal.profile)))",
        "return [row for row in session.execute(select(Remark).where(col(Remark.id) == id))]",
        "return session.get(Application, application_id)",
        "return session.get_one(User, user_id).full_name",
        "return session.query(StageEvent).all()",
        "wanted = select(Application).where(col(Application.recruiter_id) != actor.user_id)",
        "seen = policy.can_move(actor)\n    return select(Application).where(seen)",
        "policy.visible_to(actor)\n    return select(Application)",
    ],
)
def test_a_read_without_a_condition_is_found(body: str) -> None:
    assert list(unguarded(ast.parse(f"def read(session, actor):\n    {body}"))), body


def test_a_read_without_a_condition_is_found_in_a_method() -> None:
    inside = "class Rows:\n    def read(self, session): return session.get(User, self.id)"
    assert list(unguarded(ast.parse(inside)))


@pytest.mark.parametrize(
    "body",
    [
        "return select(Application).where(policy.visible_to(actor))",
        "return select(Resume).where(policy.resumes_visible_to(actor))",
        "return select(Notification).where(col(Notification.user_id) == actor.user_id)",
        "seen = policy.visible_to(actor)\n    return select(Assignment).where(seen)",
        "return select(col(Skill.name))",
        "return session.get(Choice, name)",
    ],
)
def test_a_read_with_a_condition_or_of_nobody_is_left_alone(body: str) -> None:
    found = list(unguarded(ast.parse(f"def read(session, actor):\n    {body}")))
    assert [ast.unparse(node) for node in found] == []
