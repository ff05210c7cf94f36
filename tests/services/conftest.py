"""A system elsewhere that wants to be told what happens here."""

from collections.abc import Generator
from uuid import UUID

import pytest

from talentra import db
from talentra.models.webhooks import Event
from talentra.services import webhooks
from tests.harness.cast import Cast
from tests.harness.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Generator[Receiver]:
    """A system elsewhere."""
    with receiving() as running:
        yield running


@pytest.fixture
def webhook_id(cast: Cast, receiver: Receiver) -> UUID:
    """Its webhook."""
    with db.transaction() as session:
        made, _ = webhooks.create(
            session, cast.ada, receiver.url(), events=[*Event], allows_private=True
        )
        return made.id
