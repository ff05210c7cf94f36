"""The gate between what an AI proposes for a resume and what may stand in it.

It knows no grammar and asks no model. A proposal passes when each of its words is one that claims
nothing, or stands in what the candidate has said; names, numbers, titles and degrees have to stand
there beside the same words as well. It proves that words are theirs, not that a sentence is true:
so every change stays theirs to take or to leave.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from talentra.services import draft_fields
from talentra.services.draft_fields import Draft, Kind, Place
from talentra.services.evidence import Evidence, Word, pairs, words
from talentra.services.foreign_words import DENYING
from talentra.services.plain_words import NEGATIONS

LONGEST, LONGEST_REASON = 2000, 300
MOST_DOUBTS = 8
MOST = 80  # proposals that are looked at
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}  # characters that steer, or that nobody can read
MARKUP = re.compile(
    r"<[a-z!/?]|\]\(|!\[|://|\b(?:javascript|vbscript|mailto):|\bdata:\w+/|\[removed\]",
    re.IGNORECASE,
)
DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
NO_REASON = "The AI gave no reason."


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an AI would write where, and why."""

    path: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a draft; what is to be confirmed is not in it."""

    path: str
    before: str | None
    after: str
    why: str
    needs_confirmation: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A draft that holds nothing unproven, and every change, made or to be confirmed."""

    draft: dict[str, Any]
    changes: list[Change]


def weigh(draft: Mapping[str, Any], proposals: Iterable[Proposal], said: Iterable[str]) -> Weighed:
    """Write into the draft what the candidate's own texts prove; keep the rest beside it."""
    own = dict(draft_fields.texts(draft))
    everything, entries = Evidence([*own.values(), *said]), _entries(own)
    written = Draft(draft)
    changes: list[Change] = []
    doubtful: list[tuple[Place, Proposal]] = []
    for at, proposal in _sound(proposals):
        here = entries.get((at.section, at.entry), everything)
        if not proves(at, own.get(at), proposal.after, everything, here):
            doubtful.append((at, proposal))
        elif change := _change(written, own, at, proposal, is_proven=True):
            changes.append(change)
    asked = (_change(written, own, at, each, is_proven=False) for at, each in doubtful)
    return Weighed(written.content, [*changes, *filter(None, asked)])


def doubts(text: str, said: Iterable[str]) -> list[str]:
    """The words of a text that make a claim and stand nowhere in what was said, as written."""
    held = Evidence(said)
    unknown = (each for each in words(text) if not each.is_plain and not held.names(each))
    return list(dict.fromkeys(each.written for each in unknown))[:MOST_DOUBTS]


def uncounted(text: str, said: Iterable[str]) -> list[str]:
    """The numbers of a text, in digits of any script or spelled, that stand nowhere in it."""
    held = Evidence(said)
    unknown = (each for each in words(text) if each.is_number and not held.names(each))
    return list(dict.fromkeys(each.written for each in unknown))[:MOST_DOUBTS]


def proves(at: Place, before: str | None, after: str, all_of_it: Evidence, here: Evidence) -> bool:
    """Whether the evidence holds all that the text claims; numbers have to be of the same entry."""
    match at.kind:
        case Kind.PROSE:
            return _is_told(before or "", after, all_of_it, here)
        case Kind.TITLE:
            return all_of_it.holds(after)
        case Kind.FACT:
            return not before and all_of_it.holds(after)
        case Kind.DATE:
            return not before and all_of_it.dates(after)
        case None:
            return False


def readable(text: str, longest: int) -> str:
    """A text as it may be shown: on one line, whole, without markup; empty when it is not so."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    unseen = any(unicodedata.category(each) in UNSEEN for each in text)
    return "" if unseen or MARKUP.search(text) or len(text) > longest else text


def _is_told(before: str, after: str, all_of_it: Evidence, here: Evidence) -> bool:
    told = list(words(after))
    numbers = all(here.names(word) for word in told if word.is_number)
    known = all(word.is_plain or all_of_it.names(word) for word in told)
    beside = all(all_of_it.joins(*pair) for pair in pairs(told) if _belong(*pair))
    return numbers and known and beside and _denials(before) <= _denials(after)


def _belong(first: Word, second: Word) -> bool:
    """Whether two words beside each other make a claim that neither makes alone."""
    if first.is_number and second.is_number:
        return True
    counted = first.is_number and second.is_counted
    ranked = first.is_standing or second.is_standing
    named = first.is_weighty and second.is_weighty
    claimed = ranked and not first.is_plain and not second.is_plain
    return not second.broken and (counted or named or claimed)


def _denials(text: str) -> int:
    return sum(word.folded in NEGATIONS | DENYING for word in words(text))


def _sound(proposals: Iterable[Proposal]) -> Iterator[tuple[Place, Proposal]]:
    """The proposals that can be read and have a place, each place once."""
    seen: set[Place] = set()
    for proposal in list(proposals)[:MOST]:
        at = draft_fields.place(proposal.path)
        after = readable(proposal.after, LONGEST)
        if not at or at in seen or not after:
            continue
        if at.kind is Kind.DATE and not DATE.fullmatch(after):
            continue
        seen.add(at)
        why = readable(proposal.why, LONGEST_REASON) or NO_REASON
        yield at, Proposal(proposal.path, after, why)


def _change(
    written: Draft, own: Mapping[Place, str], at: Place, proposal: Proposal, *, is_proven: bool
) -> Change | None:
    """The change where it belongs, made if it is proven; None when it would change nothing."""
    settled = None if own.get(at) == proposal.after else written.settle(at)
    if settled is None:
        return None
    if is_proven:
        written.write(settled, proposal.after)
    return Change(str(settled), own.get(at), proposal.after, proposal.why, not is_proven)


def _entries(own: Mapping[Place, str]) -> dict[tuple[str, int | None], Evidence]:
    """What each entry of the draft says by itself."""
    said: dict[tuple[str, int | None], list[str]] = {}
    for at, text in own.items():
        if at.entry is not None:
            said.setdefault((at.section, at.entry), []).append(text)
    return {which: Evidence(texts) for which, texts in said.items()}
