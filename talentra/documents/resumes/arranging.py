"""From a resume and a look to the sheet that is printed."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from talentra.documents.resumes import periods
from talentra.documents.resumes.look import Look
from talentra.documents.resumes.model import Basics, Profile, Resume
from talentra.documents.resumes.sheet import Block, Lines, Piece, Pieces, Sheet

SAFE = {"http", "https"}
SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")
PHONE = re.compile(r"\+?[\d\s()/.-]{5,}")
BLANKS = re.compile(r"\s+")
JOINERS = "\u200c\u200d\u200e\u200f"  # Persian and Indic spelling, and direction


def arrange(resume: Resume, look: Look) -> Sheet:
    """What is printed of the resume, section by section."""
    basics = resume.basics
    blocks = (Block(name, tuple(_entries(resume, name))) for name in look.sections)
    return Sheet(
        _piece("basics.name", basics.name),
        _piece("basics.label", basics.label),
        tuple(filter(None, _contacts(basics))),
        tuple(block for block in blocks if block.entries),
    )


def _contacts(basics: Basics) -> Iterable[Pieces]:
    mail, phone = basics.email.strip(), basics.phone.strip()
    yield _piece("basics.email", mail, f"mailto:{mail}" if MAIL.fullmatch(mail) else "")
    called = re.sub(r"[^\d+]", "", phone)
    yield _piece("basics.phone", phone, f"tel:{called}" if PHONE.fullmatch(phone) else "")
    yield _place(basics)
    yield _link("basics.url", basics.url)
    for place, profile in enumerate(basics.profiles):
        yield _profile(f"basics.profiles.{place}", profile)


def _place(basics: Basics) -> Pieces:
    where, at = basics.location, "basics.location"
    return (
        *_piece(f"{at}.address", where.address),
        *_piece(f"{at}.postalCode", where.postal_code),
        *_piece(f"{at}.city", where.city),
        *_piece(f"{at}.region", where.region),
        *_piece(f"{at}.countryCode", where.country_code),
    )


def _profile(path: str, profile: Profile) -> Pieces:
    """Its address; the network's name when the address does not tell it."""
    link = _link(f"{path}.url", profile.url)
    network = _piece(f"{path}.network", profile.network)
    if link:
        return link if profile.network.lower() in link[0].text.lower() else (*network, *link)
    return (*network, *_piece(f"{path}.username", profile.username))


def _entries(resume: Resume, section: str) -> Iterable[Lines]:
    """The entries of a section that are not hidden and say something."""
    if section == "summary":
        if text := _piece("basics.summary", resume.basics.summary, paragraph=True):
            yield Lines("basics.summary", texts=text)
        return
    for place, entry in enumerate(getattr(resume, section)):
        path = f"{section}.{place}"
        if not entry.hidden and (lines := _lines(path, section, entry)):
            yield lines


FIELDS: dict[str, dict[str, str]] = {
    "work": {
        "head": "position",
        "org": "name",
        "place": "location",
        "texts": "description summary",
    },
    "volunteer": {"head": "position", "org": "organization"},
    "education": {"head": "studyType area", "org": "institution", "note": "score"},
    "projects": {"head": "name", "org": "roles entity type", "texts": "description"},
    "certificates": {"head": "name", "org": "issuer"},
    "awards": {"head": "title", "org": "awarder"},
    "publications": {"head": "name", "org": "publisher"},
    "skills": {"head": "name", "note": "level"},
    "languages": {"head": "language", "note": "fluency"},
    "interests": {"head": "name"},
    "references": {"head": "name", "texts": "reference"},
}  # what stands where in each section, by the names of JSON Resume
USUAL = {"texts": "summary", "bullets": "highlights", "tags": "keywords courses"}


def _lines(path: str, section: str, entry: Any) -> Lines | None:
    """An entry's pieces in their places; None when all of them are empty."""
    parts: dict[str, Pieces] = {
        part: _read(path, entry, names, paragraph=part == "texts")
        for part, names in {**USUAL, **FIELDS[section]}.items()
    }
    parts["period"] = _period(path, entry)
    parts["link"] = _link(f"{path}.url", getattr(entry, "url", ""))
    if not any(parts.values()):
        return None
    if not parts["head"]:
        parts["head"], parts["org"] = parts.get("org", ()), ()
    return Lines(path, **parts)


def _read(path: str, entry: Any, names: str, *, paragraph: bool) -> Pieces:
    return tuple(piece for name in names.split() for piece in _field(path, entry, name, paragraph))


def _field(path: str, entry: Any, name: str, paragraph: bool) -> Pieces:
    value = getattr(entry, _attribute(name), "")
    if isinstance(value, str):
        return _piece(f"{path}.{name}", value, paragraph=paragraph)
    return tuple(
        piece
        for place, text in enumerate(value)
        for piece in _piece(f"{path}.{name}.{place}", text)
    )


def _attribute(name: str) -> str:
    return re.sub(r"(?<=[a-z])[A-Z]", lambda found: f"_{found[0].lower()}", name)


def _period(path: str, entry: Any) -> Pieces:
    for name in ("date", "releaseDate"):
        if date := getattr(entry, _attribute(name), ""):
            return _piece(f"{path}.{name}", periods.written(date))
    start, end = getattr(entry, "start_date", ""), getattr(entry, "end_date", "")
    return _piece(f"{path}.{'startDate' if start else 'endDate'}", periods.period(start, end))


def _link(path: str, url: str) -> Pieces:
    """A link without its scheme; only addresses of the web can be followed."""
    url = url.strip()
    text = SCHEME.sub("", url).removesuffix("/")
    return _piece(path, text, url if _leads_somewhere(url) else "")


def _leads_somewhere(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in SAFE and not BLANKS.search(url)
    except ValueError:
        return False


def _piece(path: str, text: str, href: str = "", *, paragraph: bool = False) -> Pieces:
    """The piece, or nothing when there is no text; only a paragraph keeps its line breaks."""
    lines = (BLANKS.sub(" ", line).strip() for line in _clean(text).splitlines())
    kept = ("\n" if paragraph else " ").join(filter(None, lines))
    return (Piece(path, kept, href),) if kept else ()


def _clean(text: str) -> str:
    """The text without controls and halves of characters, which no document can hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign.isspace() or sign in JOINERS)
