"""What every component of ours in the browser has in common."""

import reflex as rx

MODULE = "$/utils/talentra"


class Ours(rx.Component):
    """A component whose code stands in our browser module."""

    library = MODULE
