"""Every page: its address, what it shows, its title and for whom it is."""

from talentra.ui.page import Page
from talentra.ui.pages import admin, candidate, everybody, public, recruiter

PAGES: tuple[Page, ...] = (
    *public.PAGES,
    *everybody.PAGES,
    *candidate.PAGES,
    *recruiter.PAGES,
    *admin.PAGES,
)
