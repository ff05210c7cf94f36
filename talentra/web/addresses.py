"""Under which names we are reached, and what counts as a page of our own."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from talentra.config import settings
from talentra.web.asgi import Scope, header

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def is_our_host(host: str | None) -> bool:
    """Whether the Host header names us: as configured, or this machine by a name no one can own.

    Names in somebody else's DNS may point here too; addresses and localhost cannot be pointed.
    """
    if not host or "@" in host or "/" in host:
        return False
    parts = urlsplit(settings().origin)
    if host.lower() == parts.netloc.lower():
        return True
    bound, name = settings().host, urlsplit(f"//{host}").hostname or ""
    if _is_loopback(bound) or _is_wildcard(bound):
        return _is_loopback(name) or (_is_wildcard(parts.hostname or "") and _is_address(name))
    return False


def is_our_origin(origin: str | None, host: str) -> bool:
    """Whether a page of ours speaks; `host` is the checked Host header of the request."""
    if not origin:
        return False
    scheme = urlsplit(settings().origin).scheme
    return origin.lower() in {settings().origin.lower(), f"{scheme}://{host.lower()}"}


def is_cross_site(scope: Scope, host: str) -> bool:
    """Whether a writing request cannot be shown to come from a page of ours or from a script.

    Browsers say where a form was posted. Scripts do not, and bring no cookie that signs them in.
    """
    origin, site = header(scope, "origin"), header(scope, "sec-fetch-site")
    if origin is not None:
        return not is_our_origin(origin, host)
    if site is not None:
        return site not in {"same-origin", "none"}
    return header(scope, "cookie") is not None or not scope["path"].startswith("/api/")


def inside(wanted: str, otherwise: str) -> str:
    """Where to go on: an address of ours, or the other one for whatever else was asked."""
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if ours and wanted.isprintable() and "\\" not in wanted else otherwise


def client_address(scope: Scope) -> str | None:
    """The address of who asks: the peer's, or what the trusted proxies before us have noted."""
    peer = (scope.get("client") or (None,))[0]
    hops = settings().trusted_proxies
    noted = [part.strip() for part in (header(scope, "x-forwarded-for") or "").split(",")]
    return noted[-hops] if hops and len(noted) >= hops and _is_address(noted[-hops]) else peer


def _is_loopback(name: str) -> bool:
    return name == "localhost" or (_is_address(name) and ip_address(name).is_loopback)


def _is_wildcard(name: str) -> bool:
    return _is_address(name) and ip_address(name).is_unspecified


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
