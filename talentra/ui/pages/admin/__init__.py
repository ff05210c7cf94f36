"""What only admins see."""

from talentra.ui.pages.admin import audit, dashboard, desk

PAGES = (dashboard.PAGE, desk.PAGE, audit.PAGE)
