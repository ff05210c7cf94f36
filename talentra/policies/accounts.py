"""Accounts and sign-ins: people have their own; admins decide who may sign in."""

from uuid import UUID

from sqlalchemy import ColumnElement, true
from sqlmodel import col

from talentra.models import Actor, ApiToken, Role, User


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The accounts that exist for this actor."""
    return true() if actor.role is Role.ADMIN else col(User.id) == actor.user_id


def can_decide_accounts(actor: Actor) -> bool:
    """Only admins make, change and deactivate people and end other people's sign-ins."""
    return actor.role is Role.ADMIN


def can_hold_tokens(actor: Actor) -> bool:
    """Everybody who has signed in; a token makes no others, which would outlive it."""
    return actor.token_id is None


def tokens_visible_to(actor: Actor) -> ColumnElement[bool]:
    """The personal API tokens that exist for this actor: their own."""
    return col(ApiToken.user_id) == actor.user_id


def is_self(actor: Actor, user_id: UUID) -> bool:
    """Whether somebody acts on their own account."""
    return actor.user_id == user_id
