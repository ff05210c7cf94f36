"""What texts in bodies and answers look like, by the name of their field."""

from typing import Any

EXAMPLES: dict[str, str] = {
    "access_token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI…",
    "action": "account.deactivated",
    "by": "Rosa Lindqvist",
    "candidate_name": "Cleo Marsh",
    "city": "Pune",
    "code": "already_applied",
    "company": "Northwind Mills",
    "content_type": "application/pdf",
    "currency": "EUR",
    "description": "Move data safely to where it is needed.",
    "detail": "You applied to this job already.",
    "email": "cleo@talentra.example",
    "error_id": "5f0c2f6e8a1b4d3c",
    "field": "title",
    "file_name": "Cleo Marsh.pdf",
    "full_name": "Cleo Marsh",
    "headline": "Data engineer who likes plain tables",
    "invite_url": "https://jobs.company.example/invite?token=…",
    "ip": "192.0.2.7",
    "job_title": "Data engineer",
    "location": "Pune",
    "message": "Field required.",
    "next_cursor": "WyIyMDI2LTExLTI1VDA5OjMw…",
    "note": "Strong in SQL.",
    "otp": "492039",
    "password": "Teal kettles hum at 7",
    "phone": "+91 20 5550 0100",
    "reason": "skills",
    "refresh_token": "3fQ9wT7vX1…",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "status": "ok",
    "summary": "Six years of moving data safely.",
    "target_kind": "user",
    "target_name": "Remy Okafor",
    "text": "Knows our stack.",
    "title": "Data engineer",
    "token_type": "bearer",
    "type": "about:blank",
    "zone": "Europe/Oslo",
}


def show(schemas: dict[str, Any]) -> None:
    """Give each text without an example of its own the one of its name."""
    for schema in schemas.values():
        for name, told in schema.get("properties", {}).items():
            if name in EXAMPLES:
                told.setdefault("examples", [EXAMPLES[name]])
