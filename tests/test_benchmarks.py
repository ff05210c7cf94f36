"""The benchmarks run: they say how long each thing took, beside what, and whether that is well."""

import json
from pathlib import Path

import pytest

from benchmarks import (
    company,
    exporting,
    growth,
    living,
    measuring,
    report,
    serving,
    starting,
    tenfold,
    weight,
)
from benchmarks.__main__ import figured, timed
from benchmarks.figures import Figure
from benchmarks.measuring import Line, Operation, Times, measured


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a company to settle."""
    monkeypatch.setattr(serving, "SETTLING", 0)


@pytest.fixture
def briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rounds tell that it works; they tell nothing of how fast it is."""
    monkeypatch.setattr(measuring, "WARM", 1)
    monkeypatch.setattr(measuring, "ROUNDS", 2)


@pytest.mark.usefixtures("briefly")
@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_every_operation_works_on_the_running_product(engine_kind: str) -> None:
    lines = timed(engine_kind, 600, 20, "")
    names = [line.operation for line in lines]
    assert len(names) == len(set(names)) > 8
    assert {line.engine for line in lines} == {engine_kind}


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_live_pages_are_measured(engine_kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "ROUNDS", 2)
    told = {each.name: each for each in figured(engine_kind, 600, 20, "live", 30)}
    assert {each.engine for each in told.values()} == {engine_kind}
    assert 0 < told["click to another's page, median"].value < 10_000
    assert 0 < told["30 tabs updated, all"].value < living.PATIENCE
    assert told["memory a tab, 30 open"].unit == "MB"


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_exports_are_measured_beside_the_driver(engine_kind: str) -> None:
    told = {each.name: each for each in figured(engine_kind, 600, 20, "exports", 0)}
    assert told["export: rows"].value == 600 * company.EACH
    ratio, alone = told["export: time of the driver"], told["the driver alone: rows a second"]
    assert ratio.allowed == exporting.ALLOWED[engine_kind]
    assert ratio.value == pytest.approx(alone.value / told["export: rows a second"].value)
    assert 0 < told["export: first bytes"].value < 10_000
    assert told["export: memory"].unit == "MB"


def test_pages_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight, "ROUNDS", 1)
    told = {each.name: each for each in figured("sqlite", 600, 20, "pages", 0)}
    assert told["sign in: script"].value > 50
    assert told["job list: style"].value > 0
    weighed = [each for each in told.values() if each.unit == "kB"]
    assert [str(each) for each in weighed if not each.is_met and "script" in each.name] == []
    assert told["board: first paint, slow 4G"].value > 0


def test_starts_are_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "ROUNDS", 1)
    told = {each.name: each for each in figured("sqlite", 600, 20, "starts", 0)}
    bare, warm = told["bare import of reflex.App"], told["warm start to ready"]
    assert warm.allowed == starting.TIMES * bare.value


@pytest.mark.usefixtures("briefly")
def test_growth_is_measured_beside_the_small_company(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "CANDIDATES", 20)
    monkeypatch.setattr(growth, "FEW", 10)
    (line,) = growth.timed("sqlite", "list", many=20)
    assert line.operation == "job list, 25 rows, 20 jobs"
    assert line.allowed == growth.ALLOWED * line.times.raw


@pytest.mark.usefixtures("briefly")
def test_all_else_is_measured_beside_a_tenth_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tenfold, "CANDIDATES", 300)
    monkeypatch.setattr(tenfold, "JOBS", 20)
    told = {line.operation: line for line in tenfold.timed("sqlite")}
    dashboard = told["admin's dashboard, 3,000 candidates"]
    assert dashboard.allowed == tenfold.ALLOWED * dashboard.times.raw
    assert "move to another stage, 3,000 candidates" in told


@pytest.mark.usefixtures("briefly")
def test_all_three_are_timed_in_turn() -> None:
    done: list[str] = []
    operation = Operation("one", lambda: done.append("work"), lambda: done.append("raw"), _me, "me")
    measured("sqlite", operation, lambda: done.append("me"))
    assert done == ["work", "raw", "me"] * 3


@pytest.mark.parametrize(("took", "verdict"), [(2.0, "ok"), (2.1, "over")])
def test_a_line_says_whether_its_target_is_met(took: float, verdict: str) -> None:
    line = Line("sqlite", "one", Times(took, 3, 2, 1, 1), 2.0, "me")
    assert report.row(line).split()[-1] == verdict


def test_the_table_is_written_with_its_machine(tmp_path: Path) -> None:
    line = Line("sqlite", "one", Times(4, 5, 2, 0.5, 1), 2.0, "me")
    report.write(tmp_path / "table.json", 600, 20, [line])
    said = json.loads((tmp_path / "table.json").read_text())
    assert said["lines"][0]["ratio"] == 8
    assert said["machine"] == report.machine()


@pytest.mark.parametrize(
    ("value", "allowed", "verdict"), [(2.0, 2.0, "ok"), (2.1, 2.0, "over"), (9.0, None, "s")]
)
def test_a_figure_says_whether_its_target_is_met(
    value: float, allowed: float | None, verdict: str
) -> None:
    figure = Figure("sqlite", "one", value, "s", allowed)
    assert report.figure_row(figure).split()[-1] == verdict
    assert figure.is_met is (verdict != "over")


def test_a_line_may_be_held_to_its_p95() -> None:
    assert Line("sqlite", "one", Times(3, 2, 2, 1, 1), 2.0, "me", by_p95=True).is_met
    assert not Line("sqlite", "one", Times(1, 3, 2, 1, 1), 2.0, "me", by_p95=True).is_met


def _me(times: Times) -> float:
    return times.me
