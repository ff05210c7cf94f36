"""Applying: a resume that is kept, or a new one, goes to a job; once, however often it is sent."""

import hashlib
from functools import partial

from sqlalchemy.orm import Session
from starlette.responses import Response

from talentra import db
from talentra.api.idempotency import Call, once
from talentra.api.shapes.applications import Application, Applying, ApplyingWithFile
from talentra.api.strict import Strict, Upload, shaped
from talentra.models import Actor
from talentra.models import Application as ApplicationRow
from talentra.queries import application_views as views
from talentra.queries import resumes
from talentra.services import applications as service


async def with_kept_resume(actor: Actor, request: Strict) -> Response:
    """Send a kept resume to a job."""
    await request.prepare()
    body = shaped(Applying, await request.json())
    call = Call.of(actor, request, **body.model_dump(mode="json"))
    return await once(call, lambda: db.run(_apply, call, body))


async def with_file(actor: Actor, request: Strict) -> Response:
    """Send a new resume to a job, both or neither."""
    sent = await request.upload(*ApplyingWithFile.model_fields)
    body = shaped(ApplyingWithFile, sent.fields)
    file = {"file_name": sent.file_name, "sha256": hashlib.sha256(sent.content).hexdigest()}
    call = Call.of(actor, request, **body.model_dump(mode="json"), **file)
    return await once(call, partial(_send_file, call, body, sent))


async def _send_file(call: Call, body: ApplyingWithFile, sent: Upload) -> str:
    replaced = body.replace_slot and await db.read(
        resumes.in_slot, call.actor, int(body.replace_slot)
    )
    told: list[str] = []
    await service.apply_with_file(
        call.actor,
        body.job_id,
        content=sent.content,
        file_name=sent.file_name,
        replaced_id=replaced or None,
        cover_note=body.cover_note,
        also=lambda session, made: told.append(_tell(session, call, made)),
    )
    return told[0]


def _apply(session: Session, call: Call, body: Applying) -> str:
    made = service.apply(
        session, call.actor, body.job_id, resume_id=body.resume_id, cover_note=body.cover_note
    )
    return _tell(session, call, made)


def _tell(session: Session, call: Call, made: ApplicationRow) -> str:
    """The answer as JSON, kept with the application that it tells of."""
    view = views.view(session, call.actor, made.id)
    told = Application.of(view).model_dump_json(by_alias=True)
    call.keep(session, told)
    return told
