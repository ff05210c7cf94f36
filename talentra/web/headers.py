"""What every response tells the browser to refuse, and how long it may be kept."""

import base64
import hashlib
import re
from http import HTTPStatus
from pathlib import Path

from reflex.utils import prerequisites
from reflex_base import constants

from talentra.config import settings
from talentra.web.asgi import Header, Message, without

INLINE = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
FOREVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"


def built_client() -> Path:
    """Where the built pages lie."""
    return prerequisites.get_web_dir() / constants.Dirs.STATIC


class Headers:
    """Response headers; knows the inline scripts of the built pages, and allows no others."""

    def __init__(self, built: Path | None) -> None:
        """Read the pages once, at the start; None while there is no built client."""
        self._policy = _policy(built)

    def complete(self, path: str, message: Message) -> None:
        """Add what the response does not say itself."""
        told = {key.lower(): value for key, value in message.get("headers", [])}
        kind = told.get(b"content-type", b"")
        page = kind.startswith(b"text/html")
        wanted = {**ALWAYS, "cache-control": _lifetime(path, message["status"], page)}
        if message["status"] != HTTPStatus.NOT_MODIFIED:  # that would replace what the browser has
            wanted["content-security-policy"] = self._policy if page else NOTHING
        if settings().secure:
            wanted["strict-transport-security"] = "max-age=31536000; includeSubDomains"
        missing = [
            (key.encode(), value.encode())
            for key, value in wanted.items()
            if key.encode() not in told
        ]
        kept: list[Header] = without(message.get("headers", []), b"server")
        message["headers"] = [*kept, *missing]


def _lifetime(path: str, status: int, page: bool) -> str:
    """Names with a hash in them never change; what may hold somebody's data is not kept at all."""
    if status == HTTPStatus.NOT_MODIFIED:
        return "no-cache" if "." not in path else AN_HOUR
    if status not in {200, 206} or path.startswith(("/api/", "/auth/", "/_")):
        return "no-store"
    if page:
        return "no-cache"
    return FOREVER if path.startswith("/assets/") else AN_HOUR


def _policy(built: Path | None) -> str:
    """The strictest that the browser client runs with.

    It evaluates what the server tells it to do (a toast, a reload), so that eval must be allowed;
    it sets styles on elements. Scripts come from here only, and inline ones are named by hash.
    """
    pages = sorted(built.rglob("*.html")) if built and built.is_dir() else []
    scripts = sorted({script for page in pages for script in _inline_scripts(page.read_bytes())})
    sockets = re.sub("^http", "ws", settings().origin)
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self' 'unsafe-eval'", *scripts]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            f"connect-src 'self' {sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _inline_scripts(page: bytes) -> set[str]:
    digests = (hashlib.sha256(script).digest() for script in INLINE.findall(page))
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
