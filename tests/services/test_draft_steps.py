"""Saving a draft, undoing it and doing it again, and coming back to a version."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound
from talentra.models import Actor
from talentra.queries import drafts as query
from talentra.services import draft_steps as service
from talentra.services import drafts
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock


class Story:
    """One draft of somebody's."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session, self.actor = session, actor
        self.id: UUID = drafts.create(session, actor, "Mine", {"basics": {"name": "0"}}).id

    def save(self, name: str, *, typed: bool = False) -> None:
        """They change their name."""
        content = {"basics": {"name": name}}
        service.save(
            self.session, self.actor, self.id, content, {}, version=self.version, typed=typed
        )

    @property
    def version(self) -> int:
        return query.newest(self.session, self.actor, self.id)

    @property
    def name(self) -> str:
        return query.view(self.session, self.actor, self.id).content["basics"]["name"]

    def undo(self) -> str:
        service.undo(self.session, self.actor, self.id, version=self.version)
        return self.name

    def redo(self) -> str:
        service.redo(self.session, self.actor, self.id, version=self.version)
        return self.name

    def numbers(self) -> list[int]:
        return [each.number for each in query.versions(self.session, self.actor, self.id)]


@pytest.fixture
def story(session: Session, cast: Cast, clock: SteeredClock) -> Story:
    """Cleo has a draft, and time stands still."""
    return Story(session, cast.cleo)


class TestSave:
    def test_refuses_a_stale_version_and_changes_nothing(self, story: Story) -> None:
        story.save("1")
        with pytest.raises(Conflict) as refusal:
            service.save(story.session, story.actor, story.id, {}, {}, version=1)
        assert refusal.value.code == "stale"
        assert story.name == "1"

    def test_of_the_same_is_no_step(self, story: Story) -> None:
        story.save("0")
        assert (story.version, story.numbers()) == (1, [1])

    def test_goes_on_in_the_step_in_which_somebody_types(
        self, story: Story, clock: SteeredClock
    ) -> None:
        for name in ("1", "12", "123"):
            story.save(name, typed=True)
        assert story.numbers() == [2, 1]
        clock.forward(timedelta(seconds=5))
        story.save("1234", typed=True)
        assert story.numbers() == [3, 2, 1]
        assert [story.undo(), story.undo()] == ["123", "0"]

    def test_keeps_at_most_fifty_versions(self, story: Story, clock: SteeredClock) -> None:
        for name in range(1, 120):
            clock.forward(timedelta(minutes=20))
            story.save(str(name))
        numbers = story.numbers()
        assert len(numbers) == service.MOST
        assert numbers[: service.LATEST] == list(range(120, 120 - service.LATEST, -1))

    def test_keeps_what_has_a_name(self, story: Story, clock: SteeredClock) -> None:
        service.name_version(story.session, story.actor, story.id, 1, " First  one ")
        for name in range(1, 90):
            story.save(str(name))
        assert query.versions(story.session, story.actor, story.id)[-1].name == "First one"


class TestUndo:
    def test_goes_back_and_forth(self, story: Story) -> None:
        for name in "123":
            story.save(name)
        assert [story.undo(), story.undo(), story.redo()] == ["2", "1", "2"]
        assert story.version == 7

    def test_says_when_there_is_nothing(self, story: Story) -> None:
        with pytest.raises(Conflict):
            story.undo()
        story.save("1")
        with pytest.raises(Conflict):
            story.redo()

    def test_is_not_done_again_after_something_else(self, story: Story) -> None:
        for name in "12":
            story.save(name)
        story.undo()
        story.save("3")
        with pytest.raises(Conflict):
            story.redo()
        assert story.undo() == "1"


class TestGoBack:
    def test_keeps_what_it_is_now(self, story: Story) -> None:
        story.save("1")
        story.save("2")
        service.go_back(story.session, story.actor, story.id, 1, version=story.version)
        assert (story.name, story.undo()) == ("0", "2")

    def test_knows_its_own_versions_only(self, story: Story, cast: Cast) -> None:
        with pytest.raises(NotFound):
            service.go_back(story.session, story.actor, story.id, 9, version=1)
        with pytest.raises(NotFound):
            service.go_back(story.session, cast.cody, story.id, 1, version=1)


class TestName:
    def test_has_a_length_and_a_most(self, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(service, "MOST_NAMED", 1)
        story.save("1")

        def name(number: int, said: str) -> None:
            service.name_version(story.session, story.actor, story.id, number, said)

        with pytest.raises(Invalid):
            name(1, "x" * 61)
        name(1, "One")
        with pytest.raises(Conflict):
            name(2, "Two")
        name(1, "")
        name(2, "Two")
