"""One build for every address: the client talks to the origin its page came from."""

import re
from pathlib import Path
from typing import Unpack

from reflex_base.plugins.base import Plugin, PostBuildContext

# Reflex bakes the addresses of its endpoints into one chunk, as `http://localhost:8000/_event`.
BAKED = re.compile(r"""(["'`])(http|ws)://localhost:\d+(/[\w/-]*)\1""")
PAGE = 'typeof location>"u"?"http://localhost":location.origin'
# And takes for granted that https on localhost is on port 443.
PORT = re.compile(r"""(?<=\.)port=(["'`])\1""")
ASSUMING = "backend-enabled="  # only the chunk that holds Reflex's own client has this


class SameOrigin(Plugin):
    """Rewrites the addresses in the built client, and keeps source maps out of it."""

    def post_build(self, **context: Unpack[PostBuildContext]) -> None:
        """Rewrite two chunks in the static folder; LookupError when one is not as expected."""
        static = context["static_dir"]
        chunks = list(static.rglob("*.js"))
        if not sum(own_origin(chunk) for chunk in chunks if "reflex-env-" in chunk.name):
            raise LookupError(f"No reflex-env-*.js with a local address in {static}")
        if not sum(own_port(chunk) for chunk in chunks):
            raise LookupError(f"No chunk in {static} that chooses a port")
        for source_map in static.rglob("*.map"):
            source_map.unlink()


def own_origin(chunk: Path) -> int:
    """How many baked addresses of the chunk now begin with the page's own origin."""
    text, count = BAKED.subn(_own, chunk.read_text(encoding="utf-8"))
    chunk.write_text(text, encoding="utf-8")
    return count


def own_port(chunk: Path) -> int:
    """How many emptied ports of the chunk are now the page's own."""
    text = chunk.read_text(encoding="utf-8")
    if ASSUMING not in text:
        return 0
    text, count = PORT.subn("port=location.port", text)
    chunk.write_text(text, encoding="utf-8")
    return count


def _own(found: re.Match[str]) -> str:
    origin = f"({PAGE})" if found[2] == "http" else f'({PAGE}).replace(/^http/,"ws")'
    return f'{origin}+"{found[3]}"'
