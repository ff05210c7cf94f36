"""A resume as pages: how long one takes, and whether a thousand leave memory behind.

`python -m benchmarks.resumes` prints both without founding a company.
"""

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from benchmarks.measuring import Operation, Times
from talentra.documents.resumes import Look, Resume, from_fields, pdf, preview
from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.press import Tightness, pages

MANY = 1_000
PDF_MAY = 40.0  # milliseconds
PREVIEW_MAY = 150.0
LOOK = Look()


def operations() -> Iterator[Operation]:
    """One page as PDF and as preview, beside setting it without tags and archival rules."""
    resume, sheet = one_page(), arrange(one_page(), LOOK)

    def bare() -> object:
        return pages(sheet, LOOK, Tightness(), "pdf")

    yield Operation(
        "resume, one page as PDF", lambda: pdf(resume, LOOK), bare, _pdf_may, f"{PDF_MAY:.0f} ms"
    )
    yield Operation(
        "resume, preview",
        lambda: preview(resume, LOOK),
        bare,
        _preview_may,
        f"{PREVIEW_MAY:.0f} ms",
    )


def _pdf_may(_: Times) -> float:
    return PDF_MAY


def _preview_may(_: Times) -> float:
    return PREVIEW_MAY


def one_page() -> Resume:
    """A resume that fills a page."""
    deed = "Cut the median time of a booking from 900 ms to 140 ms by moving rates."
    job = {"name": "Meridian Freight", "position": "Engineer", "startDate": "2019-03"}
    basics = {"name": "Cleo Park", "email": "cleo@mail.example", "summary": deed * 3}
    skills = [{"name": name, "keywords": ["Go", "SQL"]} for name in ("Data", "Services", "Tools")]
    work = [{**job, "endDate": f"202{year}-01", "highlights": [deed] * 5} for year in (5, 4, 3)]
    school = {"institution": "Gdańsk School", "studyType": "MSc", "area": "Computing"}
    return from_fields(
        {"basics": basics, "work": work, "education": [school, school], "skills": skills}
    )


def main() -> None:
    """Print the times and the growth of memory over a thousand different resumes."""
    resume, times, worked = one_page(), list[float](), list[float]()
    before = 0
    for number in range(MANY):
        if number == MANY // 10:
            before = _resident()  # by then fonts and templates are loaded and caches are full
        named = resume.model_copy(
            update={"basics": resume.basics.model_copy(update={"name": f"Cleo Park {number}"})}
        )
        started, busy = time.perf_counter(), time.process_time()
        pdf(named, LOOK)
        times.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    p95 = quantiles(times, n=20)[-1]
    grown = (_resident() - before) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    sys.stdout.write(
        f"{MANY} resumes as PDF: median {median(times):.1f} ms, p95 {p95:.1f} ms, "
        f"of which the processor worked {median(worked):.1f} ms; memory grew by "
        f"{grown:.1f} MB after the first {MANY // 10}, at most {peak:.0f} MB\n"
    )


def _resident() -> int:
    """The bytes this process holds in memory now."""
    fields = Path("/proc/self/statm").read_text("ascii").split()
    return int(fields[1]) * resource.getpagesize()


if __name__ == "__main__":
    main()
