"""The board: a column for each stage, cards that are dragged or moved by menu."""

from typing import Any

import reflex as rx

from talentra.models import Stage
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import BoardColumn, BoardGhosts
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.filters import filter_bar
from talentra.ui.pages.recruiter.filters_state import FiltersState
from talentra.ui.pages.recruiter.moves import (
    PICKED,
    WAYS,
    moving,
    picked_bar,
    undo_button,
)
from talentra.ui.pages.recruiter.moves_state import MovesState
from talentra.ui.pages.recruiter.panel import panel
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.pages.recruiter.pipeline_card import board_card
from talentra.ui.pages.recruiter.pipeline_query import ROUTE
from talentra.ui.pages.recruiter.pipeline_state import PipelineState
from talentra.ui.state import audience
from talentra.ui.theme import STAGES

TITLE = "Pipeline · Talentra"
FOLDED = (Stage.HIRED, Stage.WITHDRAWN)  # until somebody opens them: few look there
HINTS = {
    Stage.APPLIED: "New applications arrive here.",
    Stage.ONLINE_ASSESSMENT: "Nobody is at an assessment.",
    Stage.INTERVIEW: "Nobody is at an interview.",
    Stage.OFFER: "Nobody has an offer.",
    Stage.HIRED: "Nobody was hired yet.",
    Stage.REJECTED: "Nobody was rejected.",
    Stage.WITHDRAWN: "Nobody withdrew.",
}


def page() -> rx.Component:
    """The filter bar, the columns, and the open application beside them."""
    return frame(
        "Pipeline",
        rx.el.div(filter_bar(undo_button(), _switch()), class_name="list-top"),
        c.live_region(PanelState.announced),
        rx.el.div(
            rx.el.div(_board(), picked_bar(), class_name="list-main board-main"),
            rx.cond(PanelState.is_open, panel()),
            data_split=PanelState.is_open,
            class_name="list-split board-split",
        ),
        moving(),
        width="bare",
    )


def _switch() -> rx.Component:
    """From the board to the list of the same applications."""
    return rx.el.nav(
        rx.el.span("Board", aria_current="page", class_name="segment segment-on"),
        c.link("List", PipelineState.list_href, class_name="segment"),
        aria_label="Board or list",
        class_name="segments",
    )


def _board() -> rx.Component:
    columns = rx.el.div(*[_column(stage) for stage in Stage], class_name="board")
    broken = c.error_panel(PipelineState.problem, on_retry=PipelineState.refresh)
    shown = rx.cond(PipelineState.is_empty, _nothing(), columns)
    ready = rx.cond(PipelineState.problem, rx.el.div(broken, class_name="p-5"), shown)
    return rx.cond(PipelineState.loaded, ready, _waiting())


def _nothing() -> rx.Component:
    filtered = c.empty_state(
        "search_x",
        "No applications match",
        "Try other words, jobs or filters.",
        action=c.link_button("Clear filters", FiltersState.clear_href),
    )
    first = c.empty_state(
        "kanban",
        "Nobody to move along yet",
        "Whoever applies and is assigned to you stands here; you'll be notified.",
        action=c.link_button("See your jobs", "/manage/jobs"),
    )
    return rx.cond(FiltersState.is_filtered, filtered, first)


def _waiting() -> rx.Component:
    card = rx.el.div(
        rx.el.span(class_name="skeleton skeleton-face"),
        c.skeleton("70%"),
        c.skeleton("45%"),
        class_name="board-card board-card-waiting",
    )
    column = rx.el.div(
        rx.el.div(c.skeleton("50%", "0.875rem"), class_name="board-head"),
        *[card for _ in range(5)],
        class_name="board-column",
    )
    return rx.el.div(*[column for _ in range(5)], aria_hidden=True, class_name="board")


def _column(stage: Stage) -> rx.Component:
    shown = getattr(PipelineState, stage.value)
    count = PipelineState.counts[stage.value]
    more = PipelineState.more[stage.value]
    word = STAGES[stage.value].word
    cards = rx.el.ul(
        BoardGhosts.create(group=PICKED, stage=stage.value, class_name="board-card board-ghost"),
        rx.foreach(shown, lambda card: _placed(card, stage)),
        aria_label=word,
        class_name="board-cards",
    )
    rest = c.link_button(f"Show all {count}", more, kind="ghost", class_name="board-more")
    hint = rx.el.p(HINTS[stage], class_name="board-hint")
    return BoardColumn.create(
        _head(stage, word, count),
        rx.cond(count, rx.fragment(), hint),
        cards,
        rx.cond(more, rest),
        group=PICKED,
        stage=stage.value,
        ways=WAYS,
        on_send=lambda cards: MovesState.move(cards, stage.value),
        aria_label=f"{word}, {count}",
        class_name="board-column",
    )


def _head(stage: Stage, word: str, count: Any) -> rx.Component:
    title = rx.el.h2(word, class_name="board-title")
    inside = [c.stage_icon(stage.value), title, c.count(count)]
    if stage not in FOLDED:
        return rx.el.div(*inside, class_name="board-head")
    box = rx.el.input(type="checkbox", aria_label=f"Show {word}", class_name="sr-only board-fold")
    return rx.el.label(box, *inside, class_name="board-head board-head-folds")


def _placed(card: Any, stage: Stage) -> rx.Component:
    return board_card(
        application_id=card.id,
        seen=f"{card.id}.{card.version}",
        name=card.name,
        initials=card.initials,
        tint=card.tint,
        line=card.line,
        level=card.level,
        days=card.days,
        long=card.long,
        over=card.over,
        unread=card.unread,
        hidden=rx.Var.create(PipelineState.hidden).contains(card.id),
        back=card.back,
        stage=stage.value,
        href=PipelineState.opening_href + card.id,
        data_chosen=PanelState.shown.id == card.id,
        key=card.id,
    )


PAGE = Page(
    ROUTE,
    page,
    TITLE,
    audience("recruiter", "admin"),
    (PipelineState.follow, FiltersState.offer),
)
