"""The pieces pages are built from: they take values and draw them, and know no state."""

from talentra.ui.components.buttons import (
    button,
    download_button,
    icon_button,
    link_button,
    print_button,
)
from talentra.ui.components.editing import edit_form, refusal, token_field
from talentra.ui.components.files import fetch_button, file_drop, pdf_frame, upload_form
from talentra.ui.components.forms import (
    RadioCard,
    bare_checkbox,
    checkbox,
    copy_text,
    field,
    native_form,
    password_field,
    radio_card,
    radio_cards,
    radio_group,
    search_input,
    select,
    select_field,
    text_field,
    text_input,
    textarea_field,
)
from talentra.ui.components.links import anchor, link, skip_link
from talentra.ui.components.marks import (
    Text,
    avatar,
    badge,
    brand,
    count,
    demo_chip,
    home_label,
    icon,
    initials,
    kbd,
    logo,
    person,
    stage_badge,
    stage_icon,
    stage_word,
    tag,
    tint,
    wordmark,
)
from talentra.ui.components.overlays import (
    confirm_dialog,
    dialog,
    menu,
    menu_button,
    menu_entry,
    menu_heading,
    menu_line,
    menu_link,
    more_button,
    opens,
    popover,
    tell,
    tell_problem,
    tell_with_undo,
    toaster,
)
from talentra.ui.components.progress import (
    bar_row,
    stage_bar,
    step,
    stepper,
    timeline,
    timeline_entry,
)
from talentra.ui.components.prose import prose
from talentra.ui.components.surfaces import (
    card,
    empty_state,
    error_panel,
    facts,
    note,
    skeleton,
    skeleton_card,
    skeleton_rows,
    skeleton_tiles,
    stat_tile,
)
from talentra.ui.components.tables import cell, column, pager, row, tab, table, tabs, toolbar
from talentra.ui.components.times import day, moment, time_ago, time_zone, zone_field
from talentra.ui.components.views import (
    connection_bar,
    crash_view,
    hotkeys,
    key_switch,
    live_region,
    not_found_view,
    route_announcer,
    statement,
    theme_switch,
)

__all__ = [
    "RadioCard", "Text", "anchor", "avatar", "badge", "bar_row", "bare_checkbox", "brand",
    "button",
    "card", "cell", "checkbox", "column", "confirm_dialog", "connection_bar", "copy_text",
    "count", "crash_view", "day", "demo_chip", "dialog", "download_button", "edit_form",
    "empty_state", "error_panel", "facts", "fetch_button", "field", "file_drop", "home_label",
    "hotkeys",
    "icon", "icon_button", "initials", "kbd", "key_switch", "link", "link_button",
    "live_region", "logo", "menu", "menu_button", "menu_entry", "menu_heading", "menu_line",
    "menu_link", "moment", "more_button", "native_form", "not_found_view", "note", "opens",
    "pager", "password_field", "pdf_frame", "person", "popover", "print_button", "prose",
    "radio_card", "radio_cards", "radio_group", "refusal", "route_announcer", "row",
    "search_input", "select", "select_field", "skeleton", "skeleton_card", "skeleton_rows",
    "skeleton_tiles", "skip_link", "stage_badge", "stage_bar", "stage_icon", "stage_word",
    "stat_tile", "statement", "step", "stepper", "tab", "table", "tabs", "tag", "tell",
    "tell_problem", "tell_with_undo", "text_field", "text_input", "textarea_field",
    "theme_switch", "time_ago", "time_zone", "timeline", "timeline_entry", "tint", "toaster",
    "token_field", "toolbar", "upload_form", "wordmark", "zone_field",
]  # fmt: skip
