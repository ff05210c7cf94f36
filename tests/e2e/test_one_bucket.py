"""Two servers on different machines keep their files in one bucket, and nothing on their disks."""

from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests.harness import documents, servers
from tests.harness.cast import Cast, email
from tests.harness.object_store import Bucket, fresh_bucket
from tests.harness.server import Server
from tests.harness.truth import untrue_behind


@pytest.fixture
def bucket() -> Bucket:
    return fresh_bucket()


@pytest.fixture
def two_with_a_bucket(tmp_path: Path, bucket: Bucket) -> Generator[tuple[list[Server], Cast]]:
    with servers.sharing(tmp_path, bucket=bucket) as running:
        yield running


def test_what_comes_in_at_one_goes_out_at_the_other(
    two_with_a_bucket: tuple[list[Server], Cast],
) -> None:
    (here, there), cast = two_with_a_bucket
    content = documents.pdf("Cody Bright")
    with here.sign_in(email(cast.cody)) as cody:
        sent = cody.post("/api/candidates/resumes", files={"file": ("cody.pdf", content)})
    assert sent.status_code == 201, sent.text
    with there.sign_in(email(cast.cody)) as cody:
        taken = cody.get(f"/api/candidates/resumes/{sent.json()['id']}/file")
    assert taken.content == content
    for server in (here, there):
        with server.sign_in(email(cast.rosa)) as rosa:
            sealed = rosa.get(f"/api/submissions/{cast.cleos_application_id}/resume")
        assert sealed.content.startswith(b"%PDF-")
        assert not (server.folder / "files").exists()
        assert untrue_behind(server) == []


def test_a_demo_company_goes_into_it_before_the_server_forks(
    start_empty_server: Callable[..., Server], bucket: Bucket
) -> None:
    more = {"TALENTRA_FILES": bucket.place, "TALENTRA_DEMO_PASSWORD": "look-around-1"}
    server = start_empty_server(demo=True, **bucket.settings, **more)
    with server.sign_in("cody@talentra.example", "look-around-1") as cody:
        kept = cody.get("/api/candidates/resumes").json()
        first = kept["items"][0] if isinstance(kept, dict) else kept[0]
        taken = cody.get(f"/api/candidates/resumes/{first['id']}/file")
        assert taken.content.startswith(b"%PDF-")
        content = documents.pdf("Another one")
        sent = cody.put(
            f"/api/candidates/resumes/{first['id']}", files={"file": ("new.pdf", content)}
        )
        assert sent.is_success, sent.text
    assert not (server.folder / "files").exists()
