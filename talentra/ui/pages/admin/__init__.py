"""What only admins see."""

from talentra.ui.pages.admin import dashboard, desk, webhooks

PAGES = (dashboard.PAGE, desk.PAGE, webhooks.PAGE)
