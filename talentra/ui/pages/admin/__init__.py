"""What only admins see."""

from talentra.ui.pages.admin import dashboard, desk, organisation, people, people_import, webhooks

PAGES = (
    dashboard.PAGE,
    desk.PAGE,
    people.PAGE,
    people_import.PAGE,
    webhooks.PAGE,
    organisation.PAGE,
)
