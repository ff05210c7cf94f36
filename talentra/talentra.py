"""Where the parts meet: pages, forms and REST behind one wall."""

import reflex as rx

from talentra import live
from talentra.api import app as rest
from talentra.services import errands, workers
from talentra.ui import errors, pages_held, registry
from talentra.ui.guard import SessionGuard
from talentra.ui.navigation import HOME
from talentra.ui.pages import PAGES
from talentra.ui.shell import look
from talentra.ui.uploads import UploadGate
from talentra.web import forms, orphans, pulse
from talentra.web.asgi import App
from talentra.web.careers import Careers
from talentra.web.gate import PageGate
from talentra.web.headers import Headers, built_client
from talentra.web.logs import set_up_logs
from talentra.web.wall import AsgiGuard


def _wall(asgi: App) -> AsgiGuard:
    """Built when the server starts: compiling the pages needs none of it."""
    set_up_logs()
    audiences = {page.route: page.audience for page in PAGES}
    return AsgiGuard(asgi, PageGate(app.router, audiences, HOME), Headers(built_client()))


app = rx.App(
    **look(),
    backend_exception_handler=errors.show,
    frontend_exception_handler=errors.note,
    api_transformer=[
        forms.app(),
        rest.create(),
        lambda asgi: UploadGate(asgi, app),
        Careers,
        _wall,
    ],
)
app.add_middleware(SessionGuard())
app.register_lifespan_task(live.listening)
app.register_lifespan_task(orphans.ended)
app.register_lifespan_task(pulse.watched)
app.register_lifespan_task(errands.running)
app.register_lifespan_task(workers.counted)
for page in PAGES:
    page.add_to(app)
registry.check()
pages_held.watch(app)
