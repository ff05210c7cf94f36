"""Tokens and stages: everything that is written can be read, in both modes."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import reflex as rx

from talentra.models import Stage
from talentra.ui.sheets import STYLESHEETS
from talentra.ui.shell import look
from talentra.ui.theme import COLOURS, RADII, STAGES, TEXTS

ASSETS = Path(__file__).parents[2] / "assets"


def _css() -> str:
    return "\n".join(sheet.read_text() for sheet in (ASSETS / "styles").rglob("*.css"))


def _tokens(mode: str) -> dict[str, str]:
    rules = (ASSETS / "styles/tokens.css").read_text()
    light, dark = re.split(r"\n  \.dark \{", rules)
    text = light if mode == "light" else light + dark.split("\n  }")[0]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", text))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


class TestLook:
    @pytest.mark.parametrize("mode", ["light", "dark"])
    @pytest.mark.parametrize("ground", ["page", "side", "panel", "raised", "sunken", "hover"])
    @pytest.mark.parametrize(
        "ink", ["ink", "muted", "accent-ink", "danger-ink", "warning-ink", "good-ink"]
    )
    def test_text_reads_on_every_ground(self, mode: str, ground: str, ink: str) -> None:
        tokens = _tokens(mode)
        assert _contrast(tokens[ink], tokens[ground]) >= 4.5

    @pytest.mark.parametrize("mode", ["light", "dark"])
    @pytest.mark.parametrize("ground", ["accent", "accent-hover", "danger", "danger-hover"])
    def test_white_reads_on_filled_buttons(self, mode: str, ground: str) -> None:
        assert _contrast("#ffffff", _tokens(mode)[ground]) >= 4.5

    @pytest.mark.parametrize("mode", ["light", "dark"])
    @pytest.mark.parametrize(
        ("text", "ground"),
        [
            *[(f"{name}-fg", f"{name}-bg") for name in ("applied", "assessment", "interview")],
            *[(f"{name}-fg", f"{name}-bg") for name in ("offer", "rejected")],
            *[(f"tint-{n}-fg", f"tint-{n}-bg") for n in range(6)],
            *[(f"{name}-ink", f"{name}-soft") for name in ("danger", "warning", "good", "accent")],
            ("ink", "accent-soft"),
            ("muted", "accent-soft"),
            ("ink", "chosen"),
            ("muted", "track"),
        ],
    )
    def test_chips_read(self, mode: str, text: str, ground: str) -> None:
        tokens = _tokens(mode)
        assert _contrast(tokens[text], tokens[ground]) >= 4.5

    @pytest.mark.parametrize("mode", ["light", "dark"])
    @pytest.mark.parametrize("ground", ["page", "panel"])
    @pytest.mark.parametrize(
        "mark",
        ["edge", "focus", "applied-solid", "assessment-solid", "interview-solid", "offer-solid"],
    )
    def test_borders_and_marks_are_seen(self, mode: str, ground: str, mark: str) -> None:
        tokens = _tokens(mode)
        assert _contrast(tokens[mark], tokens[ground]) >= 3

    def test_tailwind_names_only_tokens_there_are(self) -> None:
        named = [*COLOURS, *(f"text-{t}" for t in TEXTS), *(f"radius-{r}" for r in RADII)]
        assert [name for name in named if name not in _tokens("light")] == []

    def test_stylesheets_use_only_tokens_there_are(self) -> None:
        set_somewhere = set(re.findall(r"(--[\w-]+):", _css()))
        assert set(re.findall(r"var\((--[\w-]+)\)", _css())) - set_somewhere == set()

    def test_the_app_is_told_all_of_it(self) -> None:
        given = look()
        assert given["stylesheets"] == STYLESHEETS
        assert all((ASSETS / sheet).is_file() for sheet in STYLESHEETS)
        assert set(given) <= {field.name for field in fields(rx.App)}


class TestStages:
    def test_every_stage_has_its_word(self) -> None:
        assert {key: shown.word for key, shown in STAGES.items()} == {
            stage.value: stage.label for stage in Stage
        }

    @pytest.mark.parametrize("stage", Stage)
    def test_every_stage_has_its_colour(self, stage: Stage) -> None:
        assert f'[data-stage="{stage.value}"]' in _css()
