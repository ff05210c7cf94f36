"""The product's own wiring with the trial's pages: python -m tests.web.trial.start."""

import sys

from talentra.cli import server
from talentra.config import settings
from tests.web.trial import pages

sys.modules["talentra.ui.pages"] = pages
server.serve("127.0.0.1", settings().port, settings().workers)
