"""Builds the web client; a process of its own, so that the server starts from a clean one."""

import os
from pathlib import Path

from reflex.utils import build, frontend_skeleton, prerequisites
from reflex_base import constants
from reflex_base.environment import environment

from talentra.cli.client import MARK


def main() -> None:
    """Compile the pages and bundle them into .web/build/client."""
    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    if prerequisites.needs_reinit():
        _prepare()
    _tell("fetching web packages and compiling pages")
    prerequisites.get_compiled_app(prerender_routes=True, use_rich=False, trigger="export")
    build.setup_frontend(Path.cwd())
    _tell("bundling")
    build.build()


def _prepare() -> None:
    """Lay out .web; bun then asks the registry the machine is configured for.

    Left alone, Reflex times two public registries and pins the faster one.
    """
    prerequisites.initialize_reflex_user_directory()
    named = os.environ.get("NPM_CONFIG_REGISTRY")
    os.environ["NPM_CONFIG_REGISTRY"] = named or "the one the machine is configured for"
    frontend_skeleton.initialize_web_directory()
    if not named:
        del os.environ["NPM_CONFIG_REGISTRY"]
    for pinning in (constants.Bun.CONFIG_PATH, constants.Node.CONFIG_PATH):
        (prerequisites.get_web_dir() / pinning).write_text("")


def _tell(words: str) -> None:
    print(f"{MARK}{words}", flush=True)


if __name__ == "__main__":
    main()
