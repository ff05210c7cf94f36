"""Everything about oneself in one zip: whole, one's own, without secrets, and written down."""

import asyncio
import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from talentra import db, files
from talentra.clock import now
from talentra.models import Actor, AuditEntry, File, Resume, SignIn, Visibility
from talentra.services import applications, archives, drafts, profiles, remarks, resumes, sign_ins
from talentra.services.exports import Export
from talentra.services.saved_jobs import save
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts


def _take(actor: Actor) -> ZipFile:
    """The whole zip."""
    with db.reading() as session:
        return ZipFile(BytesIO(b"".join(archives.own(session, actor, now()))))


def _told(actor: Actor, name: str) -> Any:
    """What one of its files says."""
    return json.loads(_take(actor).read(name))


def _everything(actor: Actor) -> str:
    """Every word in it."""
    taken = _take(actor)
    return "".join(taken.read(name).decode(errors="replace") for name in taken.namelist())


class TestCandidate:
    def test_has_every_fact(self, cast: Cast) -> None:
        with db.transaction() as session:
            said = {"city": "Zürich", "phone": "+41 44 000 00 00"}
            profiles.edit(session, cast.cleo, details=said, skill_names=["C++"])
            save(session, cast.cleo, acts.post(session, cast.rosa).id)
        taken = _take(cast.cleo)
        assert taken.testzip() is None
        assert _told(cast.cleo, "account.json")["email"] == email(cast.cleo)
        profile = _told(cast.cleo, "profile.json")
        assert (profile["city"], profile["skills"]) == ("Zürich", ["C++"])
        [sent] = _told(cast.cleo, "applications.json")
        assert (sent["job"]["title"], sent["stage"]) == ("Data engineer", "applied")
        assert sent["profile"]["city"] == "Pune"
        assert "Data engineer" in sent["resume_text"] or sent["resume_text"]
        assert len(_told(cast.cleo, "saved_jobs.json")) == 1

    def test_has_each_draft_as_json_resume(self, cast: Cast) -> None:
        with db.transaction() as session:
            drafts.create(session, cast.cleo, "Mine", {"basics": {"name": "Cleo Marsh"}})
            drafts.create(session, cast.cody, "His", {"basics": {"name": "Cody Bright"}})
        [mine] = _told(cast.cleo, "resume_drafts.json")
        assert (mine["title"], mine["resume"]) == ("Mine", {"basics": {"name": "Cleo Marsh"}})

    def test_has_each_file_once_as_it_was_sent(self, cast: Cast) -> None:
        with db.transaction() as session:
            removed = acts.upload(session, cast.cleo, "An older one")
            resumes.remove(session, cast.cleo, removed.id)
            kept = session.get_one(Resume, cast.cleos_resume_id).file_sha256
        taken = _take(cast.cleo)
        names = [name for name in taken.namelist() if name.startswith("files/")]
        assert sorted(names) == sorted(f"files/{sha}.pdf" for sha in (kept, removed.file_sha256))
        assert taken.read(f"files/{kept}.pdf") == files.read(kept)
        told = {each["file_name"]: each["file"] for each in _told(cast.cleo, "resumes.json")}
        assert told["An older one.pdf"] == f"files/{removed.file_sha256}.pdf"

    def test_has_what_was_sent_before(self, cast: Cast) -> None:
        with db.transaction() as session:
            applications.withdraw(session, cast.cleo, cast.cleos_application_id)
            kept = cast.cleos_resume_id
            acts.upload(session, cast.cleo, "A newer one", replaced_id=kept)
            applications.apply(session, cast.cleo, cast.job_id, resume_id=kept)
        [sent] = _told(cast.cleo, "applications.json")
        assert sent["file_name"] == "A newer one.pdf"
        [before] = sent["sent_before"]
        assert before["file_name"] == "Cleo Marsh.pdf"
        assert f"files/{before['sha256']}.pdf" in _take(cast.cleo).namelist()
        assert [step["to"] for step in sent["history"]] == ["applied", "withdrawn", "applied"]

    def test_has_no_word_that_is_not_for_them(self, cast: Cast) -> None:
        with db.transaction() as session:
            for text, visibility in (
                ("Xylophone", Visibility.INTERNAL),
                ("Marimba", Visibility.CANDIDATE),
            ):
                remarks.add(
                    session, cast.rosa, cast.cleos_application_id, text=text, visibility=visibility
                )
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.cleo), PASSWORD)
        with db.reading() as session:
            secrets = [each.secret_hash for each in session.query(SignIn)]
        said = _everything(cast.cleo)
        assert "Marimba" in said
        assert [word for word in ("Xylophone", "Rosa", "Cody", *secrets) if word in said] == []
        assert started.secret not in said

    def test_is_told_of_a_file_that_cannot_be_read(self, cast: Cast) -> None:
        with db.reading() as session:
            sha256 = session.query(File).one().sha256
        files.path(sha256).unlink()
        assert _take(cast.cleo).read(f"files/{sha256}.pdf") == archives.GONE


class TestStaff:
    def test_have_their_account_alone(self, cast: Cast) -> None:
        for actor in (cast.rosa, cast.ada):
            assert _take(actor).namelist() == [
                "README.txt",
                "account.json",
                "notifications.json",
                "sign_ins.json",
                "tokens.json",
            ]
            assert "Cleo" not in _everything(actor)


class TestTaking:
    def test_is_written_down_before_anything_leaves(self, cast: Cast) -> None:
        with db.reading() as session:
            archives.own(session, cast.cleo, now())
            with db.reading() as other:
                [entry] = other.query(AuditEntry).filter_by(action="archive.taken")
        assert (entry.actor_id, entry.target_id) == (cast.cleo.user_id, cast.cleo.user_id)
        assert (entry.before, entry.after) == (None, None)

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_keeps_one_file_in_memory_and_ends_when_nobody_takes_it(self, cast: Cast) -> None:
        async def story() -> tuple[int, int]:
            export = Export(archives.own, cast.cleo, now())
            first = await export.next()
            running = Export._running
            export.end()
            return len(first or b""), running

        size, running = asyncio.run(story())
        assert (size > 0, running) == (True, 1)
        assert Export._running == 0
