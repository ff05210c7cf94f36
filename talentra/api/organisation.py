"""What holds for the whole company, for admins."""

from typing import Any

from fastapi import APIRouter
from sqlalchemy.orm import Session

from talentra import db
from talentra.api.deps import Admin
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.organisation import (
    AiTrial,
    Mail,
    MailTemplate,
    NewReason,
    OrganisationChanges,
    OrganisationSettings,
    ReasonChange,
    RejectionReason,
    Wording,
)
from talentra.models import Actor
from talentra.models.reasons import RejectionReason as Reason
from talentra.queries import mail_templates as template_query
from talentra.queries import organisation as query
from talentra.queries import reasons as reason_query
from talentra.queries.mail_templates import TemplateView
from talentra.queries.organisation import Chosen
from talentra.services import ai_trials
from talentra.services import mail_templates as template_service
from talentra.services import organisation as service
from talentra.services import reasons as reason_service

router = APIRouter(prefix="/admin", tags=["settings"], route_class=Route)


@router.get("/settings")
async def get_settings(actor: Admin) -> OrganisationSettings:
    """What holds now."""
    return OrganisationSettings.model_validate(await db.read(query.chosen, actor))


@router.put("/settings")
async def change_settings(actor: Admin, body: OrganisationChanges) -> OrganisationSettings:
    """Change what is sent; it holds from now on."""
    return OrganisationSettings.model_validate(await db.run(_change, actor, body.given()))


@router.get("/rejection-reasons")
async def list_reasons(actor: Admin) -> list[RejectionReason]:
    """Every reason for a rejection, the hidden ones too."""
    return _shaped(await db.read(reason_query.everything, actor))


@router.post("/rejection-reasons", status_code=201)
async def add_reason(actor: Admin, body: NewReason) -> list[RejectionReason]:
    """Offer the company's own words; the answer is all reasons."""
    return _shaped(await db.run(_add, actor, body.words))


@router.put("/rejection-reasons", responses=documented(404, 409))
async def hide_reason(actor: Admin, body: ReasonChange) -> list[RejectionReason]:
    """Hide a reason or show it again; the answer is all reasons."""
    return _shaped(await db.run(_hide, actor, body.code, hidden=body.is_hidden))


@router.get("/mail-templates")
async def list_mail_templates(actor: Admin) -> list[MailTemplate]:
    """How each kind of mail is worded."""
    found = await db.read(template_query.everything, actor)
    return [MailTemplate.model_validate(each) for each in found]


@router.put("/mail-templates/{kind}", responses=documented(404))
async def word_mail(actor: Admin, kind: str, body: Wording) -> MailTemplate:
    """Word a kind of mail like this from now on."""
    worded = await db.run(_word, actor, kind, body.subject, body.text)
    return MailTemplate.model_validate(worded)


@router.delete("/mail-templates/{kind}", responses=documented(404))
async def reset_mail(actor: Admin, kind: str) -> MailTemplate:
    """Word a kind of mail by default again."""
    return MailTemplate.model_validate(await db.run(_reset, actor, kind))


@router.post("/mail-templates/{kind}/preview", responses=documented(404))
async def preview_mail(actor: Admin, kind: str, body: Wording) -> Mail:
    """How the wording would read, with invented people; nothing is kept."""
    shown = await db.read(template_query.preview, actor, kind, body.subject, body.text)
    return Mail.model_validate(shown)


@router.post("/ai/test")
async def test_ai(actor: Admin) -> AiTrial:
    """Ask the configured AI something tiny, and say how that went."""
    return AiTrial.model_validate(await ai_trials.try_out(actor))


def _change(session: Session, actor: Actor, wanted: dict[str, Any]) -> Chosen:
    service.change(session, actor, wanted)
    session.flush()
    return query.chosen(session, actor)


def _add(session: Session, actor: Actor, words: str) -> list[Reason]:
    reason_service.add(session, actor, words)
    session.flush()
    return reason_query.everything(session, actor)


def _hide(session: Session, actor: Actor, code: str, *, hidden: bool) -> list[Reason]:
    reason_service.hide(session, actor, code, hidden=hidden)
    session.flush()
    return reason_query.everything(session, actor)


def _word(session: Session, actor: Actor, kind: str, subject: str, text: str) -> TemplateView:
    template_service.change(session, actor, kind, subject, text)
    session.flush()
    return template_query.get(session, actor, kind)


def _reset(session: Session, actor: Actor, kind: str) -> TemplateView:
    template_service.reset(session, actor, kind)
    session.flush()
    return template_query.get(session, actor, kind)


def _shaped(reasons: list[Reason]) -> list[RejectionReason]:
    return [RejectionReason.model_validate(each) for each in reasons]
