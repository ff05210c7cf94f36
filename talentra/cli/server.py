"""The only place that knows how Reflex's app becomes a running server."""

import gc
import multiprocessing
import os
import sys

from talentra.cli.client import REFLEX

LAST_WORDS = 5  # seconds a worker has to end what it is doing when the server is stopped
LITTER = (25_000, 10, 10)  # objects made before cycles are looked for; Python's 700 suit scripts


def serve(address: str, port: int, workers: int) -> None:
    """Serve pages, events and REST on one port from the built client, compiling nothing.

    What Reflex's own run_backend_prod does, and besides: a worker that dies is replaced.
    """
    os.environ.update(REFLEX)

    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    _load()
    Server(
        target="talentra.talentra:app",
        factory=True,
        address=address,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_WORDS,
    ).serve()


def _load() -> None:
    """Tell Reflex to serve what is built; import the app once, for all workers to share."""
    from reflex.utils import exec as reflex_exec
    from reflex_base import constants
    from reflex_base.environment import environment

    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.set(True)
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
        gc.disable()  # nothing of what is imported is ever thrown away
        reflex_exec._preload_for_fork(None)  # pyright: ignore[reportPrivateUsage] - has no other name
        gc.freeze()  # nor is it looked through again: workers share its memory
        gc.enable()
    gc.set_threshold(*LITTER)
