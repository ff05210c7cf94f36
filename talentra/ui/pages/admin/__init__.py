"""What only admins see."""

from talentra.ui.pages.admin import dashboard, desk, organisation, webhooks

PAGES = (dashboard.PAGE, desk.PAGE, organisation.PAGE, webhooks.PAGE)
