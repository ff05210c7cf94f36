"""Reports that are made beside the requests, kept for a day, and fetched by whoever asked."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, files
from talentra.clock import now
from talentra.errors import Conflict, ensure
from talentra.files import Growth
from talentra.models import Actor, PreparedReport
from talentra.models.prepared import Readiness
from talentra.policies import reports as report_policy
from talentra.queries import prepared as query
from talentra.queries.reports import count as counted
from talentra.queries.resumes import Document
from talentra.services import asking, exports, outbox, reports
from talentra.services.asking import Asked
from talentra.services.outbox import Errand
from talentra.services.spreadsheets import MEDIA_TYPES
from talentra.services.telling import announce, audit, notify

PREPARE = "report"  # the kind of errand
KEPT_FOR, KEPT_LONGER = timedelta(days=1), timedelta(days=7)  # asked for now; scheduled
MOST, TRIES = 3, 3  # of one owner at once; before it is given up
OFTEN = 1.0  # seconds between two notes of how far it is
PAGE = "/reports"
STAFF_ONLY = "Only recruiters and admins take reports."
ALL_ONLY = "Only admins report on everybody."
BUSY = "Three reports of yours are being prepared already. Wait for one of them, or cancel it."
NOT_READY = "This report is not ready."
VOID = "Since it was made somebody in it has left your sight, so it was thrown away. Make it anew."


class Stopped(Exception):
    """It was cancelled, or somebody else has the errand by now."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is made, and for whom."""

    report_id: UUID
    actor: Actor
    asked: Asked


def prepare(session: Session, actor: Actor, asked: Asked) -> PreparedReport:
    """Have a report made; its owner is told when it is ready."""
    ensure_may(actor, asked)
    if query.unfinished(session, actor) >= MOST:
        raise Conflict(BUSY)
    report = begin(session, actor, asked)
    audit(session, actor, "report.asked_for", "report", report.id, after=asking.kept(asked))
    return report


def ensure_may(actor: Actor, asked: Asked) -> None:
    """Refuse what they could not take at once either."""
    ensure(report_policy.can_take_own(actor), STAFF_ONLY)
    ensure(asked.report != "system" or report_policy.can_take_all(actor), ALL_ONLY)
    if asked.report == "recruiter":
        reports.ensure_whose(actor, asked.wanted)


def begin(session: Session, actor: Actor, asked: Asked) -> PreparedReport:
    """Write it down, and have a worker make it once this is committed."""
    report = PreparedReport(owner_id=actor.user_id, asked=asking.kept(asked))
    session.add(report)
    session.flush()
    outbox.put(session, PREPARE, {"report_id": str(report.id)})
    announce(session, f"user:{actor.user_id}")
    return report


def remove(session: Session, actor: Actor, report_id: UUID) -> PreparedReport:
    """Stop making it, or throw its file away."""
    report = query.get(session, actor, report_id, lock=True)
    if report.readiness in (Readiness.WAITING, Readiness.WORKING):
        report.readiness, report.done_at = Readiness.CANCELLED, now()
    elif report.readiness is Readiness.READY:
        _drop(report)
    announce(session, f"user:{actor.user_id}")
    return report


def fetch(session: Session, actor: Actor, report_id: UUID) -> Document | None:
    """Its file; None (and the file is gone) when its owner may no longer see all that is in it."""
    report = query.get(session, actor, report_id, lock=True)
    if report.readiness is not Readiness.READY or not report.file_sha256:
        raise Conflict(NOT_READY)
    if query.is_void(session, actor, report):
        _drop(report)
        announce(session, f"user:{actor.user_id}")
        return None
    audit(session, actor, "report.fetched", "report", report.id, after={"rows": report.rows})
    asked = asking.read(report.asked)
    name = f"talentra-{asked.report}-{report.asked_at.date()}.{asked.kind}"
    return Document(report.file_sha256, name, MEDIA_TYPES[asked.kind], report.size, None)


def sweep(session: Session) -> None:
    """Let go of files whose day is over, or that tell what their owner may no longer see."""
    for report in query.kept(session):
        actor = query.owner(session, report.owner_id)
        kept_for = KEPT_LONGER if asking.read(report.asked).rhythm else KEPT_FOR
        is_over = report.done_at is None or report.done_at < now() - kept_for
        if is_over or actor is None or query.is_void(session, actor, report):
            _drop(report)


async def make(errand: Errand) -> None:
    """Make one report, in a thread of its own."""
    work = await db.run(_begun, errand)
    if work is None:
        return
    with suppress(Stopped):
        await asyncio.to_thread(_Making(errand, work).run)


def _begun(session: Session, errand: Errand) -> Work | None:
    """What is to be made; None when that is over."""
    report = session.get(PreparedReport, UUID(errand.payload["report_id"]), with_for_update=True)
    actor = report and query.owner(session, report.owner_id)
    if not report or not actor or not _is_under_way(report) or errand.attempts > TRIES:
        if report and _is_under_way(report):
            report.readiness, report.done_at = Readiness.FAILED, now()
            announce(session, f"user:{report.owner_id}")
        outbox.finish(session, errand)
        return None
    asked = asking.read(report.asked)
    report.readiness, report.begun_at, report.rows = Readiness.WORKING, now(), 0
    report.total = counted(session, actor, asked.wanted)
    announce(session, f"user:{actor.user_id}")
    return Work(report.id, actor, asked)


class _Making:
    """One report on its way into a file."""

    def __init__(self, errand: Errand, work: Work) -> None:
        self.errand = errand
        self.work = work
        self.rows = -1  # the header is none
        self.noted = monotonic()

    def run(self) -> None:
        """Write it, and tell that it is ready; whatever goes wrong leaves no file."""
        with files.growing() as growth:
            for piece in self._pieces():
                growth.write(piece)
                self.rows += lines(piece)
                if monotonic() - self.noted > OFTEN:
                    self._note(growth)
            growth.keep()
            with db.transaction() as session:
                self._finish(session, growth)

    def _pieces(self) -> Iterator[bytes]:
        asked = self.work.asked
        report = reports.system if asked.report == "system" else reports.own
        return exports.reading(report, self.work.actor, asked.wanted, asked.columns, asked.kind)

    def _note(self, growth: Growth) -> None:
        """Say how far it is, and keep the errand; Stopped when it is not wanted any more."""
        self.noted = monotonic()
        with db.transaction() as session:
            report = self._report(session)
            until = outbox.renew(session, self.errand)
            if report is None or until is None:
                outbox.finish(session, self.errand)
                raise Stopped
            report.rows, report.size = max(self.rows, 0), growth.size
            announce(session, f"user:{report.owner_id}")
        self.errand = replace(self.errand, claimed_until=until)

    def _finish(self, session: Session, growth: Growth) -> None:
        report = self._report(session)
        if not outbox.finish(session, self.errand) or report is None:
            return
        report.readiness, report.done_at = Readiness.READY, now()
        report.file_sha256, report.size = growth.sha256, growth.size
        report.rows = report.total if self.work.asked.kind != "csv" else max(self.rows, 0)
        words = sentence(self.work.asked, report.rows, self.work.actor.time_zone)
        notify(session, report.owner_id, "report_ready", words, PAGE)
        announce(session, f"user:{report.owner_id}")

    def _report(self, session: Session) -> PreparedReport | None:
        """It, locked, unless it is no longer wanted."""
        report = session.get(PreparedReport, self.work.report_id, with_for_update=True)
        return report if report and report.readiness is Readiness.WORKING else None


def sentence(asked: Asked, number: int, zone: str) -> str:
    """What its owner is told, in the product and by mail; nobody else is named in it."""
    rows = f"{number:,} row{'s' * (number != 1)}"
    if not asked.rhythm:
        return f"Your report with {rows} is ready. Sign in to download it: it is kept for a day."
    days = asking.days_said(asked.wanted, zone)
    return (
        f"Your {asked.rhythm} report of {days} is ready, with {rows}. "
        "Sign in to download it: it is kept for a week."
    )


def lines(piece: bytes) -> int:
    """How many records of a CSV end in a piece that begins with one."""
    return sum(part.count(b"\r\n") for part in piece.split(b'"')[::2])


def _is_under_way(report: PreparedReport) -> bool:
    return report.readiness in (Readiness.WAITING, Readiness.WORKING)


def _drop(report: PreparedReport) -> None:
    """Let go of its file: the sweep removes bytes that have no row."""
    report.readiness, report.file_sha256 = Readiness.GONE, None
