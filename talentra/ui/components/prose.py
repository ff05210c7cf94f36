"""Text with a little structure, drawn from its blocks."""

from typing import Any

import reflex as rx

from talentra.ui.components.links import anchor


def prose(blocks: Any) -> rx.Component:
    """Headings, paragraphs and lists; takes a Var of the blocks that talentra.ui.prose makes."""
    return rx.el.div(rx.foreach(blocks, _block), class_name="prose")


def _block(block: Any) -> rx.Component:
    drawn = rx.match(
        block.kind,
        ("heading", rx.el.h3(rx.foreach(block.lines, _line))),
        ("bullets", rx.el.ul(rx.foreach(block.lines, _point))),
        ("numbers", rx.el.ol(rx.foreach(block.lines, _point))),
        rx.el.p(rx.foreach(block.lines, _line)),
    )
    return rx.fragment(drawn)


def _line(line: Any) -> rx.Component:
    return rx.el.span(rx.foreach(line.runs, _run), class_name="prose-line")


def _point(line: Any) -> rx.Component:
    return rx.el.li(rx.foreach(line.runs, _run))


def _run(run: Any) -> rx.Component:
    away = anchor(run.text, run.href, rel="noopener noreferrer", target="_blank")
    written = rx.cond(run.is_bold, rx.el.strong(run.text), run.text)
    return rx.fragment(rx.cond(run.href, away, written))
