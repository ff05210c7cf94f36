"""One page, one state, no guard."""

import reflex as rx


class Counter(rx.State):
    """Counts, and keeps something that no page shows."""

    count: int = 0
    unshown: str = "never on a page"
    _backend: str = "never sent"

    @rx.event
    def add(self, step: int) -> None:
        """Count on."""
        self.count += step

    @rx.event
    def who(self) -> rx.event.EventSpec:
        """Tell the cookie that came with the handshake."""
        return rx.toast(self.router.headers.cookie)


def index() -> rx.Component:
    """The page."""
    return rx.el.p(Counter.count)


app = rx.App()
app.add_page(index)
