"""A resume for the browser's own viewer, inside a page of ours."""

import pytest

from talentra import db
from tests.api.rest import problem, signed_in
from tests.harness import documents
from tests.harness.cast import Cast
from tests.services import acts

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])


def test_is_sent_inline_to_whom_the_file_is_for_and_that_is_written_down(cast: Cast) -> None:
    path = f"candidates/resumes/{cast.cleos_resume_id}/file"
    sent = signed_in(cast.cleo).get(path, inline="true")
    assert sent.headers["content-disposition"].startswith("inline; filename=")
    assert sent.headers["x-frame-options"] == "SAMEORIGIN"
    assert sent.headers["cache-control"] == "private, no-store"
    assert sent.headers["x-content-type-options"] == "nosniff"
    policy = sent.headers["content-security-policy"]
    assert "script-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    sealed = f"submissions/{cast.cleos_application_id}/resume"
    assert signed_in(cast.rosa).get(sealed, inline="true").content == sent.content
    with db.reading() as session:
        assert acts.actions(session, cast.cleos_application_id) == ["resume.opened"]
    for name in ("cody", "remy"):
        for each in (path, sealed):
            answer = signed_in(getattr(cast, name)).get(each, inline="true")
            assert problem(answer)["status"] == 404


def test_a_word_file_is_to_be_kept_however_it_is_asked_for(cast: Cast) -> None:
    cody = signed_in(cast.cody)
    sent = cody.send("candidates/resumes", documents.word(), name="Cody.docx")
    answer = cody.get(f"candidates/resumes/{sent.json()['id']}/file", inline="true")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["content-security-policy"]
