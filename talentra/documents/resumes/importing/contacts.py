"""Who it is and how to reach them, from the lines above the first heading."""

import re
from collections.abc import Sequence

from talentra.documents.resumes.importing.entries import GUESSED, LIKELY, SURE, Fields, Read, Sure
from talentra.documents.resumes.importing.lines import Line
from talentra.documents.resumes.importing.words import POSITION

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])\+?\(?\d[\d\s()./-]{6,18}\d(?![\w.])")
LINK = re.compile(
    r"(?:https?://|www\.)[^\s,;|<>]+|(?<![@\w])[a-z0-9-]+(?:\.[a-z0-9-]+)*"
    r"\.(?:com|org|net|io|dev|me|eu|example|[a-z]{2})(?:/[^\s,;|<>]*)?(?![\w@])",
    re.IGNORECASE,
)
NETWORKS = {
    "linkedin.": "LinkedIn",
    "github.": "GitHub",
    "gitlab.": "GitLab",
    "stackoverflow.": "Stack Overflow",
    "xing.": "Xing",
    "orcid.": "ORCID",
    "behance.": "Behance",
    "dribbble.": "Dribbble",
}
LABEL = re.compile(
    r"^(?:e-?mail|phone|mobile|tel|address|web|website|telefon|adres)\.?\s*:?\s*", re.I
)
SEPARATORS = re.compile(r"\s*[·|•]\s*|\t+|\s{2,}")


def contacts(lines: Sequence[Line]) -> tuple[Read, list[str]]:
    """The fields of `basics`, and the lines that told nothing."""
    fields: Fields = {}
    sure: Sure = {}
    left: list[str] = []
    for line in lines:
        for part in SEPARATORS.split(line.text):
            if rest := _reach(part, fields, sure):
                left.append(rest)
    _who(left, fields, sure)
    _where(left, fields, sure)
    return (fields, sure), left


def _reach(part: str, fields: Fields, sure: Sure) -> str:
    """Take e-mail, phone and links out of a part; what remains of it."""
    for name, pattern in (("email", MAIL), ("phone", PHONE)):
        if name not in fields and (found := pattern.search(part)):
            fields[name], sure[name] = found[0].strip(), SURE
            part = part.replace(found[0], " ")
    for found in LINK.findall(part):
        _link(found, fields, sure)
        part = part.replace(found, " ")
    return LABEL.sub("", part.strip(" ,;:")).strip(" ,;:")


def _link(found: str, fields: Fields, sure: Sure) -> None:
    url = found if found.startswith("http") else f"https://{found}"
    network = next((name for host, name in NETWORKS.items() if host in url.lower()), "")
    user = url.rstrip("/").rpartition("/")[2]
    if not network and "url" not in fields:
        fields["url"], sure["url"] = url, LIKELY
        return
    profile = {"network": network, "username": user, "url": url} if network else {"url": url}
    fields.setdefault("profiles", []).append(profile)
    sure["profiles"] = LIKELY


def _who(left: list[str], fields: Fields, sure: Sure) -> None:
    """The first line is the name, unless it reads like a title of a document."""
    while left and left[0].casefold() in {"curriculum vitae", "resume", "cv", "lebenslauf"}:
        del left[0]
    if left and not any(sign.isdigit() for sign in left[0]) and len(left[0]) <= 80:
        name = left.pop(0)
        words = len(name.split())
        fields["name"], sure["name"] = name, LIKELY if 2 <= words <= 5 else GUESSED
    if left and len(left[0]) <= 80 and (POSITION.search(left[0]) or "," not in left[0]):
        certain = POSITION.search(left[0])
        fields["label"], sure["label"] = left.pop(0), LIKELY if certain else GUESSED


def _where(left: list[str], fields: Fields, sure: Sure) -> None:
    """`Utrecht, NL`: a short part with a comma or alone."""
    for place, text in enumerate(left):
        parts = [part.strip() for part in text.split(",")]
        if len(text) <= 60 and len(parts) <= 4 and parts[0] and not text.endswith("."):
            where = _place(parts)
            if len(parts) > 1 and re.fullmatch("[A-Z]{2}", parts[-1]):
                where["countryCode"] = parts[-1]
            elif len(parts) > 1:
                where["region"] = parts[-1]
            fields["location"], sure["location"] = where, GUESSED
            del left[place]
            return


def _place(parts: list[str]) -> Fields:
    """City, or street and city; a region stands between a city and its country."""
    if len(parts) < 3:
        return {"city": parts[0]}
    is_city = len(parts) == 3 and re.fullmatch("[A-Z]{2}", parts[-1])
    if is_city and not any(map(str.isdigit, parts[0])):
        return {"city": parts[0], "region": parts[1]}
    return {"address": parts[0], "city": parts[1]}
