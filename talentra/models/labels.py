"""What people read for the words that a posting keeps."""

from talentra.models.jobs import EmploymentType, WorkMode
from talentra.models.profiles import ExperienceLevel

LEVELS: dict[str, str] = {
    ExperienceLevel.FRESHER: "Fresher",
    ExperienceLevel.ONE_TO_THREE: "1–3 yrs",
    ExperienceLevel.THREE_TO_FIVE: "3–5 yrs",
    ExperienceLevel.OVER_FIVE: "5+ yrs",
}
WORK_MODES: dict[str, str] = {
    WorkMode.ON_SITE: "On site",
    WorkMode.HYBRID: "Hybrid",
    WorkMode.REMOTE: "Remote",
}
EMPLOYMENT_TYPES: dict[str, str] = {
    EmploymentType.FULL_TIME: "Full time",
    EmploymentType.PART_TIME: "Part time",
    EmploymentType.CONTRACT: "Contract",
    EmploymentType.INTERNSHIP: "Internship",
    EmploymentType.TEMPORARY: "Temporary",
}


def salary(low: int | None, high: int | None, currency: str | None) -> str:
    """A range in words; empty when there is none."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None and low != high:
        return f"{currency} {low:,} – {high:,}"
    if low is not None:
        return f"{currency} {low:,}" if low == high else f"From {currency} {low:,}"
    return f"Up to {currency} {high:,}"
