"""What the product looks like: its stages and the tokens Tailwind knows."""

from dataclasses import dataclass

from reflex_base.plugins.shared_tailwind import TailwindConfig


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
