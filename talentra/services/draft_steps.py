"""Saving a draft, and going back and forth in what it has been.

Every step is a version. Typing goes on in the same one for a while; a step that was undone is
there to be done again until something else is changed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.errors import Conflict, Invalid, NotFound
from talentra.models import Actor, DraftVersion, ResumeDraft
from talentra.models.drafts import LONGEST_NAME
from talentra.queries import drafts as query
from talentra.queries.drafts import DraftDetail
from talentra.services.drafts import checked, rename
from talentra.services.telling import announce

TYPING = timedelta(seconds=4)  # what is typed within it is one step
LATEST = 25  # steps that are all kept; of those before, one an hour
MOST = 50  # versions of a draft, the named ones included
MOST_NAMED = 20
STALE = "This draft was changed somewhere else since you opened it."
NOTHING_BEFORE = "There is nothing to undo."
NOTHING_AFTER = "There is nothing to do again."
MANY_NAMES = f"{MOST_NAMED} versions of this draft have names, which is the most. Take one away."


def save(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    content: Mapping[str, Any],
    look: Mapping[str, Any],
    *,
    version: int,
    typed: bool = False,
) -> DraftDetail:
    """Keep what it says now; Conflict when it was changed since `version` was read.

    `typed` goes on in the step in which somebody has been typing, if that was just now.
    """
    draft = _fresh(session, actor, draft_id, version)
    if (draft.content, draft.look) == (content, look):
        return query.detail(session, actor, draft)
    steps = _forget_undone(session, draft, query.steps(session, actor, draft.id))
    draft.content, draft.look = checked(content), dict(look)
    latest = steps[0]
    if not (typed and latest.is_typed and not latest.name and now() - latest.at < TYPING):
        latest = DraftVersion(draft_id=draft.id, number=latest.number + 1, is_typed=typed)
        session.add(latest)
        _thin(session, steps)
    latest.content, latest.look = draft.content, draft.look
    return _show(session, actor, draft, latest)


def save_given(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    *,
    title: str | None,
    content: Mapping[str, Any] | None,
    look: Mapping[str, Any] | None,
    version: int,
) -> DraftDetail:
    """Keep what is given of title, content and look; None leaves it as it is."""
    draft = _fresh(session, actor, draft_id, version)
    if title is not None:
        rename(session, actor, draft_id, title)
    said = draft.content if content is None else content
    return save(session, actor, draft_id, said, look or draft.look, version=version)


def undo(session: Session, actor: Actor, draft_id: UUID, *, version: int) -> DraftDetail:
    """Go one step back."""
    return _turn(session, actor, draft_id, version, NOTHING_BEFORE, lambda at, step: at < step)


def redo(session: Session, actor: Actor, draft_id: UUID, *, version: int) -> DraftDetail:
    """Go one step forth again."""
    return _turn(session, actor, draft_id, version, NOTHING_AFTER, lambda at, step: at > step)


def go_back(
    session: Session, actor: Actor, draft_id: UUID, number: int, *, version: int
) -> DraftDetail:
    """Let the draft be what it was in a version; what it is now stays a version, too."""
    draft = _fresh(session, actor, draft_id, version)
    wanted = _numbered(query.steps(session, actor, draft.id), number)
    return save(session, actor, draft_id, wanted.content, wanted.look, version=version)


def name_version(
    session: Session, actor: Actor, draft_id: UUID, number: int, name: str
) -> DraftDetail:
    """Give a version a name, so that it stays; an empty one takes it away again."""
    draft = query.get(session, actor, draft_id, lock=True)
    steps = query.steps(session, actor, draft.id)
    said = " ".join(name.split())
    if len(said) > LONGEST_NAME:
        sentence = f"Use at most {LONGEST_NAME} characters for a version's name."
        raise Invalid(sentence, fields=[("name", sentence)])
    wanted = _numbered(steps, number)
    named = [each for each in steps if each.name and each is not wanted]
    if said and len(named) >= MOST_NAMED:
        raise Conflict(MANY_NAMES)
    wanted.name = said or None
    announce(session, f"candidate:{actor.user_id}")
    return query.detail(session, actor, draft)


def _fresh(session: Session, actor: Actor, draft_id: UUID, version: int) -> ResumeDraft:
    draft = query.get(session, actor, draft_id, lock=True)
    if draft.version != version:
        raise Conflict(STALE, code="stale", extra={"version": draft.version})
    return draft


def _numbered(steps: Sequence[DraftVersion], number: int) -> DraftVersion:
    found = next((each for each in steps if each.number == number), None)
    if found is None:
        raise NotFound
    return found


def _turn(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    version: int,
    otherwise: str,
    lies: Callable[[int, int], bool],
) -> DraftDetail:
    """Show the nearest version that lies on that side of the one that is shown."""
    draft = _fresh(session, actor, draft_id, version)
    steps = query.steps(session, actor, draft.id)
    beside = [each for each in steps if lies(each.number, draft.step)]
    if not beside:
        raise Conflict(otherwise)
    wanted = min(beside, key=lambda each: abs(each.number - draft.step))
    draft.content, draft.look = wanted.content, wanted.look
    return _show(session, actor, draft, wanted)


def _show(session: Session, actor: Actor, draft: ResumeDraft, shown: DraftVersion) -> DraftDetail:
    draft.step, draft.version, draft.updated_at = shown.number, draft.version + 1, now()
    session.flush()
    announce(session, f"candidate:{actor.user_id}")
    return query.detail(session, actor, draft)


def _forget_undone(
    session: Session, draft: ResumeDraft, steps: list[DraftVersion]
) -> list[DraftVersion]:
    """What stays of the steps, the latest first: what was undone is not done again any more."""
    undone = [each for each in steps if each.number > draft.step and not each.name]
    for each in undone:
        session.delete(each)
    session.flush()
    return [each for each in steps if each not in undone]


def _thin(session: Session, steps: Sequence[DraftVersion]) -> None:
    """Keep the latest steps, one an hour of those before, and all that have a name."""
    unnamed = [each for each in steps if not each.name]
    room = MOST - 1 - (len(steps) - len(unnamed))
    hours: set[str] = set()
    kept: list[DraftVersion] = []
    for each in unnamed:
        hour = f"{each.at:%Y-%m-%d %H}"
        if len(kept) < LATEST or hour not in hours:
            kept.append(each)
        hours.add(hour)
    for each in unnamed:
        if each not in kept[:room]:
            session.delete(each)
