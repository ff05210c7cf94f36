"""The sections of a resume and their fields, by the names that JSON Resume has for them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "text", "lines", "words", "date", "skills"]


@dataclass(frozen=True)
class Field:
    """One field; `name` has a dot where JSON Resume has an object in an object.

    A `text` has several lines, `lines` is a list that is typed a line each, `words` one that is
    collected word by word, `skills` such a list with the known skills to choose from.
    """

    name: str
    label: str
    kind: Kind = "line"
    hint: str = ""
    is_wide: bool = False
    input_type: str = "text"
    complete: str = "off"

    @property
    def is_list(self) -> bool:
        """Whether JSON Resume has a list for it."""
        return self.kind in {"lines", "words", "skills"}


@dataclass(frozen=True)
class Section:
    """A list of entries of one kind; `where` is its place in the resume."""

    name: str
    label: str
    one: str  # what one entry is called
    fields: tuple[Field, ...]
    where: str = ""
    is_usual: bool = True  # shown also while it is empty

    @property
    def path(self) -> str:
        """Its place in the resume."""
        return self.where or self.name


STARTS = Field("startDate", "From", "date", "Such as 2019-03, or 2019.")
ENDS = Field("endDate", "Until", "date", "Empty while it goes on.")
POINTS = Field("highlights", "Achievements, one per line", "lines", is_wide=True)
LINK = Field("url", "Link", input_type="url")
BASICS = (
    Field("name", "Full name", complete="name"),
    Field("label", "Target title", hint="Such as Data analyst."),
    Field("email", "Email", input_type="email", complete="email"),
    Field("phone", "Phone", input_type="tel", complete="tel"),
    Field("location.city", "City", complete="address-level2"),
    Field("location.region", "Region"),
    Field("url", "Website", input_type="url", complete="url", is_wide=True),
)
SUMMARY = Field("summary", "Summary", "text", "Two or three sentences.", is_wide=True)
SECTIONS = (
    Section(
        "work",
        "Experience",
        "position",
        (
            Field("position", "Role"),
            Field("name", "Company"),
            STARTS,
            ENDS,
            Field("location", "Place"),
            LINK,
            Field("summary", "What it was about", "text", is_wide=True),
            POINTS,
        ),
    ),
    Section(
        "projects",
        "Projects",
        "project",
        (
            Field("name", "Project"),
            Field("entity", "For whom"),
            STARTS,
            ENDS,
            LINK,
            Field("description", "What it was", "text", is_wide=True),
            POINTS,
            Field("keywords", "Made with", "skills", is_wide=True),
        ),
    ),
    Section(
        "education",
        "Education",
        "school",
        (
            Field("institution", "School"),
            Field("studyType", "Degree"),
            Field("area", "Subject"),
            Field("score", "Grade"),
            STARTS,
            ENDS,
            Field("courses", "Courses, one per line", "lines", is_wide=True),
        ),
    ),
    Section(
        "skills",
        "Skills",
        "group of skills",
        (
            Field("name", "Group", hint="Such as Languages, or Databases."),
            Field("level", "How well"),
            Field("keywords", "Skills", "skills", "Enter or a comma ends one.", is_wide=True),
        ),
    ),
    Section(
        "certificates",
        "Certificates",
        "certificate",
        (
            Field("name", "Certificate"),
            Field("issuer", "From whom"),
            Field("date", "When", "date"),
            LINK,
        ),
    ),
    Section(
        "languages",
        "Languages",
        "language",
        (Field("language", "Language"), Field("fluency", "How well", hint="Such as Fluent.")),
    ),
    Section(
        "profiles",
        "Links",
        "link",
        (
            Field("network", "Where", hint="Such as GitHub."),
            Field("username", "Your name there"),
            Field("url", "Address", input_type="url", is_wide=True),
        ),
        where="basics.profiles",
    ),
    Section(
        "publications",
        "Publications",
        "publication",
        (
            Field("name", "Title"),
            Field("publisher", "Where"),
            Field("releaseDate", "When", "date"),
            LINK,
            Field("summary", "What it says", "text", is_wide=True),
        ),
        is_usual=False,
    ),
    Section(
        "awards",
        "Awards",
        "award",
        (
            Field("title", "Award"),
            Field("awarder", "From whom"),
            Field("date", "When", "date"),
            Field("summary", "What for", "text", is_wide=True),
        ),
        is_usual=False,
    ),
    Section(
        "volunteer",
        "Volunteering",
        "role",
        (
            Field("position", "Role"),
            Field("organization", "Organisation"),
            STARTS,
            ENDS,
            Field("summary", "What it was about", "text", is_wide=True),
            POINTS,
        ),
        is_usual=False,
    ),
    Section(
        "interests",
        "Interests",
        "interest",
        (Field("name", "Interest"), Field("keywords", "More exactly", "words", is_wide=True)),
        is_usual=False,
    ),
    Section(
        "references",
        "References",
        "reference",
        (Field("name", "Who"), Field("reference", "What they say", "text", is_wide=True)),
        is_usual=False,
    ),
)
BY_NAME = {section.name: section for section in SECTIONS}
