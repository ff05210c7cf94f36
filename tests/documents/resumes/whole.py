"""An invented resume that uses every field of JSON Resume 1.0, and fields the schema has not."""

from typing import Any

WHOLE: dict[str, Any] = {
    "$schema": "https://schema.example/resume/1.0.0.json",
    "basics": {
        "name": "Cleo Park",
        "label": "Backend engineer",
        "image": "https://cleopark.example/cleo.jpg",
        "email": "cleo.park@mail.example",
        "phone": "+31 20 555 0134",
        "url": "https://cleopark.example",
        "summary": "Builds small services that stay up.\nWrites the runbook first.",
        "location": {
            "address": "12 Linden Quay",
            "postalCode": "3511 AB",
            "city": "Utrecht",
            "countryCode": "NL",
            "region": "Utrecht Province",
        },
        "profiles": [
            {
                "network": "Octoforge",
                "username": "cleopark",
                "url": "https://octoforge.example/cleopark",
            },
            {"network": "Matrix", "username": "@cleo:park.example"},
        ],
        "pronouns": "she/her",
    },
    "work": [
        {
            "name": "Meridian Freight",
            "location": "Utrecht",
            "description": "Books cargo space on 300 ships",
            "position": "Senior backend engineer",
            "url": "https://meridian.example",
            "startDate": "2021-03-01",
            "summary": "Owns the booking core.",
            "highlights": ["Cut a booking from 900 ms to 140 ms.", "Led the move to PostgreSQL."],
            "keywords-of-mine": ["cargo"],
        },
        {
            "name": "Paylane",
            "position": "Backend engineer",
            "startDate": "2017-09",
            "endDate": "2021-02",
            "highlights": [],
        },
    ],
    "volunteer": [
        {
            "organization": "Repair Café West",
            "position": "Treasurer",
            "url": "https://repair.example",
            "startDate": "2019",
            "endDate": "2022-06",
            "summary": "Kept the books of 40 volunteers.",
            "highlights": ["Found €3,000 in forgotten deposits."],
        }
    ],
    "education": [
        {
            "institution": "Gdańsk School of Engineering",
            "url": "https://gse.example",
            "area": "Computer Science",
            "studyType": "MSc",
            "startDate": "2013-10",
            "endDate": "2015-06",
            "score": "4.8 of 5.0",
            "courses": ["Distributed systems", "Databases"],
        }
    ],
    "awards": [
        {
            "title": "Quiet Pager Award",
            "date": "2022-11-01",
            "awarder": "Meridian Freight",
            "summary": "A year without a page at night.",
        }
    ],
    "certificates": [
        {
            "name": "Certified Cluster Keeper",
            "date": "2023-05",
            "issuer": "Harbour Institute",
            "url": "https://harbour.example/c/1",
        }
    ],
    "publications": [
        {
            "name": "Ledgers that balance themselves",
            "publisher": "Journal of Small Systems",
            "releaseDate": "2020-10",
            "url": "https://jss.example/ledgers",
            "summary": "How to test what must add up.",
        }
    ],
    "skills": [{"name": "Python", "level": "Expert", "keywords": ["asyncio", "typing", "C++"]}],
    "languages": [
        {"language": "Polish", "fluency": "Native speaker"},
        {"language": "English", "fluency": "C2"},
    ],
    "interests": [{"name": "Rowing", "keywords": ["Eights", "Sculls"]}],
    "references": [{"name": "Remy Ortiz", "reference": "The calmest colleague I have had."}],
    "projects": [
        {
            "name": "ledgerlint",
            "description": "A linter for ledgers.",
            "highlights": ["1,900 stars", "34 contributors"],
            "keywords": ["Rust", "accounting"],
            "startDate": "2019-01-15",
            "endDate": "2023",
            "url": "https://ledgerlint.example",
            "roles": ["Maintainer", "Speaker"],
            "entity": "Open Ledger Society",
            "type": "application",
        }
    ],
    "meta": {
        "canonical": "https://cleopark.example/resume.json",
        "version": "v1.0.0",
        "lastModified": "2026-05-04T15:53:00",
        "theme": "plain",
    },
    "x-of-another-program": {"nested": [1, {"deep": None}]},
}
