"""Password hashes, secrets and access tokens: what is kept, and what is not believed."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import bcrypt
import jwt
import pytest

from talentra import security
from talentra.config import Settings, settings
from talentra.models.base import uuid7
from tests.harness.steered_clock import SteeredClock

SIGN_IN = uuid7()
PASSWORD = "Teal kettles hum at 7"
OWN_KEY = "o" * 40


def claims(**changes: Any) -> dict[str, Any]:
    """What an access token of ours says, with changes; None leaves a claim out."""
    genuine = jwt.decode(_genuine(), options={"verify_signature": False})
    return {name: value for name, value in (genuine | changes).items() if value is not None}


def signed(said: Any, key: str = "", algorithm: str = "HS256", **header: Any) -> str:
    """A token that says so, signed with our key unless another is given."""
    return jwt.encode(said, key or settings().secret_key, algorithm, headers=header)


def written(header: Any, said: Any, signature: bytes = b"") -> str:
    """A token put together by hand."""
    parts = (
        each if isinstance(each, bytes) else json.dumps(each).encode() for each in (header, said)
    )
    return ".".join(_encoded(part) for part in (*parts, signature))


def _genuine() -> str:
    return security.access_token(uuid7(), SIGN_IN)


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _stripped() -> str:
    return ".".join(_genuine().split(".")[:2])


def _swapped() -> str:
    """The words of one token with the signature of another."""
    head, _, signature = _genuine().split(".")
    return ".".join([head, _encoded(json.dumps(claims(sid=str(uuid7()))).encode()), signature])


def _deep() -> str:
    return written(b"[" * 100_000, claims())


FORGED: dict[str, Callable[[], str]] = {
    "nothing": lambda: "",
    "no token": lambda: "canary",
    "two dots": lambda: "..",
    "other letters": lambda: "ключ.от.дома",
    "half a letter": lambda: "a.b.\ud800",
    "algorithm none": lambda: written({"alg": "none", "typ": "JWT"}, claims()),
    "algorithm None": lambda: written({"alg": "None", "typ": "JWT"}, claims()),
    "no signature": _stripped,
    "another's signature": _swapped,
    "another key": lambda: signed(claims(), OWN_KEY),
    "another key that is named": lambda: signed(claims(), OWN_KEY, kid="../../dev/null"),
    "another key that is fetched": lambda: signed(claims(), OWN_KEY, jku="https://evil.example/k"),
    "another key that is brought": lambda: signed(claims(), OWN_KEY, jwk={"kty": "oct", "k": "bw"}),
    "another algorithm": lambda: signed(claims(), algorithm="HS512"),
    "a demand that nobody knows": lambda: signed(claims(), crit=["shoe"], shoe=1),
    "expired": lambda: signed(claims(exp=1, iat=0)),
    "without an end": lambda: signed(claims(exp=None)),
    "without a beginning": lambda: signed(claims(iat=None)),
    "of nobody": lambda: signed(claims(sub=None)),
    "of many": lambda: written({"alg": "HS256"}, claims(sub=["a"]), b"x"),
    "of no sign-in": lambda: signed(claims(sid=None)),
    "of a sign-in that is none": lambda: signed(claims(sid="canary")),
    "of a sign-in that is a list": lambda: signed(claims(sid=["canary"])),
    "without a number": lambda: signed(claims(jti=None)),
    "for somebody else": lambda: signed(claims(aud="another")),
    "for nobody in particular": lambda: signed(claims(aud=None)),
    "by somebody else": lambda: signed(claims(iss="another")),
    "for refreshing": lambda: signed(claims(typ="refresh")),
    "for nothing in particular": lambda: signed(claims(typ=None)),
    "a list": lambda: written({"alg": "HS256"}, ["sid"], b"x"),
    "deep": _deep,
    "huge": lambda: signed(claims(more="x" * 1_000_000), OWN_KEY),
}


class TestAccessTokens:
    def test_name_their_sign_in(self) -> None:
        assert security.read_access_token(_genuine()) == SIGN_IN

    def test_put_together_from_the_same_words_are_the_same(self) -> None:
        assert security.read_access_token(signed(claims())) == SIGN_IN

    @pytest.mark.parametrize("how", FORGED)
    def test_that_are_forged_name_nobody(self, how: str) -> None:
        assert security.read_access_token(FORGED[how]()) is None

    def test_of_a_clock_that_differs_a_little_are_believed(self, clock: SteeredClock) -> None:
        real = clock.moment
        for seconds, sign_in in ((20, SIGN_IN), (300, None)):
            clock.stand_at(real + timedelta(seconds=seconds))
            assert security.read_access_token(_genuine()) == sign_in


class TestPasswords:
    def test_are_kept_as_bcrypt_over_a_keyed_hash(self) -> None:
        kept = security.hash_password(PASSWORD)
        key = settings().secret_key.encode()
        digest = base64.b64encode(hmac.digest(key, PASSWORD.encode(), hashlib.sha256))
        assert kept.startswith(security.SCHEME)
        assert bcrypt.checkpw(digest, kept.removeprefix(security.SCHEME).encode())

    def test_cost_what_an_attacker_cannot_afford(self) -> None:
        assert Settings.model_fields["password_cost"].default == 12

    def test_are_salted(self) -> None:
        assert security.hash_password(PASSWORD) != security.hash_password(PASSWORD)

    @pytest.mark.parametrize("length", [8, 64, 72, 73, 100, 1024])
    def test_matter_to_the_last_letter(self, length: int) -> None:
        password = ("пароль " * 200)[: length - 1] + "x"
        kept = security.hash_password(password)
        assert security.check_password(password, kept)
        for other in (password[:-1], password[:-1] + "y", password + "x", password + " "):
            assert not security.check_password(other, kept)

    @pytest.mark.parametrize("kept", [None, "", "plain", f"{PASSWORD}", "$2b$04$" + "x" * 53])
    def test_of_nobody_or_in_another_form_never_match(self, kept: str | None) -> None:
        assert not security.check_password(PASSWORD, kept)


class TestSecrets:
    def test_are_256_random_bits(self) -> None:
        made = {security.new_secret() for _ in range(1000)}
        assert len(made) == 1000
        assert {len(base64.urlsafe_b64decode(each + "=")) for each in made} == {32}

    def test_are_kept_as_hashes(self) -> None:
        secret = security.new_secret()
        assert security.hash_secret(secret) == hashlib.sha256(secret.encode()).hexdigest()

    def test_follow_each_other_only_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        following = security.next_secret("one")
        assert following == security.next_secret("one") != security.next_secret("two")
        monkeypatch.setattr(settings(), "secret_key", OWN_KEY)
        assert security.next_secret("one") != following
