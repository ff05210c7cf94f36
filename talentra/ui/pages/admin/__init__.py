"""What only admins see."""

from talentra.ui.pages.admin import dashboard, desk

PAGES = (dashboard.PAGE, desk.PAGE)
