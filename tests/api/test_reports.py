"""Reports as files, over REST."""

import csv
from io import StringIO
from typing import Any

import pytest

from talentra.clock import today
from talentra.queries.reports import ALWAYS, WHEN_ASKED
from talentra.services.exports import MOST, Export
from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import Cast
from tests.harness.workbooks import read_sheets

CLEOS = "Northwind Mills,Data engineer,Cleo Marsh,Applied,Rosa Lindqvist\r\n"
HEADER = "\ufeffCompany Name,Job Title,Candidate Name,Status,Recruiter Name\r\n"


@pytest.fixture
def rosa(cast: Cast) -> Rest:
    """Rosa's client."""
    return signed_in(cast.rosa)


def _header(answer: Any) -> tuple[str, ...]:
    text = answer.content.decode().removeprefix("\ufeff")
    return tuple(next(csv.reader(StringIO(text, newline=""))))


class TestFile:
    def test_is_csv_to_be_kept(self, cast: Cast, rosa: Rest) -> None:
        answer = rosa.get("reports/recruiter")
        assert answer.content.decode() == HEADER + CLEOS
        assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
        name = f"talentra-recruiter-{today()}.csv"
        assert f'attachment; filename="{name}"' in answer.headers["content-disposition"]
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"

    def test_of_nobody_is_a_header(self, cast: Cast) -> None:
        answer = signed_in(cast.remy).get("reports/recruiter", format="csv")
        assert answer.content.decode() == HEADER

    def test_of_everybody_is_for_admins(self, cast: Cast) -> None:
        answer = signed_in(cast.ada).get("reports/system")
        assert answer.content.decode() == HEADER + CLEOS
        assert "talentra-system-" in answer.headers["content-disposition"]

    def test_is_a_workbook_when_asked(self, cast: Cast, rosa: Rest) -> None:
        answer = rosa.get("reports/recruiter", format="xlsx")
        (sheet,) = read_sheets(answer.content)
        assert [",".join(map(str, row)) for row in sheet] == (HEADER[1:] + CLEOS).splitlines()
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        assert answer.headers["content-type"] == kind
        name = f"talentra-recruiter-{today()}.xlsx"
        assert f'attachment; filename="{name}"' in answer.headers["content-disposition"]
        assert answer.headers["cache-control"] == "private, no-store"

    def test_leaves_nothing_running(self, cast: Cast, rosa: Rest) -> None:
        for _ in range(MOST + 1):
            assert rosa.get("reports/recruiter").status_code == 200
            assert rosa.get("reports/recruiter", format="xlsx").status_code == 200
        assert Export._running == 0


class TestColumns:
    def test_are_all_when_asked(self, cast: Cast, rosa: Rest) -> None:
        answer = rosa.get("reports/recruiter", columns="all")
        assert _header(answer) == (*ALWAYS, *WHEN_ASKED)

    @pytest.mark.parametrize(
        "asked",
        ["City,Applied At", "applied_at, CITY", "Applied At,City,Status", " city ,applied at"],
    )
    def test_are_those_asked_for_in_their_order(self, cast: Cast, rosa: Rest, asked: str) -> None:
        answer = rosa.get("reports/recruiter", columns=asked)
        assert _header(answer) == (*ALWAYS, "Applied At", "City")


class TestAsking:
    @pytest.mark.parametrize(
        "wanted",
        [
            {"columns": "Salary"},
            {"columns": ""},
            {"format": "pdf"},
            {"stage": "Applied"},
            {"job_id": "7"},
            {"from": "soon"},
            {"company": "x" * 121},
        ],
    )
    def test_wrongly_says_what_is_wrong(
        self, cast: Cast, rosa: Rest, wanted: dict[str, str]
    ) -> None:
        answer = rosa.get("reports/recruiter", **wanted)
        assert answer.status_code == 422
        assert {each["field"] for each in problem(answer)["errors"]} == wanted.keys()

    def test_narrows(self, cast: Cast, rosa: Rest) -> None:
        def rows(**wanted: str) -> int:
            answer = rosa.get("reports/recruiter", **wanted)
            return answer.content.count(b"\r\n") - 1

        day = today().isoformat()
        assert rows(stage="applied", **{"from": day, "to": day}) == 1
        assert rows(stage="offer") == 0
        assert rows(to="2020-01-01") == 0
        assert rows(job_id=str(cast.job_id), company="MILLS") == 1

    def test_as_an_admin_says_whose(self, cast: Cast) -> None:
        ada = signed_in(cast.ada)
        assert ada.get("reports/recruiter").status_code == 422
        answer = ada.get("reports/recruiter", recruiter_id=str(cast.rosa.user_id))
        assert answer.content.decode() == HEADER + CLEOS
