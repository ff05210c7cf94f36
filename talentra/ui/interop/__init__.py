"""All code of ours that runs in the browser, each piece beside the component it stands for.

The platform does most of the work (<dialog>, popover, <details>); what stands here is what it
leaves out. The plugin writes one module a piece, so that a page loads those it uses, and a module
that names them all.
"""

from typing import Any

from reflex.plugins import Plugin

from talentra.ui.interop import (
    board,
    downloads,
    drafting,
    editing,
    files,
    forms,
    keys,
    overlays,
    page,
    palette,
    picks,
    times,
    toasts,
)
from talentra.ui.interop.board import BoardCard, BoardColumn, BoardGhosts, MoveEntry, MovesAnswered
from talentra.ui.interop.downloads import FileFetch
from talentra.ui.interop.drafting import DraftEntry, DraftForm, DraftGrip, FocusOn
from talentra.ui.interop.editing import EditForm, Suggested, SuggestedText, TokenInput
from talentra.ui.interop.files import FileDrop, UploadForm, send_to, shows_pdf, upload_to
from talentra.ui.interop.forms import AddressField, CopyText, NativeForm, PasswordInput
from talentra.ui.interop.keys import Hotkeys, KeySwitch, SidePanel
from talentra.ui.interop.overlays import AnchoredPopover, ModalDialog
from talentra.ui.interop.page import (
    BesideLink,
    ConnectionBar,
    NavLink,
    PrintButton,
    RouteAnnouncer,
    route_part,
)
from talentra.ui.interop.palette import PaletteOpener
from talentra.ui.interop.picks import (
    DropPicked,
    PickedBar,
    PickRow,
    RowMenuButton,
    SendPicked,
    TickAll,
    TickBox,
    picked,
)
from talentra.ui.interop.times import Moment, TimeZone, ZonePicker
from talentra.ui.interop.toasts import Toasts

PARTS = (
    overlays,
    forms,
    editing,
    files,
    downloads,
    times,
    page,
    keys,
    toasts,
    picks,
    board,
    drafting,
    palette,
)
# Fetched by another piece when they are first used.
LATER = {"palette_box": palette.BOX, "messages": toasts.DRAWN}
IMPORTS = """
import {
  createElement as h, useContext, useEffect, useLayoutEffect, useRef, useState,
  useSyncExternalStore,
} from "react";
import { useBlocker, useLocation } from "react-router";
import { EventLoopContext } from "$/utils/context-registry";
import { refs } from "$/utils/state";
"""


def modules() -> dict[str, str]:
    """Our browser modules by their path: every piece, and the one the pages import it from."""
    pieces = {part.__name__.rpartition(".")[2]: IMPORTS + part.SCRIPT for part in PARTS}
    every = "".join(f'export * from "$/utils/talentra/{name}";\n' for name in pieces)
    pieces |= {name: IMPORTS + text for name, text in LATER.items()}
    written = {f"utils/talentra/{name}.js": text for name, text in pieces.items()}
    return {**written, "utils/talentra.js": every}


class BrowserCode(Plugin):
    """Writes our browser modules where the pages import them; belongs in rxconfig's plugins."""

    def pre_compile(self, **context: Any) -> None:
        """Hand the modules to the compiler."""
        context["add_save_task"](lambda: list(modules().items()))


__all__ = [
    "AddressField",
    "AnchoredPopover",
    "BesideLink",
    "BoardCard",
    "BoardColumn",
    "BoardGhosts",
    "BrowserCode",
    "ConnectionBar",
    "CopyText",
    "DraftEntry",
    "DraftForm",
    "DraftGrip",
    "DropPicked",
    "EditForm",
    "FileDrop",
    "FileFetch",
    "FocusOn",
    "Hotkeys",
    "KeySwitch",
    "ModalDialog",
    "Moment",
    "MoveEntry",
    "MovesAnswered",
    "NativeForm",
    "NavLink",
    "PaletteOpener",
    "PasswordInput",
    "PickRow",
    "PickedBar",
    "PrintButton",
    "RouteAnnouncer",
    "RowMenuButton",
    "SendPicked",
    "SidePanel",
    "Suggested",
    "SuggestedText",
    "TickAll",
    "TickBox",
    "TimeZone",
    "Toasts",
    "TokenInput",
    "UploadForm",
    "ZonePicker",
    "modules",
    "picked",
    "route_part",
    "send_to",
    "shows_pdf",
    "upload_to",
]
