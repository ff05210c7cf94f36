"""Password hashes, secrets and access tokens."""

import base64
import hashlib
import hmac
import secrets
import string
from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import bcrypt
import jwt

from talentra.clock import now
from talentra.config import settings

SCHEME = "hb1$"  # bcrypt over base64(HMAC-SHA256(pepper, password)); bcrypt alone stops at 72 bytes
ISSUER = "talentra"
LEEWAY = timedelta(seconds=30)
API_TOKEN = "tal_"  # noqa: S105 -- how a personal API token begins
SIGNS = string.ascii_letters + string.digits


def hash_password(password: str) -> str:
    """A salted hash to keep; takes about 0.3 s at cost 12, so call it in a thread."""
    salt = bcrypt.gensalt(settings().password_cost)
    return SCHEME + bcrypt.hashpw(_peppered(password), salt).decode()


def check_password(password: str, kept: str | None) -> bool:
    """Whether the password is the one kept; as slow for an unknown person as for a known one."""
    known = kept is not None and kept.startswith(SCHEME)
    candidate = kept if known and kept else _nobody(settings().password_cost)
    matches = bcrypt.checkpw(_peppered(password), candidate.removeprefix(SCHEME).encode())
    return known and matches


def needs_rehash(kept: str) -> bool:
    """Whether the hash was made with another scheme or cost than today's."""
    cost = kept.removeprefix(SCHEME).split("$")[2]
    return not kept.startswith(SCHEME) or int(cost) != settings().password_cost


def new_secret() -> str:
    """256 random bits for a cookie, a refresh token or a link."""
    return secrets.token_urlsafe(32)


def new_api_token() -> str:
    """256 random bits behind the word by which scanners for leaked secrets know ours."""
    return API_TOKEN + "".join(secrets.choice(SIGNS) for _ in range(43))


def next_secret(secret: str) -> str:
    """What follows a refresh token: the same again for whoever asks twice, and only made here."""
    key = settings().secret_key.encode()
    digest = hmac.new(key, b"after " + secret.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def webhook_secret(webhook_id: UUID, number: int) -> str:
    """What signs a webhook's messages: made here anew each time, so that nobody has to keep it."""
    key = settings().secret_key.encode()
    digest = hmac.new(key, f"webhook {webhook_id} {number}".encode(), hashlib.sha256).digest()
    return "whsec_" + base64.b64encode(digest).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """A message's signature of version 1 (Standard Webhooks: HMAC-SHA256 in base64)."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def link_digest(before: str, content: str) -> str:
    """What links an entry of the history to all before it; nobody makes one without our key."""
    key = settings().secret_key.encode()
    return hmac.new(key, f"history {before} {content}".encode(), hashlib.sha256).hexdigest()


def key_print() -> str:
    """What tells our key from others without giving it away."""
    return hmac.new(settings().secret_key.encode(), b"talentra key print", "sha256").hexdigest()[
        :16
    ]


def hash_secret(secret: str) -> str:
    """What is kept of a random secret: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()


def access_token(user_id: UUID, sign_in_id: UUID) -> str:
    """A signed token that names a user and a sign-in for the next minutes."""
    moment = now()
    claims = {
        "iss": ISSUER,
        "aud": ISSUER,
        "typ": "access",
        "sub": str(user_id),
        "sid": str(sign_in_id),
        "jti": secrets.token_urlsafe(12),
        "iat": moment,
        "exp": moment + timedelta(minutes=settings().access_token_expire_minutes),
    }
    return jwt.encode(claims, settings().secret_key, algorithm="HS256")


def read_access_token(token: str) -> UUID | None:
    """The sign-in that a valid access token names, or None."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            settings().secret_key,
            algorithms=["HS256"],
            audience=ISSUER,
            issuer=ISSUER,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "sub", "sid", "jti", "aud", "iss"]},
        )
        return UUID(claims["sid"]) if claims.get("typ") == "access" else None
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError):
        return None


def _peppered(password: str) -> bytes:
    pepper = settings().secret_key.encode()
    digest = hmac.new(pepper, password.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    return base64.b64encode(digest)


@lru_cache(maxsize=2)
def _nobody(cost: int) -> str:
    """The hash checked for people who do not exist, so that they take as long as others."""
    return (
        SCHEME
        + bcrypt.hashpw(secrets.token_bytes(32).hex().encode(), bcrypt.gensalt(cost)).decode()
    )
