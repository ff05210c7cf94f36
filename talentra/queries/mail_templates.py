"""How each mail is worded here, and how it would read."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from talentra.config import settings
from talentra.errors import Invalid, NotFound, ensure
from talentra.models import Actor
from talentra.models.mail_templates import (
    DEFAULT,
    MailTemplate,
    clean_template,
    closed,
    placeholders,
)
from talentra.models.preferences import KINDS
from talentra.policies import organisation as policy
from talentra.queries.organisation import ADMINS_ONLY, choice

# Invented people, by whom a preview is read and of whom it tells.
INVENTED = {
    "name": "Mira Okonkwo",
    "candidate": "Jonas Halvorsen",
    "job": "Data engineer",
    "stage": "Interview",
}
TOLD = {
    "moved": ("Your application for Data engineer is now at Interview.", "/applications"),
    "remark": ("There is a message about your application for Data engineer.", "/applications"),
    "assigned": ("Jonas Halvorsen was assigned to you.", "/candidates"),
    "handed_over": ("You take over 12 candidates from Tove Lindqvist.", "/candidates"),
    "applied": ("Jonas Halvorsen applied for Data engineer.", "/candidates"),
    "withdrawn": ("Jonas Halvorsen withdrew an application.", "/candidates"),
    "waiting": ("Jonas Halvorsen applied for Data engineer. No recruiter yet.", "/admin"),
    "erasure": ("Jonas Halvorsen asks to be erased.", "/admin"),
    "erased": ("A candidate of yours was erased, as they asked.", "/candidates"),
    "over_target": (
        "3 applications are over their target time, the longest by 8 days.",
        "/candidates?over=1",
    ),
    "report_ready": (
        "Your weekly report of 16 Nov to 22 Nov 2026 is ready, with 1,204 rows. "
        "Sign in to download it: it is kept for a week.",
        "/reports",
    ),
    "webhook_off": ("A webhook was switched off. Nothing arrived for days.", "/admin/webhooks"),
    "password_changed": ("Your password was changed.", "/settings"),
}


@dataclass(frozen=True, slots=True)
class TemplateView:
    """How one kind of mail is worded, and what its wording may name."""

    kind: str
    words: str
    subject: str
    text: str
    placeholders: tuple[str, ...]
    is_changed: bool


def everything(session: Session, actor: Actor) -> list[TemplateView]:
    """Every kind of mail, for admins."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    kept = kept_templates(session)
    return [_view(kind, kept.get(kind)) for kind in KINDS]


def get(session: Session, actor: Actor, kind: str) -> TemplateView:
    """One kind of mail; NotFound when there is none of that name."""
    for view in everything(session, actor):
        if view.kind == kind:
            return view
    raise NotFound


def kept_templates(session: Session) -> dict[str, MailTemplate]:
    """What was worded otherwise than by default, by kind."""
    kept: dict[str, dict[str, str]] = choice(session, "mail_templates")
    return {kind: MailTemplate(**words) for kind, words in kept.items()}


def checked(session: Session, actor: Actor, kind: str, subject: str, text: str) -> MailTemplate:
    """The wording as it would be kept; Invalid says what is wrong with it."""
    get(session, actor, kind)
    template, wrong = clean_template(kind, subject, text)
    if wrong:
        raise Invalid("The mail needs correcting.", fields=wrong)
    return template


def preview(session: Session, actor: Actor, kind: str, subject: str, text: str) -> MailTemplate:
    """How the wording would read to somebody invented."""
    template, url = checked(session, actor, kind, subject, text), settings().public_url or ""
    sentence, link = TOLD.get(kind, (f"{KINDS[kind].words}.", "/"))
    told = {"what_happened": sentence, "link": f"{url}{link}"}
    filled = template.filled({**INVENTED, **told, "company": choice(session, "company_name")})
    return MailTemplate(filled.subject, closed(filled.text, url))


def _view(kind: str, kept: MailTemplate | None) -> TemplateView:
    template = kept or DEFAULT
    named = (template.subject, template.text, placeholders(kind))
    return TemplateView(kind, KINDS[kind].words, *named, kept is not None)
