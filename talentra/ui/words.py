"""What people read for the words that are kept."""

from talentra.models import VisaStatus
from talentra.models.labels import EMPLOYMENT_TYPES, LEVELS, WORK_MODES

__all__ = ["EMPLOYMENT_TYPES", "LEVELS", "VISA_STATUSES", "WORK_MODES", "over_target"]

VISA_STATUSES: dict[str, str] = {
    VisaStatus.CITIZEN: "Citizen",
    VisaStatus.PERMANENT_RESIDENT: "Permanent resident",
    VisaStatus.WORK_VISA: "Work visa",
    VisaStatus.STUDENT_VISA: "Student visa",
    VisaStatus.NEEDS_SPONSORSHIP: "Needs sponsorship",
    VisaStatus.OTHER: "Other",
}


def over_target(days: int | None) -> str:
    """By how much an application is over the target of its stage; empty when it is not."""
    if not days:
        return ""
    return f"Over target by {days:,} {'day' if days == 1 else 'days'}"
