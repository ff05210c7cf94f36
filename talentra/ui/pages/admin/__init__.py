"""What only admins see."""

from talentra.ui.pages.admin import (
    audit,
    dashboard,
    desk,
    organisation,
    people,
    people_import,
    webhooks,
    welcome,
)

PAGES = (
    dashboard.PAGE,
    welcome.PAGE,
    desk.PAGE,
    people.PAGE,
    people_import.PAGE,
    audit.PAGE,
    webhooks.PAGE,
    organisation.PAGE,
)
