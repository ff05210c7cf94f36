"""What REST does not take: refused with a problem, before anything believes it, never echoed."""

from typing import Any

import pytest

from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import Cast

JOB: dict[str, Any] = {
    "title": "Analyst",
    "company": "Northwind Mills",
    "description": "Count what is there.",
    "location": "Pune",
    "experience_level": "1-3",
    "skills": ["SQL"],
}
JSON = "application/json"
DEEP = b'{"skills":' + b"[" * 100_000 + b"]" * 100_000 + b"}"

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])


@pytest.fixture
def rosa(cast: Cast) -> Rest:
    """Rosa's client."""
    return signed_in(cast.rosa)


@pytest.mark.parametrize("extra", ["role", "owner_id", "id", "is_admin"])
def test_a_field_it_does_not_know_is_refused_by_name(rosa: Rest, extra: str) -> None:
    answer = rosa.post("jobs", {**JOB, extra: "canary"})
    assert answer.status_code == 422
    assert [each["field"] for each in problem(answer)["errors"]] == [extra]
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    "changed",
    [
        {"openings": 2**63},
        {"openings": "2"},
        {"openings": 1.5},
        {"openings": True},
        {"salary_min": -1},
        {"title": "canary" * 100},
        {"title": None},
        {"title": "canary\0"},
        {"skills": ["canary"] * 51},
        {"skills": {"canary": 1}},
        {"closes_on": 1_800_000_000},
        {"closes_on": "canary"},
        {"status": "closed"},
        {"experience_level": "canary"},
    ],
    ids=str,
)
def test_a_value_that_does_not_fit_is_refused_and_not_echoed(
    rosa: Rest, changed: dict[str, Any]
) -> None:
    answer = rosa.post("jobs", JOB | changed)
    assert answer.status_code == 422
    assert problem(answer)["detail"]
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"canary", "not_json"),
        (b'{"title": "canary", "title": "canary"}', "repeated"),
        (b'{"openings": NaN}', "not_json"),
        (b'{"openings": Infinity}', "not_json"),
        (b'{"title": "\xff\xfe"}', "not_json"),
        (b"[1, 2", "not_json"),
        (DEEP, "not_json"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_json_that_means_nothing_or_two_things_is_refused(
    rosa: Rest, body: bytes, code: str
) -> None:
    answer = rosa.raw("POST", "jobs", body, JSON)
    assert (answer.status_code, problem(answer)["code"]) == (422, code)
    assert "canary" not in answer.text


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"null", b'"text"'])
def test_json_that_is_no_object_is_refused(rosa: Rest, body: bytes) -> None:
    assert problem(rosa.raw("POST", "jobs", body, JSON))["status"] == 422


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_kind_of_body_is_refused(rosa: Rest, kind: str) -> None:
    assert problem(rosa.raw("POST", "jobs", b'{"title": "x"}', kind))["status"] == 415


def test_more_than_anybody_writes_is_refused(rosa: Rest) -> None:
    answer = rosa.raw("POST", "jobs", b'{"title": "' + b"x" * 300_000 + b'"}', JSON)
    assert problem(answer)["status"] == 413


@pytest.mark.parametrize("path", ["jobs?q=a&q=b", "jobs?limit=5&limit=5", "auth/me?x=1&x=2"])
def test_a_key_that_stands_twice_is_refused(rosa: Rest, path: str) -> None:
    answer = rosa.call("GET", path)
    assert (answer.status_code, problem(answer)["code"]) == (422, "repeated")


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 201}, {"limit": "x"}, {"cursor": "no"}])
def test_a_page_that_cannot_be_is_refused(rosa: Rest, query: dict[str, Any]) -> None:
    assert problem(rosa.get("jobs", **query))["status"] == 422


@pytest.mark.parametrize("thing", ["0", "x" * 300, "%20", "..%2f", "00000000", "null"])
def test_an_id_that_is_none_is_not_found(rosa: Rest, thing: str) -> None:
    for path in ("jobs/{}", "submissions/{}", "submissions/job/{}", "recruiters/my-candidates/{}"):
        assert problem(rosa.get(path.format(thing)))["status"] == 404


def test_a_resume_leaves_as_a_file_to_keep(cast: Cast) -> None:
    answer = signed_in(cast.cleo).get(f"candidates/resumes/{cast.cleos_resume_id}/file")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"Cleo Marsh.pdf\"; filename*=UTF-8''Cleo%20Marsh.pdf"
    )
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
