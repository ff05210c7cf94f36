"""What every shape has in common."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from talentra.queries.pages import LONGEST, USUAL, Ask, Page

LARGEST = 2**31 - 1  # what an integer column holds
Row = TypeVar("Row")
T = TypeVar("T")


class Sent(BaseModel):
    """A body: unknown fields are refused, so that nobody believes a typing mistake."""

    model_config = ConfigDict(extra="forbid")

    def given(self, *but: str) -> dict[str, Any]:
        """The fields that were sent, without those named."""
        return self.model_dump(exclude_unset=True, exclude=set(but))


class Told(BaseModel):
    """An answer, made from a read model."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Paging(BaseModel):
    """Which part of a list is wanted."""

    limit: int = Field(default=USUAL, ge=1, le=LONGEST)
    cursor: str | None = Field(
        default=None, max_length=500, description="The `next_cursor` of the page before."
    )
    count: bool = Field(default=False, description="Whether to count the whole list as `total`.")

    def ask(self) -> Ask:
        """The same, for a query."""
        return Ask(self.limit, self.cursor, self.count)


class Listing(Told, Generic[T]):
    """One page of a list."""

    items: list[T]
    next_cursor: str | None
    total: int | None = Field(default=None, exclude_if=lambda total: total is None)


def listing(page: Page[Row], shape: Callable[[Row], T]) -> Listing[T]:
    """A page of read models as a page of shapes."""
    rows = [shape(row) for row in page.rows]
    return Listing(items=rows, next_cursor=page.next_cursor, total=page.total)


def words(longest: int) -> Any:
    """Text of 1 to `longest` characters, without spaces around it."""
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


def unsent() -> Any:
    """A field that may be left out but, when sent, is never null."""
    return Field(default=None, json_schema_extra=_without_default)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _iso(value: object) -> object:
    """Only 2027-01-31: pydantic would read numbers as seconds since 1970."""
    if isinstance(value, str) and len(value) == 10:
        return date.fromisoformat(value)
    raise ValueError("a day is written as 2027-01-31")


def _since(value: object) -> datetime:
    """The moment itself, or the beginning of a day."""
    return _moment(value, 0)


def _until(value: object) -> datetime:
    """The moment itself, or the end of a day."""
    return _moment(value, 1)


def _moment(value: object, days: int) -> datetime:
    try:
        text = str(value)
        if len(text) == 10:
            begins = datetime.combine(date.fromisoformat(text), time(), UTC)
            return begins + timedelta(days=days)
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as broken:
        said = "a day is written as 2027-01-31, a moment as 2027-01-31T09:30:00Z"
        raise ValueError(said) from broken


Day = Annotated[date, BeforeValidator(_iso)]
Since = Annotated[datetime, BeforeValidator(_since)]
Until = Annotated[datetime, BeforeValidator(_until)]
Whole = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
SkillName = Annotated[str, words(60)]
Skills = Annotated[list[SkillName], Field(max_length=50)]
Reason = Annotated[str, Field(max_length=500)]


class Period(BaseModel):
    """From when on, and until when; a day of its own is there from its beginning to its end."""

    since: Since | None = Field(
        default=None,
        validation_alias="from",
        description="From this day or moment on: 2027-01-31 or 2027-01-31T09:30:00Z.",
    )
    until: Until | None = Field(
        default=None,
        validation_alias="to",
        description="To the end of this day, or before this moment.",
    )
