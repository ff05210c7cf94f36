"""The two ways to report: figures that say why, and files with every row."""

import reflex as rx

from talentra.ui import components as c

TABS = {"files": ("Files", "/reports"), "figures": ("Figures", "/reports/figures")}


def report_tabs(current: str) -> rx.Component:
    """A tab for each."""
    entries = [c.tab(words, href, current=name == current) for name, (words, href) in TABS.items()]
    return c.tabs(*entries, label="Reports")
