"""What only admins see."""

from talentra.ui.pages.admin import dashboard, desk, people, people_import

PAGES = (dashboard.PAGE, desk.PAGE, people.PAGE, people_import.PAGE)
