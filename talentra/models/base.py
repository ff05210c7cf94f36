"""What every table shares: constraint names, identifiers, times in UTC, words kept as text."""

import os
import re
import threading
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, Enum, String, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from talentra.clock import now
from talentra.errors import NotFound

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

Document = JSON().with_variant(JSONB(), "postgresql")
BY_LETTERS = String(120).with_variant(String(120, collation="C"), "postgresql")  # as SQLite sorts
_lock = threading.Lock()
_last = 0


class Row(SQLModel):
    """A table named in the plural of its class: AuditEntry is kept in audit_entries."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The class's name in snake case and plural."""
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        plural = words if words.endswith("s") else words + "s"
        return re.sub(r"ys$", "ies", plural)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC that comes back with its zone, also from SQLite, which keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; keep the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value)


def uuid7() -> UUID:
    """A new identifier that sorts by time of making (RFC 9562, section 5.7), ever rising here."""
    global _last  # noqa: PLW0603 -- one rising sequence for the whole process
    with _lock:
        milliseconds = int(now().timestamp() * 1000)
        _last = max(_last + 1, milliseconds << 12)
    millis, sequence = _last >> 12, _last & 0xFFF
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return UUID(int=millis << 80 | 0x7 << 76 | sequence << 64 | 0b10 << 62 | random)


def parse_id(value: object) -> UUID:
    """The identifier a door was given; a malformed one is simply not there."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        raise NotFound from None


def key() -> Any:
    """A primary key that fills itself."""
    return Field(default_factory=uuid7, primary_key=True)


def moment(*, filled: bool = False, nullable: bool = False) -> Any:
    """A moment in UTC; `filled` takes the present one."""
    if filled:
        return Field(default_factory=now, sa_type=UtcDateTime, nullable=False)
    if nullable:
        return Field(default=None, sa_type=UtcDateTime, nullable=True)
    return Field(sa_type=UtcDateTime, nullable=False)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


def words(kind: type[StrEnum], name: str) -> Enum:
    """A column type that keeps an enum as its word, with a CHECK of that name."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=name,
        values_callable=_values,
    )
