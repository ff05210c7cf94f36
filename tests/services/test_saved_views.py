"""Lists that staff give a name."""

from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.queries import saved_views as query
from talentra.services import saved_views as service
from tests.harness.cast import Cast


class TestSavedViews:
    def test_are_kept_by_name_and_replaced_by_the_same(self, session: Session, cast: Cast) -> None:
        service.save(session, cast.rosa, "  Long   waiting ", "waiting=1")
        session.flush()
        service.save(session, cast.rosa, "Long waiting", "waiting=1&city=Pune")
        service.save(session, cast.rosa, "Offers", "stage=offer")
        session.flush()
        kept = [(view.name, view.asked) for view in query.own(session, cast.rosa)]
        assert kept == [("Long waiting", "waiting=1&city=Pune"), ("Offers", "stage=offer")]

    def test_are_ones_own(self, session: Session, cast: Cast) -> None:
        view = service.save(session, cast.rosa, "Offers", "stage=offer")
        session.flush()
        assert query.own(session, cast.remy) == query.own(session, cast.ada) == []
        for view_id in (view.id, uuid4()):
            with pytest.raises(NotFound):
                service.remove(session, cast.remy, view_id)
        service.remove(session, cast.rosa, view.id)
        session.flush()
        assert query.own(session, cast.rosa) == []

    def test_need_a_name_and_have_a_bound(self, session: Session, cast: Cast) -> None:
        for name, asked in (("  ", ""), ("x" * 61, ""), ("Offers", "x" * 1001)):
            with pytest.raises(Invalid):
                service.save(session, cast.rosa, name, asked)
        for number in range(service.MOST):
            service.save(session, cast.rosa, f"View {number}", "")
            session.flush()
        with pytest.raises(Conflict):
            service.save(session, cast.rosa, "One more", "")
        service.save(session, cast.rosa, "View 3", "stage=offer")

    def test_are_for_staff(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            service.save(session, cast.cleo, "Offers", "")
