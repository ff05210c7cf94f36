"""Every setting, read from the environment (or a .env file) once."""

import os
import re
import secrets
from contextlib import suppress
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32  # bytes; shorter keys make forged tokens guessable (RFC 7518, section 3.2)
# How PostgreSQL's driver notices that the other machine is gone: milliseconds, then seconds.
NOTICED = {"connect_timeout": 3, "tcp_user_timeout": 10_000, "keepalives_idle": 10}
MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
SENDER = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/[A-Za-z0-9/_.-]*)?")
PLACEHOLDERS = frozenset({"your_secret_key", "changeme", "change_me", "secret"})


def _named(*names: str) -> Any:
    return AliasChoices(*names)


class Settings(BaseSettings):
    """What an operator may choose; every one has a working default."""

    model_config = SettingsConfigDict(
        env_prefix="TALENTRA_",
        env_file=ROOT / ".env",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    data: Path = ROOT / ".data"
    public_url: str | None = None
    database_url: Annotated[
        str | None, Field(validation_alias=_named("database_url", "DATABASE_URL"))
    ] = None
    redis_url: Annotated[str | None, Field(validation_alias=_named("redis_url", "REDIS_URL"))] = (
        None
    )
    workers: int = Field(default=1, ge=1, le=64)
    files: str | None = None
    aws_access_key_id: Annotated[
        str | None, Field(validation_alias=_named("aws_access_key_id", "AWS_ACCESS_KEY_ID"))
    ] = None
    aws_secret_access_key: Annotated[
        str | None,
        Field(
            repr=False, validation_alias=_named("aws_secret_access_key", "AWS_SECRET_ACCESS_KEY")
        ),
    ] = None
    aws_session_token: Annotated[
        str | None,
        Field(repr=False, validation_alias=_named("aws_session_token", "AWS_SESSION_TOKEN")),
    ] = None
    aws_region: Annotated[
        str, Field(validation_alias=_named("aws_region", "AWS_DEFAULT_REGION", "AWS_REGION"))
    ] = "us-east-1"
    aws_endpoint_url: Annotated[
        str | None,
        Field(
            validation_alias=_named("aws_endpoint_url", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        ),
    ] = None
    secret_key: Annotated[str, Field(validation_alias=_named("secret_key", "SECRET_KEY"))] = ""
    access_token_expire_minutes: Annotated[
        int,
        Field(
            ge=1,
            le=1440,
            validation_alias=_named("access_token_expire_minutes", "ACCESS_TOKEN_EXPIRE_MINUTES"),
        ),
    ] = 30
    admin_email: str | None = None
    admin_password: str | None = None
    password_cost: int = Field(default=12, ge=4, le=15)
    trusted_proxies: int = Field(default=0, ge=0, le=8)
    metrics_token: str | None = Field(default=None, min_length=16)
    slow_statement: int = Field(default=500, ge=0, le=60_000)  # milliseconds
    smtp_url: str | None = None
    mail_from: str | None = None
    demo: str = "auto"
    demo_password: str | None = None
    openai_base_url: Annotated[
        str | None, Field(validation_alias=_named("openai_base_url", "OPENAI_BASE_URL"))
    ] = None
    openai_api_key: Annotated[
        str | None, Field(validation_alias=_named("openai_api_key", "OPENAI_API_KEY"), repr=False)
    ] = None
    ai_model: str | None = Field(default=None, max_length=100)
    ai_timeout: int = Field(default=15, ge=1, le=120)  # seconds

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, url: str | None) -> str | None:
        """SQLAlchemy 2.1 reads a bare postgresql:// as psycopg 3; the driver here is psycopg2."""
        for bare in ("postgresql://", "postgres://"):
            if url and url.startswith(bare):
                return "postgresql+psycopg2://" + url.removeprefix(bare)
        return url

    @field_validator("files")
    @classmethod
    def _check_files(cls, place: str | None) -> str | None:
        """A folder, or a bucket with what its keys begin with."""
        if place and "://" in place and not BUCKET.fullmatch(place):
            raise ValueError("TALENTRA_FILES is a folder, or s3://bucket/prefix")
        return place

    @field_validator("openai_base_url")
    @classmethod
    def _keep_it_secret(cls, url: str | None) -> str | None:
        """What candidates wrote crosses the internet encrypted or not at all."""
        parts = urlsplit(url or "https://none")
        if parts.scheme == "https" or (parts.scheme == "http" and _is_near(parts.hostname or "")):
            return url
        raise ValueError("use https; http only on this machine or in your own network")

    @field_validator("smtp_url")
    def _check_mail_server(cls, url: str | None) -> str | None:
        parts = urlsplit(url or "")
        if url and (parts.scheme not in MAIL_PORTS or not parts.hostname):
            raise ValueError(
                "TALENTRA_SMTP_URL is smtp://, smtp+starttls:// or smtps://, then "
                "user:password@host:port; without one no mail is sent."
            )
        return url

    @field_validator("mail_from")
    def _check_sender(cls, address: str | None) -> str | None:
        if address and not SENDER.fullmatch(address):
            raise ValueError("TALENTRA_MAIL_FROM is an address such as jobs@company.example.")
        return address

    @model_validator(mode="after")
    def _fill_in(self) -> "Settings":
        self.data = self.data.expanduser().resolve()
        self.database_url = self.database_url or f"sqlite:///{self.data / 'talentra.db'}"
        self.files = self.files or str(self.data / "files")
        self.public_url = (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")
        self.secret_key = _checked(self.secret_key or _kept_secret(self.data))
        return self

    @property
    def origin(self) -> str:
        """Scheme, host and port that browsers name as the origin of our pages."""
        parts = urlsplit(self.public_url or "")
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def sender(self) -> str:
        """The address that mail comes from."""
        host = urlsplit(self.public_url or "").hostname or "localhost"
        return self.mail_from or f"talentra@{host}"

    @property
    def secure(self) -> bool:
        """Whether people reach this through https, so that cookies may say Secure."""
        return self.origin.startswith("https://")

    @property
    def database(self) -> str:
        """The database's URL with its driver."""
        return self.database_url or ""

    @property
    def bucket(self) -> tuple[str, str] | None:
        """The bucket that files are kept in, and what their keys begin with; None: a folder."""
        found = BUCKET.fullmatch(self.files or "")
        return (found[1], (found[2] or "").strip("/")) if found else None

    @property
    def has_ai(self) -> bool:
        """Whether an AI is configured: a model, and the server or the key to reach it with."""
        return bool(self.ai_model and (self.openai_base_url or self.openai_api_key))

    @property
    def embedded(self) -> bool:
        """Whether the database is the SQLite file that comes with the product."""
        return self.database.startswith("sqlite")


def _is_near(host: str) -> bool:
    """Whether a host is this machine, a private address, or a name that only one network knows."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return bool(host) and ("." not in host or host.endswith((".local", ".lan", ".internal")))


def _checked(secret: str) -> str:
    if len(secret.encode()) < SHORTEST_SECRET or secret.lower() in PLACEHOLDERS:
        raise ValueError(
            f"SECRET_KEY needs at least {SHORTEST_SECRET} random bytes; "
            "leave it out and one is made and kept for you."
        )
    return secret


def _kept_secret(data: Path) -> str:
    """The secret made at the first start; two first starts at once agree on one."""
    path = data / "secret"
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = data / f"secret.{os.getpid()}.{secrets.token_hex(4)}"
    if not path.exists():
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(made, path)
        made.unlink()
    return path.read_text().strip()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
