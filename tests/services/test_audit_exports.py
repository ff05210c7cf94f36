"""The audit log is taken along as a file, which is written down."""

import csv
from io import StringIO

import pytest

from talentra import db
from talentra.errors import Refused
from talentra.models import AuditEntry, Stage
from talentra.queries.audit import AuditFilter
from talentra.services import applications, audit_exports
from talentra.services.telling import audit
from tests.harness.cast import Cast


def taken(cast: Cast, wanted: AuditFilter) -> list[dict[str, str]]:
    with db.reading() as session:
        content = b"".join(audit_exports.take(session, cast.ada, wanted)).decode("utf-8-sig")
    return [*csv.DictReader(StringIO(content))]


def test_tells_each_entry_in_words(cast: Cast) -> None:
    with db.transaction() as session:
        applications.move(session, cast.ada, cast.cleos_application_id, to=Stage.INTERVIEW)
    [row] = taken(cast, AuditFilter(action="application.moved_by_override"))
    assert (row["Who"], row["On What"]) == ("Ada Quill", "Cleo Marsh, Data engineer")
    assert row["Changes"] == "Stage: Applied → Interview"
    assert row["Done"] == "Moved an application that is not theirs"


def test_holds_nothing_that_is_run(cast: Cast) -> None:
    with db.transaction() as session:
        audit(session, cast.ada, "job.closed", "job", cast.job_id, reason="=cmd()")
    [row] = taken(cast, AuditFilter(action="job.closed"))
    assert row["Reason"] == "'=cmd()"


def test_is_written_down_with_what_it_was_narrowed_to(cast: Cast) -> None:
    assert taken(cast, AuditFilter(q="nobody")) == []
    with db.reading() as session:
        entry = session.query(AuditEntry).filter_by(action="audit.exported").one()
        assert entry.actor_id == cast.ada.user_id
        assert entry.after == {"format": "csv", "filter": {"q": "nobody"}}


@pytest.mark.parametrize("who", ["rosa", "cleo"])
def test_is_for_admins(cast: Cast, who: str) -> None:
    with db.reading() as session, pytest.raises(Refused):
        audit_exports.take(session, getattr(cast, who), AuditFilter())
    with db.reading() as session:
        assert session.query(AuditEntry).count() == 0
