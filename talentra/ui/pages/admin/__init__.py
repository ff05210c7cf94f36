"""What only admins see."""

from talentra.ui.pages.admin import dashboard, desk, organisation

PAGES = (dashboard.PAGE, desk.PAGE, organisation.PAGE)
