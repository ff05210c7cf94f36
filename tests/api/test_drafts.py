"""Resume drafts by REST."""

from typing import Any

import pytest

from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import Cast

CLEO: dict[str, Any] = {"basics": {"name": "Cleo Marsh"}, "work": [{"name": "Northwind"}]}


@pytest.fixture
def cleo(cast: Cast) -> Rest:
    """Cleo's client."""
    return signed_in(cast.cleo)


def test_are_saved_by_the_version_that_was_read(cleo: Rest) -> None:
    made = cleo.post("candidates/drafts", {"title": "Mine", "draft": CLEO}).json()
    path = f"candidates/drafts/{made['id']}"
    assert (made["draft"], made["version"], made["look"]["template"]) == (CLEO, 1, "modern")
    saved = cleo.call("PUT", path, json={"version": 1, "look": {"template": "classic"}}).json()
    assert (saved["draft"], saved["version"]) == (CLEO, 2)
    stale = cleo.call("PUT", path, json={"version": 1, "draft": {}})
    assert (stale.status_code, problem(stale)["version"]) == (409, 2)
    assert cleo.get(path).json()["draft"] == CLEO
    assert [each["title"] for each in cleo.get("candidates/drafts").json()] == ["Mine"]


def test_leave_as_files_that_are_not_kept(cleo: Rest) -> None:
    made = cleo.post("candidates/drafts", {"title": "Mine", "draft": CLEO}).json()
    path = f"candidates/drafts/{made['id']}"
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b"Cleo"), ("json", b"{")):
        answer = cleo.get(f"{path}/file", format=kind)
        assert answer.content.startswith(begins)
        assert "no-store" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert f'attachment; filename="Mine.{kind}"' in answer.headers["content-disposition"]
    picture = cleo.get(f"{path}/pages/1", v=1)
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "no-store" in picture.headers["cache-control"]
    assert "script" not in picture.text


@pytest.mark.parametrize(
    "body",
    [
        {"draft": {"work": "none"}},
        {"draft": {"basics": {"name": 7}}},
        {"look": {"template": "loud"}},
        {"look": {"hidden": ["nothing"]}},
        {"candidate_id": "somebody"},
    ],
    ids=["no list", "no text", "no template", "no section", "an owner"],
)
def test_take_no_other_words(cleo: Rest, body: dict[str, Any]) -> None:
    assert cleo.post("candidates/drafts", body).status_code == 422
