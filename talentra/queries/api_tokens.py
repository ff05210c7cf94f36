"""Personal API tokens, for whoever made them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import NotFound
from talentra.models import Actor, ApiToken, Scope
from talentra.policies import accounts as policy
from talentra.queries.pages import Ask, Page, paged


@dataclass(frozen=True, slots=True)
class ApiTokenView:
    """A token as its owner may see it: never its secret."""

    id: UUID
    name: str
    scope: Scope
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


def page(session: Session, actor: Actor, ask: Ask) -> Page[ApiTokenView]:
    """The actor's own tokens that were not revoked, the latest made first."""
    statement = select(ApiToken).where(
        policy.tokens_visible_to(actor), col(ApiToken.revoked_at).is_(None)
    )
    by = (col(ApiToken.created_at), col(ApiToken.id))
    return paged(session, statement, by, ask, lambda row: view(row[0]))


def get(session: Session, actor: Actor, token_id: UUID) -> ApiToken:
    """A token of the actor's own that was not revoked."""
    wanted = select(ApiToken).where(
        col(ApiToken.id) == token_id,
        policy.tokens_visible_to(actor),
        col(ApiToken.revoked_at).is_(None),
    )
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def standing(session: Session, actor: Actor) -> int:
    """How many of the actor's tokens are good."""
    wanted = select(func.count()).where(
        policy.tokens_visible_to(actor),
        col(ApiToken.revoked_at).is_(None),
        col(ApiToken.expires_at) > now(),
    )
    return session.execute(wanted).scalar_one()


def view(token: ApiToken) -> ApiTokenView:
    """What of a token may leave."""
    return ApiTokenView(
        token.id,
        token.name,
        token.scope,
        token.created_at,
        token.expires_at,
        token.last_used_at,
    )
