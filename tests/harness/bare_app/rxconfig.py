"""Settings of the unguarded app."""

import reflex as rx

config = rx.Config(
    app_name="bare",
    telemetry_enabled=False,
    disable_plugins=[rx.plugins.SitemapPlugin],
    state_manager_mode=rx.constants.StateManagerMode.MEMORY,
)
