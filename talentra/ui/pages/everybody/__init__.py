"""What everybody who is signed in has, whatever their role."""

from talentra.ui.pages.everybody import settings

PAGES = (settings.PAGE,)
