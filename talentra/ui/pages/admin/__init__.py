"""What only admins see."""

from talentra.ui.pages.admin import (
    audit,
    dashboard,
    desk,
    organisation,
    people,
    people_import,
    webhooks,
)

PAGES = (
    dashboard.PAGE,
    desk.PAGE,
    people.PAGE,
    people_import.PAGE,
    audit.PAGE,
    webhooks.PAGE,
    organisation.PAGE,
)
