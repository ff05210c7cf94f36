"""The form of a draft: one card for each section, whose fields carry the paths they write to.

The field of work[0].position is the element `field-work.0.position`, named `work.0.position`.
"""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.components.editing import LEAVING
from talentra.ui.interop import DraftEntry, DraftForm, DraftGrip, FocusOn
from talentra.ui.pages.candidate.builder.arrange_state import ArrangeState
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.builder.sections import (
    BASICS,
    BY_NAME,
    SECTIONS,
    SUMMARY,
    Field,
    Section,
)
from talentra.ui.skills_state import SkillsState

PRINTED = tuple(section for section in SECTIONS if not section.where)  # in an order of choice


def draft_form() -> rx.Component:
    """Everything that can be typed; the fields are drawn anew when they are filled anew."""
    cards = rx.el.div(
        basics_card(),
        section_card(BY_NAME["profiles"]),
        rx.foreach(EditorState.headings, _printed),
        _more_sections(),
        key=EditorState.filled,
        class_name="draft-cards",
    )
    return rx.fragment(
        DraftForm.create(
            cards,
            answer=EditorState.answer,
            refused=EditorState.refusal != "",
            sentences=LEAVING,
            on_edit=EditorState.edit,
            class_name="draft-form",
        ),
        FocusOn.create(target=EditorState.focus),
        c.live_region(EditorState.said),
    )


def basics_card() -> rx.Component:
    """Who it is, and how to reach them."""
    fields = [_field(each, "basics", EditorState.basics[each.name]) for each in BASICS]
    return c.card(rx.el.div(*fields, class_name="form-grid"), title="Basics")


def summary_card(heading: Any) -> rx.Component:
    """The summary, which stands in the basics and is printed where one likes."""
    text = _field(SUMMARY, "basics", EditorState.basics["summary"], is_bare=True)
    return c.card(
        text,
        title="Summary",
        aside=_section_tools("summary", "Summary", heading),
        class_name="draft-section",
        custom_attrs={"data-hidden": heading.is_hidden},
    )


def section_card(section: Section, heading: Any = None) -> rx.Component:
    """The entries of a section, and one more."""
    listed = rx.el.ul(
        rx.foreach(getattr(EditorState, section.name), lambda entry: _entry(section, entry)),
        class_name="draft-entries",
    )
    more = c.button(
        f"Add {section.one}",
        size="small",
        icon_name="plus",
        id=f"add-{section.name}",
        on_click=ArrangeState.add(section.name),
    )
    told = {} if heading is None else {"custom_attrs": {"data-hidden": heading.is_hidden}}
    tools = None if heading is None else _section_tools(section.name, section.label, heading)
    return c.card(
        listed, more, title=section.label, aside=tools, class_name="draft-section", **told
    )


def _printed(heading: Any) -> rx.Component:
    """The card of whichever section it is."""
    cards = [(section.name, section_card(section, heading)) for section in PRINTED]
    return rx.fragment(
        rx.match(heading.name, ("summary", summary_card(heading)), *cards, rx.fragment()),
        key=heading.name,
    )


def _section_tools(name: str, label: str, heading: Any) -> rx.Component:
    """What is done to a section as a whole."""
    menu_id = f"section-{name}"
    entries = c.menu(
        _choice("Move up", "arrow_up", ArrangeState.move_section(name, -1), heading.is_first),
        _choice("Move down", "arrow_down", ArrangeState.move_section(name, 1), heading.is_last),
        _hiding(heading.is_hidden, ArrangeState.hide_section(name)),
        menu_id=menu_id,
        label=label,
    )
    opener = c.icon_button("ellipsis", f"{label}: more", id=f"more-{name}", **c.opens(menu_id))
    hidden = rx.cond(heading.is_hidden, c.badge("Hidden", icon_name="eye_off"))
    return rx.el.div(hidden, opener, entries, class_name="draft-tools")


def _entry(section: Section, entry: Any) -> rx.Component:
    top = rx.el.div(
        DraftGrip.create(
            c.icon("grip_vertical"), list=section.name, at=entry.at, class_name="draft-grip"
        ),
        rx.el.h3(f"{section.one.capitalize()} {entry.number}", class_name="draft-entry-title"),
        rx.cond(entry.is_hidden, c.badge("Hidden", icon_name="eye_off")),
        _entry_tools(section, entry),
        class_name="draft-entry-top",
    )
    fields = [_entry_field(each, entry) for each in section.fields]
    return DraftEntry.create(
        top,
        rx.el.div(*fields, class_name="form-grid"),
        list=section.name,
        at=entry.at,
        on_move=lambda at, to: ArrangeState.move(section.name, at, to),
        key=entry.key,
        class_name="draft-entry",
        custom_attrs={"data-hidden": entry.is_hidden},
    )


def _entry_tools(section: Section, entry: Any) -> rx.Component:
    menu_id, named = f"menu-{entry.key}", f"{section.one.capitalize()} {entry.number}"
    name, at = section.name, entry.at
    hide = [] if section.where else [_hiding(entry.is_hidden, ArrangeState.hide(name, at))]
    entries = c.menu(
        _choice("Move up", "arrow_up", ArrangeState.move(name, at, at - 1), entry.is_first),
        _choice("Move down", "arrow_down", ArrangeState.move(name, at, at + 1), entry.is_last),
        _choice("Duplicate", "copy", ArrangeState.copy(name, at)),
        *hide,
        _choice("Remove", "trash_2", ArrangeState.remove(name, at)),
        menu_id=menu_id,
        label=named,
    )
    opener = c.icon_button("ellipsis", f"{named}: more", id=f"more-{entry.key}", **c.opens(menu_id))
    return rx.el.div(opener, entries, class_name="draft-tools")


def _choice(
    label: c.Text, mark: str, act: Any, disabled: bool | rx.Var[bool] = False
) -> rx.Component:
    return c.menu_entry(label, mark=c.icon(mark), on_click=act, disabled=disabled)


def _hiding(is_hidden: Any, act: Any) -> rx.Component:
    return rx.cond(
        is_hidden,
        _choice("Show on the resume", "eye", act),
        _choice("Hide from the resume", "eye_off", act),
    )


def _entry_field(spec: Field, entry: Any) -> rx.Component:
    if spec.kind in {"words", "skills"}:
        return _words(spec, entry.key, entry.words[spec.name])
    return _field(spec, entry.key, entry.said[spec.name])


def _field(spec: Field, path: Any, said: Any, *, is_bare: bool = False) -> rx.Component:
    """One field; a bare one has its label only for those who hear it."""
    name = f"{path}.{spec.name}"
    props: dict[str, Any] = {
        "id": f"field-{name}",
        "default_value": said,
        "hint": spec.hint or None,
    }
    if spec.kind in {"text", "lines"}:
        drawn = c.textarea_field(spec.label, name, rows=3 if spec.kind == "lines" else 2, **props)
    else:
        props |= {"type": spec.input_type, "auto_complete": spec.complete}
        drawn = c.text_field(spec.label, name, max_length=500, **props)
    look = f"{'field-wide' if spec.is_wide else ''} {'draft-bare' if is_bare else ''}".strip()
    return rx.el.div(drawn, class_name=look)


def _words(spec: Field, path: Any, words: Any) -> rx.Component:
    name = f"{path}.{spec.name}"
    offers: dict[str, Any] = (
        {"offered": SkillsState.offered, "on_typing": SkillsState.offer}
        if spec.kind == "skills"
        else {}
    )
    drawn = c.token_field(
        spec.label, name, words, id=f"field-{name}", hint=spec.hint or None, max_length=60, **offers
    )
    return rx.el.div(drawn, class_name="field-wide")


def _more_sections() -> rx.Component:
    """The sections that not everybody has."""
    listed = c.menu(
        rx.foreach(
            EditorState.unused,
            lambda each: c.menu_entry(each[1], on_click=ArrangeState.add(each[0])),
        ),
        menu_id="more-sections",
        label="Add a section",
    )
    opener = c.menu_button("Add a section", "more-sections", icon_name="plus")
    return rx.cond(EditorState.unused, rx.el.div(opener, listed))
