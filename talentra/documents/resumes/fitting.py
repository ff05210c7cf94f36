"""Shrinks a resume until it fits on so many pages, never below what can be read on paper."""

from dataclasses import dataclass

from talentra.documents.resumes import press
from talentra.documents.resumes.look import SIZES, Look
from talentra.documents.resumes.press import Tightness
from talentra.documents.resumes.sheet import Sheet

STEPS = 12  # from loose to as tight as can be read


@dataclass(frozen=True, slots=True)
class Fit:
    """How a resume was made to fit; `fits` is false when even the tightest takes more pages."""

    tightness: Tightness
    pages: int
    fits: bool

    def advice(self, look: Look) -> str:
        """What to tell the person; empty when there is nothing to tell."""
        if self.fits:
            return ""
        asked = "one page" if look.fit_pages == 1 else f"{look.fit_pages} pages"
        return (
            f"Even at {SIZES[0]} points this takes {self.pages} pages, not {asked}. "
            "Shorten or hide something, or allow more pages."
        )


def fitted(sheet: Sheet, look: Look) -> Fit:
    """The loosest setting that fits, found by halving; each try sets the pages once."""
    loose = _try(sheet, look, 0)
    if not look.fit_pages or loose.fits:
        return loose
    fits, low, high = _try(sheet, look, STEPS), 0, STEPS
    while fits.fits and high - low > 1:
        middle = (low + high) // 2
        if (attempt := _try(sheet, look, middle)).fits:
            fits, high = attempt, middle
        else:
            low = middle
    return fits


def tightness(step: int, look: Look) -> Tightness:
    """First the gaps close, then the margins, then the letters shrink, down to SIZES[0] points."""
    part = step / STEPS
    smallest = min(SIZES[0] / look.size, 1.0)
    return Tightness(
        size=1 - (1 - smallest) * max(0.0, part - 0.25) / 0.75,
        gap=1 - 0.45 * min(1.0, part / 0.75),
        margin=1 - 0.3 * min(1.0, part / 0.75),
    )


def _try(sheet: Sheet, look: Look, step: int) -> Fit:
    tight = tightness(step, look)
    count = len(press.pages(sheet, look, tight, "svg"))
    return Fit(tight, count, not look.fit_pages or count <= look.fit_pages)
