"""What an AI would change in a draft, and what becomes of each proposal: nothing by itself.

The gate is asked twice, for what is shown and again for what is taken over.
"""

import asyncio
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db
from talentra.ai import Hear, Question
from talentra.errors import Conflict, Invalid
from talentra.models import Actor
from talentra.queries import drafts
from talentra.queries.drafts import DraftDetail
from talentra.services import ai_calls, draft_fields, draft_steps, provenance, resume_drafts
from talentra.services.draft_fields import Draft, Kind, Place
from talentra.services.provenance import Change, Proposal
from talentra.services.resume_drafts import RULES, Edits, Material, Wish
from talentra.services.telling import audit

Aim = Literal["bullet", "summary", "tailor", "translate", "generate"]
OPTIONS = 3  # of one bullet
AIMS: dict[Aim, str] = {
    "bullet": "Give exactly three options for the one text whose path is in “only”: clearer, "
    "active, without filler. All three changes have that path.",
    "summary": "Write basics.summary: two or three sentences from what is there.",
    "tailor": "Reword the draft so that what matters for the job comes first.",
    "translate": "Translate every text of the draft into the language in “language”, each to its "
    "own path. Names, employers, numbers and dates stay as they are.",
    "generate": "Fill the draft with what “notes”, “profile” and “resume” say.",
}
SPOKEN = re.compile(r'"after"\s*:\s*"((?:[^"\\]|\\.)*)')
ONE_TEXT = "Choose the text to be improved: a highlight or a summary that has words already."
NO_JOB = "Choose the job to tailor it to."
NO_LANGUAGE = "Say which language to translate it into."
CHANGED = "That text was changed since. Ask the AI again."
FIRST = "Accept or drop the entry before it first."
SAY_YES = "This holds something you have not said yet. Say that it is true, or drop it."
GONE = "This proposal does not fit the draft any more. Ask the AI again."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants help with."""

    aim: Aim
    path: str = ""
    job_id: UUID | None = None
    resume_id: UUID | None = None
    language: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One proposal, and which of its words are nowhere in what the candidate has said.

    In a translation each word is new: of these only the numbers are named.
    """

    change: Change
    doubts: tuple[str, ...] = ()
    is_translation: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The draft with a proposal in it, and the proposals that are left."""

    draft: DraftDetail
    offers: list[Offer]


async def propose(
    actor: Actor, draft_id: UUID, wanted: Wanted, hear: Hear | None = None
) -> list[Offer]:
    """The AI's proposals for one's own draft; `hear` is told its words while they come."""
    draft = await db.read(drafts.view, actor, draft_id)
    _check(wanted, draft.content)
    material = await db.read(_material, actor, wanted, draft.content)
    question = _question(wanted, material)
    answer = await ai_calls.ask(actor, question, "draft", draft_id, hear=hear)
    proposals = [Proposal(each.path, each.after, each.why) for each in answer.content.changes]
    return await asyncio.to_thread(_offers, wanted, material, proposals)


def accept(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    wanted: Wanted,
    offers: Sequence[Offer],
    number: int,
    *,
    version: int,
    is_true: bool = False,
) -> Taken:
    """Write one of the offers into the draft, as a step that can be undone.

    What the candidate has not said needs their yes (`is_true`), which is written down. Conflict
    when the text or the draft was changed in the meantime.
    """
    change = offers[number].change
    draft = drafts.view(session, actor, draft_id)
    said = _material(session, actor, wanted, draft.content).said
    path = _path(change, draft.content, [each.change for each in offers])
    fresh, proven = _weighed(change, draft.content, path, said)
    if fresh.needs_confirmation and not is_true:
        raise Invalid(SAY_YES)
    content = _written(draft.content, fresh) if fresh.needs_confirmation else proven
    saved = draft_steps.save(session, actor, draft_id, content, draft.look, version=version)
    if fresh.needs_confirmation:
        _confirm(session, actor, saved, fresh)
    others = [each for at, each in enumerate(offers) if at != number]
    left = [] if wanted.aim == "bullet" else [_moved(each, change, fresh) for each in others]
    return Taken(saved, left)  # of a bullet, one option settles the others


def spoken(partial: str) -> list[str]:
    """The texts of an answer that is still coming, as far as they have come."""
    found: list[str] = []
    for raw in SPOKEN.findall(partial):
        try:
            found.append(json.loads(f'"{raw}"'))
        except ValueError:  # it ends within an escape
            found.append(raw.rpartition("\\")[0])
    return [" ".join(each.split())[: provenance.LONGEST] for each in found]


def bullets(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The path and the words of each text of a draft that can be improved by itself."""
    prose = ((at, said) for at, said in draft_fields.texts(content) if at.kind is Kind.PROSE)
    return [(str(at), " ".join(said.split())) for at, said in prose if said.strip()]


def _check(wanted: Wanted, content: Mapping[str, Any]) -> None:
    if wanted.aim == "bullet" and wanted.path not in dict(bullets(content)):
        raise Invalid(ONE_TEXT, fields=[("path", ONE_TEXT)])
    if wanted.aim == "tailor" and not wanted.job_id:
        raise Invalid(NO_JOB, fields=[("job", NO_JOB)])
    if wanted.aim == "translate" and not wanted.language.strip():
        raise Invalid(NO_LANGUAGE, fields=[("language", NO_LANGUAGE)])


def _material(session: Session, actor: Actor, wanted: Wanted, content: dict[str, Any]) -> Material:
    mode = "tailor" if wanted.aim == "tailor" else "improve"
    wish = Wish(mode, content, wanted.resume_id, wanted.job_id, notes=wanted.notes[:4000])
    return resume_drafts.gather(session, actor, wish)


def _question(wanted: Wanted, material: Material) -> Question[Edits]:
    more = {"bullet": {"only": wanted.path}, "translate": {"language": wanted.language[:60]}}
    told = material.told | more.get(wanted.aim, {})
    said = ai_calls.enclosed(json.dumps(told, ensure_ascii=False))
    return Question(f"resume.{wanted.aim}", f"{RULES}\n{AIMS[wanted.aim]}", said, Edits)


def _offers(wanted: Wanted, material: Material, proposals: list[Proposal]) -> list[Offer]:
    draft, said = material.draft, material.said
    own = dict(draft_fields.texts(draft))
    if wanted.aim == "bullet":  # each is weighed alone: they stand for one another
        meant = [each for each in proposals if each.path == wanted.path][:OPTIONS]
        alone = (provenance.weigh(draft, [each], said) for each in meant)
        found = [change for weighed in alone for change in weighed.changes]
    else:
        found = provenance.weigh(draft, _meant(wanted, proposals, own), said).changes
    everything = [*own.values(), *said]
    return [_offer(change, everything, wanted.aim) for change in found]


def _meant(wanted: Wanted, proposals: list[Proposal], own: Mapping[Place, str]) -> list[Proposal]:
    """Those that are about what was asked for."""
    if wanted.aim == "summary":
        return [each for each in proposals if each.path == "basics.summary"]
    if wanted.aim == "translate":
        there = {str(at) for at in own}
        return [each for each in proposals if each.path in there]
    return proposals


def _offer(change: Change, said: list[str], aim: Aim) -> Offer:
    is_translation = aim == "translate"
    name = provenance.uncounted if is_translation else provenance.doubts
    doubts = name(change.after, said) if change.needs_confirmation else []
    return Offer(change, tuple(doubts), is_translation)


def _weighed(
    change: Change, content: dict[str, Any], path: str, said: list[str]
) -> tuple[Change, dict[str, Any]]:
    """The change as the gate sees it now, and the draft with it if it is proven."""
    weighed = provenance.weigh(content, [Proposal(path, change.after, change.why)], said)
    if not weighed.changes:
        raise Conflict(GONE)
    (fresh,) = weighed.changes
    if fresh.before != change.before:
        raise Conflict(CHANGED)
    return fresh, weighed.draft


def _path(change: Change, content: dict[str, Any], offered: Sequence[Change]) -> str:
    """Where it belongs now: what is new goes behind what has come in the meantime."""
    at = draft_fields.place(change.path)
    if at is None or change.before is not None:
        return change.path
    number = len(content.get(at.section) or ())
    if at.entry is not None and at.entry > number:
        others = (draft_fields.place(each.path) for each in offered if each.before is None)
        new = {each.entry for each in others if each and each.section == at.section}
        if any(number <= (entry or 0) < at.entry for entry in new):
            raise Conflict(FIRST)
        at = replace(at, entry=number)
    is_taken = at.part is not None and at in dict(draft_fields.texts(content))
    return str(replace(at, part=999) if is_taken else at)


def _moved(offer: Offer, asked: Change, landed: Change) -> Offer:
    """The offer, with its place in the entry that another offer of the same entry has begun."""
    place, before, after = map(draft_fields.place, (offer.change.path, asked.path, landed.path))
    if not (place and before and after) or offer.change.before is not None:
        return offer
    if (place.section, place.entry) != (before.section, before.entry):
        return offer
    return replace(offer, change=replace(offer.change, path=str(replace(place, entry=after.entry))))


def _written(content: dict[str, Any], change: Change) -> dict[str, Any]:
    at = draft_fields.place(change.path)
    if at is None:
        raise Conflict(GONE)
    written = Draft(content)
    written.write(at, change.after)
    return written.content


def _confirm(session: Session, actor: Actor, saved: DraftDetail, change: Change) -> None:
    """Write down that the candidate said it is true; the words themselves stand in the draft."""
    words = hashlib.sha256(change.after.encode()).hexdigest()
    told = {"path": change.path, "sha256": words, "version": saved.version}
    audit(session, actor, "draft.fact_confirmed", "draft", saved.id, after=told)
