"""What is timed: each thing that people do often, and the same work as plain SQL.

The targets are ratios within one run: `me` is a signed-in request that does nothing, `raw` the
plain SQL.
"""

import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import company, pages, resumes
from benchmarks.asking import Client, Query
from benchmarks.company import Company
from benchmarks.measuring import Operation, Times, Work
from talentra.models import Actor
from talentra.models.base import uuid7
from talentra.security import check_password
from tests.harness import documents

Target = tuple[Callable[[Times], float], str]
PASSWORD = "Brass lanterns drift at 9"
SIGN_IN: Target = (lambda of: 2 * of.me + 1.2 * of.raw, "2 me + 1.2 check")
READ: Target = (lambda of: of.me + 3 * of.raw, "me + 3 raw")
SAME_AS_FIRST: Target = (lambda of: 1.2 * of.raw, "1.2 first page")
DEEP: Target = (lambda of: 1.3 * of.raw_p95, "p95: 1.3 first page")
SUMMARY: Target = (lambda of: 2 * of.me + of.raw, "2 me + raw")
MOVE: Target = (lambda of: of.me + 6 * of.raw, "me + 6 raw")
APPLY: Target = (lambda of: 3 * of.me + of.raw, "3 me + file to disk")

JOBS = """
SELECT id, title, company, location, work_mode, employment_type, experience_level, status,
       closes_on, opened_at FROM jobs
WHERE status = 'open' {more} ORDER BY opened_at DESC, id DESC LIMIT 25
"""
SEARCH = {
    "sqlite": """AND id IN (SELECT job_id FROM job_words WHERE id IN (
        SELECT rowid FROM job_words_index WHERE job_words_index MATCH '"welder"* "moves"*'))""",
    "postgresql": """AND id IN (
        SELECT job_id FROM job_words WHERE words @@ $$'welder':* & 'moves':*$$::tsquery)""",
}
CANDIDATES = """
SELECT users.id, full_name, email, city, experience_level, visa_status FROM assignments
JOIN users ON users.id = candidate_id JOIN profiles ON profiles.user_id = users.id
WHERE recruiter_id = ? AND ended_at IS NULL {more} ORDER BY started_at DESC LIMIT 50
"""
NAMED = "AND full_name LIKE ?"
AT_STAGE = """AND EXISTS (SELECT 1 FROM applications WHERE stage = 'interview'
                          AND applications.candidate_id = users.id)"""
APPLICANTS = """
SELECT applications.id, stage, applied_at, stage_changed_at, full_name FROM applications
JOIN users ON users.id = candidate_id WHERE job_id = ?
ORDER BY stage_changed_at DESC, applications.id DESC LIMIT 50
"""
BY_STAGE = "SELECT stage, count(*) FROM applications {where} GROUP BY stage"
MOVES = (
    "UPDATE applications SET stage = stage, version = version + 1 WHERE id = ?",
    "INSERT INTO notifications (id, user_id, kind, sentence, link, at) "
    "VALUES (?, ?, 'moved', 'It moved.', '/applications', '2026-01-01 00:00:00')",
)


def operations(engine: str, founded: Company, url: str, query: Query) -> Iterator[Operation]:
    """Every operation in turn."""
    with (
        Client(url, founded.admin) as admin,
        Client(url, founded.recruiter) as recruiter,
        Client(url, founded.candidate) as candidate,
    ):
        yield _signing_in(candidate, founded.candidate)
        yield from _jobs(candidate, SEARCH[engine], query)
        yield from _candidates(recruiter, founded, query)
        yield from _of_admins(admin, founded, query)
        yield from pages.operations(founded, url, query, _reading)
        yield from _writing(recruiter, candidate, founded, query)
    yield from resumes.operations()


@contextmanager
def me(company: Company, url: str) -> Generator[Work]:
    """A signed-in request that does nothing."""
    with Client(url, company.recruiter) as client:
        yield lambda: client.get("/auth/me")


def _signing_in(client: Client, who: Actor) -> Operation:
    """With the password; beside it one check of a password of the same cost, and nothing else."""
    email, kept = company.choose_password(who, PASSWORD)
    asked = {"email": email, "password": PASSWORD}
    return _operation(
        "sign in",
        lambda: client.post("/auth/login", asked),
        lambda: check_password(PASSWORD, kept),
        SIGN_IN,
    )


def _jobs(candidate: Client, search: str, query: Query) -> Iterator[Operation]:
    def first() -> object:
        return candidate.get("/jobs", limit=25)

    def found() -> object:
        return candidate.get("/jobs", limit=25, q="welder moves")

    yield _operation("job list, 25 rows", first, lambda: query(JOBS.format(more="")), READ)
    yield _operation("jobs by words", found, lambda: query(JOBS.format(more=search)), READ)


def _candidates(recruiter: Client, company: Company, query: Query) -> Iterator[Operation]:
    path, mine = "/recruiters/my-candidates", company.recruiter.user_id

    def first() -> object:
        return recruiter.get(path)

    def plain(more: str = "", *values: object) -> Work:
        return lambda: query(CANDIDATES.format(more=more), mine, *values)

    half_way = recruiter.half_way(path)
    yield _operation("candidates, first page", first, plain(), READ)
    yield _operation(
        "candidates, half-way page",
        lambda: recruiter.get(path, **half_way),
        first,
        SAME_AS_FIRST,
    )
    yield _operation(
        "candidates, part of a name",
        lambda: recruiter.get(path, q="kafor"),
        plain(NAMED, "%kafor%"),
        READ,
    )
    yield _operation(
        "candidates, at a stage",
        lambda: recruiter.get(path, stage="interview"),
        plain(AT_STAGE),
        READ,
    )
    yield _operation(
        "recruiter's dashboard",
        lambda: recruiter.get("/recruiters/dashboard"),
        lambda: query(BY_STAGE.format(where="WHERE recruiter_id = ?"), mine),
        SUMMARY,
    )


def _of_admins(admin: Client, company: Company, query: Query) -> Iterator[Operation]:
    board = f"/submissions/job/{company.job_id}"
    yield _operation(
        "applicants of a job with 500",
        lambda: admin.get(board),
        lambda: query(APPLICANTS, company.job_id),
        READ,
    )
    yield _deep("people, page 2,000 of ten rows", admin, "/admin/users")
    yield _deep("assignments, page 2,000 of ten rows", admin, "/admin/assignments")
    yield _operation(
        "admin's dashboard",
        lambda: admin.get("/admin/dashboard"),
        lambda: query(BY_STAGE.format(where="")),
        SUMMARY,
    )


def _deep(name: str, client: Client, path: str) -> Operation:
    """The last of very many pages against the first."""
    cursor = client.after(path, 1_999 * 10)
    return _operation(
        name,
        lambda: client.get(path, limit=10, **cursor),
        lambda: client.get(path, limit=10),
        DEEP,
        by_p95=True,
    )


def _writing(
    recruiter: Client, candidate: Client, company: Company, query: Query
) -> Iterator[Operation]:
    waiting, jobs = list(company.applications), list(company.open_jobs)
    content = documents.oversized_pdf(200_000)

    def move() -> object:
        path = f"/submissions/{waiting.pop()}/stage"
        return recruiter.put(path, {"stage": "online_assessment"})

    def plain_move() -> None:
        query("BEGIN")
        query(MOVES[0], company.applications[0])
        query(MOVES[1], uuid7(), company.candidate.user_id)
        query("COMMIT")

    yield _operation("move to another stage", move, plain_move, MOVE)

    def apply() -> None:
        while not candidate.apply(jobs.pop(), content):
            """That one had been applied to when the company was founded."""

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "resume.pdf"
        yield _operation(
            "apply with a file of 200 kB", apply, lambda: _to_disk(file, content), APPLY
        )


def _operation(
    name: str, work: Work, raw: Work, target: Target, *, by_p95: bool = False
) -> Operation:
    return Operation(name, work, raw, *target, by_p95)


def _reading(name: str, work: Work, raw: Work) -> Operation:
    return _operation(name, work, raw, READ)


def _to_disk(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
