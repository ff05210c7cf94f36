"""How long candidates are kept, for admins: the rules, their dry run, legal holds."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session

from talentra import db
from talentra.api.deps import Admin, Id
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.organisation import ConfirmedRules, DryRun, Hold, KeptRules, NewHold, Rules
from talentra.models import Actor
from talentra.queries import retention as query
from talentra.queries.retention import Held
from talentra.services import retention as service

router = APIRouter(prefix="/admin/retention", tags=["settings"], route_class=Route)


@router.get("")
async def get_retention(actor: Admin) -> KeptRules:
    """The rules that hold."""
    return KeptRules.of(await db.read(query.rules, actor))


@router.post("/dry-run")
async def run_retention_dry(actor: Admin, body: Rules) -> DryRun:
    """Whom these rules would erase by now; nothing is done."""
    return DryRun.model_validate(await db.read(query.dry_run, actor, body.model_dump()))


@router.put("", responses=documented(409))
async def change_retention(actor: Admin, body: ConfirmedRules) -> KeptRules:
    """Let the rules hold, if they would still erase as many as the dry run has found."""
    rules = body.model_dump(exclude={"expected"})
    return KeptRules.of(await db.run(_change, actor, rules, body.expected))


@router.get("/holds")
async def list_holds(actor: Admin) -> list[Hold]:
    """Who is under a legal hold, the latest first."""
    return [Hold.model_validate(each) for each in await db.read(query.holds, actor)]


@router.put("/holds/{candidate_id}", responses=documented(404))
async def hold_candidate(actor: Admin, candidate_id: Id, body: NewHold) -> list[Hold]:
    """Let nobody erase a candidate; the answer is everybody who is held."""
    held = await db.run(_hold, actor, candidate_id, body.reason)
    return [Hold.model_validate(each) for each in held]


@router.delete("/holds/{candidate_id}", status_code=204, responses=documented(404))
async def release_candidate(actor: Admin, candidate_id: Id) -> None:
    """End a legal hold."""
    await db.run(service.release, actor, candidate_id)


def _change(session: Session, actor: Actor, rules: dict[str, Any], seen: int) -> dict[str, int]:
    service.change(session, actor, rules, seen=seen)
    session.flush()
    return query.rules(session, actor)


def _hold(session: Session, actor: Actor, candidate_id: UUID, reason: str) -> list[Held]:
    service.hold(session, actor, candidate_id, reason)
    session.flush()
    return query.holds(session, actor)
