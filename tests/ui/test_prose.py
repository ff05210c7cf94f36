"""Text with a little structure: what it makes blocks of, and what it leaves as it was written."""

import time

import pytest

from talentra.ui.prose import Block, Line, Run, blocks

HOSTILE = ("[" * 20_000, "**" * 10_000, "[a](https://" * 1_600, "*" * 20_000, "# " * 10_000)


def _shown(text: str) -> list[tuple[str, list[str]]]:
    return [
        (each.kind, ["".join(run.text for run in line.runs) for line in each.lines])
        for each in blocks(text)
    ]


def test_lines_become_headings_lists_and_paragraphs() -> None:
    text = "## The work\nMake lamps.\nKeep them lit.\n\n- Glass\n* C++\n\n1. Write\n2) Come\n\nBye."
    assert _shown(text) == [
        ("heading", ["The work"]),
        ("paragraph", ["Make lamps.", "Keep them lit."]),
        ("bullets", ["Glass", "C++"]),
        ("numbers", ["Write", "Come"]),
        ("paragraph", ["Bye."]),
    ]


def test_headings_that_follow_each_other_stay_apart() -> None:
    assert _shown("# One\n# Two") == [("heading", ["One"]), ("heading", ["Two"])]


def test_bold_and_links_stand_inside_of_lines() -> None:
    (block,) = blocks(
        "- We are **kind**; [see](https://mills.example/us) or [write](mailto:a@b.example)"
    )
    assert block == Block(
        "bullets",
        [
            Line(
                [
                    Run("We are "),
                    Run("kind", is_bold=True),
                    Run("; "),
                    Run("see", href="https://mills.example/us"),
                    Run(" or "),
                    Run("write", href="mailto:a@b.example"),
                ]
            )
        ],
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>Bold</b>",
        "[x](javascript:alert(1))",
        "[x](http://mills.example)",
        "[x](data:text/html,hi)",
        "[x](/api/auth/logout)",
        "2026 was good",
        "-5 degrees",
        "C# and **",
        "a * b * c",
        "#1 in glass",
    ],
)
def test_everything_else_is_shown_as_it_was_written(text: str) -> None:
    assert blocks(text) == [Block("paragraph", [Line([Run(text)])])]


@pytest.mark.parametrize("text", ["", " \n\n\t"], ids=["nothing", "blanks"])
def test_nothing_has_no_blocks(text: str) -> None:
    assert blocks(text) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_longest_text_takes_no_time(text: str) -> None:
    began = time.process_time()
    blocks(text)
    assert time.process_time() - began < 1
