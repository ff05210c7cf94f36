"""A resume on pages: SVG for the preview, PDF for employers, PNG for people who check.

Everything here computes for some 10 ms a page: call it in a worker thread.
"""

from talentra.documents.resumes import press
from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.fitting import Fit, fitted
from talentra.documents.resumes.look import Look
from talentra.documents.resumes.missing import Unfound, sentence, whereabouts
from talentra.documents.resumes.model import Resume
from talentra.errors import Invalid


def preview(resume: Resume, look: Look) -> list[str]:
    """Each page as an SVG, as the PDF shows it; a character without a font is an empty box."""
    sheet = arrange(resume, look)
    fit = fitted(sheet, look)
    return [page.decode() for page in press.pages(sheet, look, fit.tightness, "svg")]


def pdf(resume: Resume, look: Look) -> bytes:
    """A tagged PDF/A-2a that is PDF/UA-1 too; Invalid names characters that no font can print."""
    sheet = arrange(resume, look)
    tightness = fitted(sheet, look).tightness
    try:
        return press.pages(sheet, look, tightness, "pdf", pdf_standards=press.ARCHIVAL)[0]
    except press.Unprintable as error:
        raise Invalid(sentence(whereabouts(sheet, look, error.characters))) from error


def pictures(resume: Resume, look: Look, *, to_the_inch: float = 96) -> list[bytes]:
    """Each page as a PNG."""
    sheet = arrange(resume, look)
    return press.pages(sheet, look, fitted(sheet, look).tightness, "png", ppi=to_the_inch)


def unprintable(resume: Resume, look: Look | None = None) -> list[Unfound]:
    """The characters that no bundled font has, each with the fields in which it stands."""
    look = look or Look()
    sheet = arrange(resume, look)
    try:
        press.pages(sheet, look, press.Tightness(), "pdf", pdf_standards=press.ARCHIVAL)
    except press.Unprintable as error:
        return whereabouts(sheet, look, error.characters)
    return []


def fit(resume: Resume, look: Look) -> Fit:
    """How it is made to fit the pages that were asked for, and how many it takes."""
    return fitted(arrange(resume, look), look)
