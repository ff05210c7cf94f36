"""A posting as search engines read it: schema.org's JobPosting in JSON-LD."""

import json
from typing import Any

from markupsafe import Markup

from talentra.models import EmploymentType, WorkMode
from talentra.queries.careers import OpeningText
from talentra.web.careers_text import prose

KINDS = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.TEMPORARY: "TEMPORARY",
}
DATA = Markup('<script type="application/ld+json">{}</script>\n')
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def linked_data(opening: OpeningText, address: str) -> Markup:
    """The posting as a block of data; nothing that people typed can end the block."""
    told = json.dumps(_posting(opening, address), ensure_ascii=False).translate(ESCAPES)
    return DATA.format(Markup(told))  # noqa: S704 -- no sign that means something in HTML is left


def _posting(opening: OpeningText, address: str) -> dict[str, Any]:
    posting: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": opening.title,
        "description": str(prose(opening.description)),
        "identifier": {
            "@type": "PropertyValue",
            "name": opening.publisher,
            "value": str(opening.id),
        },
        "url": address,
        "datePosted": opening.opened_at.date().isoformat(),
        "employmentType": KINDS[opening.employment_type],
        "hiringOrganization": {"@type": "Organization", "name": opening.company},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": opening.location},
        },
        "skills": ", ".join(opening.skills),
        "directApply": True,
    }
    if opening.closes_on:
        posting["validThrough"] = f"{opening.closes_on}T23:59:59Z"
    if opening.work_mode is WorkMode.REMOTE:
        posting["jobLocationType"] = "TELECOMMUTE"
    if opening.currency and (opening.salary_min is not None or opening.salary_max is not None):
        posting["baseSalary"] = _pay(opening)
    return posting


def _pay(opening: OpeningText) -> dict[str, Any]:
    ends = {"minValue": opening.salary_min, "maxValue": opening.salary_max}
    known = {name: value for name, value in ends.items() if value is not None}
    amount = {"@type": "QuantitativeValue", **known}
    return {"@type": "MonetaryAmount", "currency": opening.currency, "value": amount}
