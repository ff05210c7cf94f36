"""What a machine read in a resume, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from talentra.documents.resumes import Remark
from talentra.documents.resumes.proof import Finding, Proof, Read
from talentra.ui.pages.candidate.builder.content import place_of

NAMED = 12  # fields of one reader that are named
LONGEST = 90  # characters of a field that are shown
WRONG = {Finding.ALTERED: "Read with other spaces or breaks", Finding.MISSING: "Not read"}
MISPLACED = "Read in another order"
TURNED = "Read word by word as it stands on the page, not as it is spoken"


@dataclass(frozen=True)
class Hint:
    """What stands out in a field, and what to do about it."""

    path: str
    where: str
    weight: str
    sentence: str


@dataclass(frozen=True)
class Misread:
    """A field that a machine does not read as it is written."""

    path: str
    where: str
    text: str
    what: str


@dataclass(frozen=True)
class Reading:
    """What one reader made of one file."""

    name: str
    said: str
    is_whole: bool
    wrong: list[Misread] = field(default_factory=list[Misread])
    text: str = ""


def hints(remarks: Iterable[Remark]) -> list[Hint]:
    """The check list, what must be mended first."""
    return [
        Hint(each.path, place_of(each.path), each.weight.value, each.sentence) for each in remarks
    ]


def readings(proofs: Iterable[Proof]) -> list[Reading]:
    """What every reader made of both files."""
    return [_reading(proof) for proof in proofs]


def _reading(proof: Proof) -> Reading:
    wrong = [_misread(each) for each in proof.fields if _is_wrong(each)]
    right = len(proof.fields) - len(wrong)
    said = f"{right} of {len(proof.fields)} fields are read as they are written."
    return Reading(
        f"{proof.file}, read by {proof.reader}", said, not wrong, wrong[:NAMED], proof.text[:20_000]
    )


def _is_wrong(read: Read) -> bool:
    return read.finding is not Finding.FOUND or read.misplaced or read.turned


def _misread(read: Read) -> Misread:
    text = read.text if len(read.text) <= LONGEST else f"{read.text[:LONGEST]}…"
    what = WRONG.get(read.finding, TURNED if read.turned else MISPLACED)
    return Misread(read.path, place_of(read.path), text, what)
