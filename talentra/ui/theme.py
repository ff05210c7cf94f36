"""What the product looks like: its stages, its stylesheets and the tokens Tailwind knows."""

from dataclasses import dataclass
from typing import Any

from reflex.plugins import Plugin
from reflex_base.plugins.shared_tailwind import TailwindConfig

from talentra.config import ROOT


@dataclass(frozen=True)
class StageLook:
    """How one stage is shown: always its word and its icon together."""

    word: str
    icon: str


STAGES = {
    "applied": StageLook("Applied", "inbox"),
    "online_assessment": StageLook("Online Assessment", "clipboard_check"),
    "interview": StageLook("Interview", "messages_square"),
    "offer": StageLook("Offer", "handshake"),
    "hired": StageLook("Hired", "badge_check"),
    "rejected": StageLook("Rejected", "circle_x"),
    "withdrawn": StageLook("Withdrawn", "undo_2"),
}

STYLESHEETS = [
    "styles/tokens.css",
    "styles/base.css",
    "styles/controls.css",
    "styles/surfaces.css",
    "styles/progress.css",
    "styles/overlays.css",
    "styles/shell.css",
    "styles/lists.css",
    "styles/board.css",
    "styles/forms.css",
    "styles/dashboards.css",
    "styles/reports.css",
    "styles/people.css",
]

# Loaded with these pages only; each stands in reach of what all pages have.
PAGE_STYLES = {
    "styles/candidate.css": (
        "/home",
        "/jobs",
        "/jobs/[job_id]",
        "/applications",
        "/profile",
        "/resumes",
        "/resumes/builder",
    ),
    "styles/builder.css": ("/resumes/builder", "/resumes/builder/[draft_id]"),
    "styles/admin.css": (
        "/admin",
        "/admin/assignments",
        "/admin/users",
        "/admin/welcome",
        "/reports",
        "/reports/figures",
    ),
    "styles/audit.css": ("/admin/audit",),
    "styles/settings.css": ("/admin/settings",),
}

COLOURS = [
    "page",
    "side",
    "panel",
    "raised",
    "sunken",
    "track",
    "hover",
    "chosen",
    "line",
    "edge",
    "ink",
    "muted",
    "accent",
    "accent-ink",
    "accent-soft",
    "on-accent",
    "danger",
    "danger-ink",
    "danger-soft",
    "warning-ink",
    "warning-soft",
    "good-ink",
    "good-soft",
]
TEXTS = ["tiny", "caption", "control", "body", "title", "name", "heading", "figure"]
RADII = ["tag", "control", "board", "card", "overlay"]

# Utilities such as bg-panel, text-muted, border-line, text-control, rounded-card and w-sidebar.
TAILWIND = TailwindConfig(
    darkMode="class",
    plugins=[],
    theme={
        "extend": {
            "colors": {name: f"var(--{name})" for name in COLOURS},
            "fontSize": {name: f"var(--text-{name})" for name in TEXTS},
            "borderRadius": {name: f"var(--radius-{name})" for name in RADII},
            "boxShadow": {"overlay": "var(--shadow)"},
            "spacing": {
                "control": "var(--control)",
                "row": "var(--row)",
                "topbar": "var(--topbar)",
                "sidebar": "var(--sidebar)",
                "side-panel": "var(--side-panel)",
            },
            "fontFamily": {"sans": "var(--font)"},
        }
    },
)


class PageSheets(Plugin):
    """Puts the stylesheets of some pages where these import them; belongs in rxconfig's plugins."""

    def pre_compile(self, **context: Any) -> None:
        """Hand them to the compiler."""
        sheets = [(f"styles/{sheet}", ROOT / "assets" / sheet) for sheet in PAGE_STYLES]
        context["add_save_task"](lambda: [(place, file.read_text()) for place, file in sheets])
