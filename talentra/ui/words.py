"""What people read for the words that are kept."""

from talentra.models import EmploymentType, ExperienceLevel, VisaStatus, WorkMode

LEVELS: dict[str, str] = {
    ExperienceLevel.FRESHER: "Fresher",
    ExperienceLevel.ONE_TO_THREE: "1–3 yrs",
    ExperienceLevel.THREE_TO_FIVE: "3–5 yrs",
    ExperienceLevel.OVER_FIVE: "5+ yrs",
}
VISA_STATUSES: dict[str, str] = {
    VisaStatus.CITIZEN: "Citizen",
    VisaStatus.PERMANENT_RESIDENT: "Permanent resident",
    VisaStatus.WORK_VISA: "Work visa",
    VisaStatus.STUDENT_VISA: "Student visa",
    VisaStatus.NEEDS_SPONSORSHIP: "Needs sponsorship",
    VisaStatus.OTHER: "Other",
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
