"""An admin gives the company a logo, takes it away and brings it back; no file is left behind."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra import db, files
from talentra.errors import Conflict, NotFound, Refused, WrongType
from talentra.models import Choice, File
from talentra.queries import careers, organisation
from talentra.queries import logos as query
from talentra.queries.job_filters import JobFilter
from talentra.queries.pages import Ask
from talentra.services import logos, storage
from talentra.services.organisation import change
from tests.documents import pictures
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock


def _choose(cast: Cast, width: int = 64) -> str:
    """A logo of that width; its hash."""
    asyncio.run(logos.choose(cast.ada, pictures.png(width)))
    with db.reading() as session:
        shown = query.current(session)
    assert shown and (shown.width, shown.height) == (width, 32)
    return shown.sha256


def _do(act: Any, cast: Cast) -> None:
    with db.transaction() as session:
        act(session, cast.ada)


def _house() -> organisation.House:
    with db.reading() as session:
        return organisation.house(session)


class TestChoose:
    def test_shows_it_wherever_the_company_is_named(self, cast: Cast) -> None:
        assert _house().logo == ""
        sha256 = _choose(cast)
        assert _house().logo == f"/logo/{sha256}"
        assert files.read(sha256) == pictures.png(64)
        with db.transaction() as session:
            change(session, cast.ada, {"public_job_list": True})
        with db.reading() as session:
            assert careers.page(session, JobFilter(), Ask()).logo == f"/logo/{sha256}"
            assert careers.view(session, cast.job_id).logo == f"/logo/{sha256}"
            assert not storage.strays(session)

    def test_leaves_nothing_of_the_one_before(self, cast: Cast, clock: SteeredClock) -> None:
        first = _choose(cast)
        second = _choose(cast, 96)
        with db.reading() as session:
            assert session.get(File, first) is None and session.get(File, second)
            with pytest.raises(NotFound):
                query.known(session, first)

    def test_of_the_same_picture_changes_nothing(self, cast: Cast) -> None:
        sha256 = _choose(cast)
        assert _choose(cast) == sha256
        assert files.read(sha256)

    def test_takes_pictures_from_admins(self, cast: Cast) -> None:
        with pytest.raises(Refused):
            asyncio.run(logos.choose(cast.rosa, pictures.png()))
        with pytest.raises(WrongType):
            asyncio.run(logos.choose(cast.ada, b"<svg/>"))
        with db.reading() as session:
            assert session.get(Choice, "logo") is None and list(files.leftovers()) == []


class TestRemove:
    def test_can_be_taken_back(self, cast: Cast) -> None:
        sha256 = _choose(cast)
        _do(logos.remove, cast)
        assert _house().logo == ""
        with db.reading() as session, pytest.raises(NotFound):
            query.known(session, sha256)
        _do(logos.restore, cast)
        assert _house().logo == f"/logo/{sha256}" and files.read(sha256)

    def test_of_nothing_is_refused(self, session: Session, cast: Cast) -> None:
        for act in (logos.remove, logos.restore):
            with pytest.raises(Conflict):
                act(session, cast.ada)
            with pytest.raises(Refused):
                act(session, cast.cleo)

    def test_leaves_nothing_once_there_is_another(self, cast: Cast) -> None:
        first = _choose(cast)
        _do(logos.remove, cast)
        _choose(cast, 96)
        with db.reading() as session:
            assert session.get(File, first) is None
        with pytest.raises(Conflict):
            _do(logos.restore, cast)
