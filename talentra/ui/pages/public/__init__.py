"""What everybody sees, signed in or not."""

from talentra.ui.pages.public import invite, login, missing, refused, register, setup

PAGES = (login.PAGE, register.PAGE, invite.PAGE, setup.PAGE, refused.PAGE, missing.PAGE)
