"""The list of skills, for admins."""

from fastapi import APIRouter

from talentra import db
from talentra.api.deps import Admin
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.skills import SkillsSent, SkillsTaken
from talentra.services import skill_imports

router = APIRouter(prefix="/admin/skills", tags=["admin"], route_class=Route)


@router.post("/import", responses=documented(409))
async def import_skills(actor: Admin, body: SkillsSent) -> SkillsTaken:
    """Put skills on the list that everybody is offered while typing; fit lines are taken."""
    act = skill_imports.weigh if body.dry_run else skill_imports.take
    return SkillsTaken.of(await db.run(act, actor, body.csv))
