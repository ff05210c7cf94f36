"""A resume as JSON Resume 1.0 has it: every field of the schema, and whatever else was in the file.

Dates are the text that was typed: a draft may hold half a date, and the check list says so.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel


class Part(BaseModel):
    """Anything in a resume; unknown fields stay in `model_extra`, null counts as not there."""

    model_config = ConfigDict(
        frozen=True, extra="allow", alias_generator=to_camel, validate_by_name=True
    )

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        fields: dict[str, Any] = given  # pyright: ignore[reportUnknownVariableType]
        return {name: value for name, value in fields.items() if value is not None}


class Entry(Part):
    """One entry of a section; a hidden one stays in the draft and is not printed."""

    hidden: Annotated[bool, Field(alias="x-hidden")] = False


Texts = tuple[str, ...]


class Location(Part):
    """Where somebody lives."""

    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    region: str = ""


class Profile(Part):
    """A page of theirs in a network."""

    network: str = ""
    username: str = ""
    url: str = ""


class Basics(Part):
    """Who it is, and how to reach them."""

    name: str = ""
    label: str = ""
    image: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()


class Work(Entry):
    """A job they had; `name` is the employer, `description` what the employer does."""

    name: str = ""
    location: str = ""
    description: str = ""
    position: str = ""
    url: str = ""
    start_date: str = ""
    end_date: str = ""
    summary: str = ""
    highlights: Texts = ()


class Volunteer(Entry):
    """Unpaid work."""

    organization: str = ""
    position: str = ""
    url: str = ""
    start_date: str = ""
    end_date: str = ""
    summary: str = ""
    highlights: Texts = ()


class Education(Entry):
    """A school; `study_type` is the degree, `area` the subject."""

    institution: str = ""
    url: str = ""
    area: str = ""
    study_type: str = ""
    start_date: str = ""
    end_date: str = ""
    score: str = ""
    courses: Texts = ()


class Award(Entry):
    """A prize."""

    title: str = ""
    date: str = ""
    awarder: str = ""
    summary: str = ""


class Certificate(Entry):
    """A certificate."""

    name: str = ""
    date: str = ""
    url: str = ""
    issuer: str = ""


class Publication(Entry):
    """Something they published."""

    name: str = ""
    publisher: str = ""
    release_date: str = ""
    url: str = ""
    summary: str = ""


class Skill(Entry):
    """A skill, how well, and what belongs to it."""

    name: str = ""
    level: str = ""
    keywords: Texts = ()


class Language(Entry):
    """A language and how well it is spoken."""

    language: str = ""
    fluency: str = ""


class Interest(Entry):
    """Something they like."""

    name: str = ""
    keywords: Texts = ()


class Reference(Entry):
    """What somebody says about them."""

    name: str = ""
    reference: str = ""


def _as_list(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


class Project(Entry):
    """Something they made."""

    name: str = ""
    description: str = ""
    highlights: Texts = ()
    keywords: Texts = ()
    start_date: str = ""
    end_date: str = ""
    url: str = ""
    roles: Annotated[Texts, BeforeValidator(_as_list)] = ()
    entity: str = ""
    type: str = ""


class Meta(Part):
    """About the file itself."""

    canonical: str = ""
    version: str = ""
    last_modified: str = ""


class Resume(Part):
    """A whole resume."""

    schema_: Annotated[str, Field(alias="$schema")] = ""
    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    meta: Meta = Meta()


def texts(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a resume or a piece of it with its path, as in `work.0.highlights.2`."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, Part):
        for name, field in type(part).model_fields.items():
            yield from texts(getattr(part, name), f"{path}.{field.alias or name}".lstrip("."))
    elif isinstance(part, tuple):
        pieces: tuple[Any, ...] = part  # pyright: ignore[reportUnknownVariableType]
        for place, piece in enumerate(pieces):
            yield from texts(piece, f"{path}.{place}")
