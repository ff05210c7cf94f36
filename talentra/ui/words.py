"""What people read for the words that are kept."""

from talentra.models import VisaStatus
from talentra.models.labels import EMPLOYMENT_TYPES, LEVELS, WORK_MODES

__all__ = ["EMPLOYMENT_TYPES", "LEVELS", "VISA_STATUSES", "WORK_MODES"]

VISA_STATUSES: dict[str, str] = {
    VisaStatus.CITIZEN: "Citizen",
    VisaStatus.PERMANENT_RESIDENT: "Permanent resident",
    VisaStatus.WORK_VISA: "Work visa",
    VisaStatus.STUDENT_VISA: "Student visa",
    VisaStatus.NEEDS_SPONSORSHIP: "Needs sponsorship",
    VisaStatus.OTHER: "Other",
}
