"""Personal API tokens."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field

from talentra.api.shapes.base import Sent, Told, words
from talentra.models import Scope
from talentra.queries.api_tokens import ApiTokenView
from talentra.services.api_tokens import LONGEST_LIFE, LONGEST_NAME


class NewApiToken(Sent):
    """A token to be; it reads only unless it says that it writes too."""

    name: Annotated[str, words(LONGEST_NAME)] = Field(examples=["Nightly report"])
    scope: Scope = Scope.READ
    expires_in_days: Annotated[int, Field(strict=True, ge=1, le=LONGEST_LIFE)] = 90


class ApiToken(Told):
    """A token without its secret; `last_used_at` is exact to the minute."""

    id: UUID
    name: str = Field(examples=["Nightly report"])
    scope: Scope
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class MadeApiToken(ApiToken):
    """A token with its secret, this once."""

    token: str = Field(description="Keep it now: it is not shown again.", examples=["tal_3fQ9…"])

    @classmethod
    def of(cls, view: ApiTokenView, secret: str) -> Self:
        """From its read model and the secret that only its maker sees."""
        return cls(**ApiToken.model_validate(view).model_dump(), token=secret)
