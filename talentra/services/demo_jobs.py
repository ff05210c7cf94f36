"""The demo company's postings, as data."""

from dataclasses import dataclass
from typing import Any

from talentra.models import EmploymentType, ExperienceLevel, JobStatus, WorkMode

FRESHER, JUNIOR, MIDDLE, SENIOR = ExperienceLevel
ON_SITE, HYBRID, REMOTE = WorkMode
FULL, PART, CONTRACT, _INTERNSHIP, _TEMPORARY = EmploymentType
DRAFT, OPEN, CLOSED = JobStatus


@dataclass(frozen=True, slots=True)
class Posting:
    """A job; days count back from now, `closes_in` counts forward and may be negative."""

    owner: str
    fields: str  # of the candidates who apply for it
    title: str
    company: str
    location: str
    mode: WorkMode
    terms: EmploymentType
    level: ExperienceLevel
    skills: str
    salary: tuple[int, int, str] | None
    duties: tuple[str, ...]
    opened: int = 56
    closed: int | None = None
    closes_in: int | None = None
    status: JobStatus = OPEN
    openings: int = 1

    @property
    def details(self) -> dict[str, Any]:
        """What the posting says, by the names of its columns."""
        low, high, currency = self.salary or (None, None, None)
        told = {"title": self.title, "company": self.company, "location": self.location}
        terms = {"work_mode": self.mode, "employment_type": self.terms}
        pay = {"salary_min": low, "salary_max": high, "currency": currency}
        asked = {"experience_level": self.level, "openings": self.openings}
        return {**told, **terms, **pay, **asked, "description": self.description}

    @property
    def description(self) -> str:
        """The text of the posting, in plain lines."""
        duties = "\n".join(f"- {duty}" for duty in self.duties)
        return (
            f"{self.company} is looking for a {self.title.lower()}.\n\nWhat you will do\n{duties}"
            f"\n\nWhat you bring\n- Practice with {self.skills}\n- Clear words and calm judgement"
        )


# fmt: off
POSTINGS = (
    Posting("rosa", "data", "Data engineer", "Northwind Mills", "Pune", HYBRID, FULL, MIDDLE,
            "Python, SQL, Airflow", (1_800_000, 2_600_000, "INR"),
            ("Move data safely from where it is made to where it is needed",
             "Own the nightly loads of eleven mills",
             "Teach analysts to trust, and to check, the numbers"), openings=2),
    Posting("mateo", "data", "Machine learning engineer", "Saffron Health", "Remote, Europe",
            REMOTE, FULL, SENIOR, "Python, PyTorch, machine learning", (78_000, 96_000, "EUR"),
            ("Turn research on waiting times into a service that clinics rely on",
             "Measure what a model does wrong before anybody else notices",
             "Keep people in charge of every decision about people"), opened=50),
    Posting("rosa", "data", "Data analyst", "Tidewater Energy", "Rotterdam", HYBRID, FULL, JUNIOR,
            "SQL, Excel, Power BI", (46_000, 58_000, "EUR"),
            ("Answer the questions of three wind parks with numbers",
             "Build reports that need no explaining",
             "Find out why two systems count differently"), opened=34, closes_in=4),
    Posting("rosa", "software", "Backend engineer", "Halden Robotics", "Trondheim", HYBRID, FULL,
            MIDDLE, "Python, PostgreSQL, Linux", (720_000, 860_000, "NOK"),
            ("Build the service that tells two hundred robots where to go",
             "Keep its answers below a tenth of a second",
             "Be on call one week in six"), openings=2),
    Posting("hana", "software design", "Frontend engineer", "Lumen & Pike", "Remote, worldwide",
            REMOTE, FULL, MIDDLE, "TypeScript, React, CSS", (62_000, 80_000, "EUR"),
            ("Build the pages on which small shops run their day",
             "Make them work with a keyboard and on an old telephone",
             "Delete more than you add"), opened=48),
    Posting("mateo", "software", "Embedded engineer", "Halden Robotics", "Trondheim", ON_SITE, FULL,
            SENIOR, "C++, RTOS, CAN", (800_000, 950_000, "NOK"),
            ("Write the firmware of a gripper that never drops an egg",
             "Find the fault that shows itself once a week",
             "Review every line that moves metal")),
    Posting("priya", "software", "Graduate software engineer", "Northwind Mills", "Chennai",
            ON_SITE, FULL, FRESHER, "Java, Git, SQL", (700_000, 900_000, "INR"),
            ("Learn in four teams over eighteen months",
             "Ship something small in your first week",
             "Write down what puzzled you, for whoever comes next"), opened=42, openings=4),
    Posting("rosa", "software", ".NET developer", "Tidewater Energy", "Leipzig", HYBRID, CONTRACT,
            SENIOR, "C#, .NET, Azure", (520, 640, "EUR"),
            ("Carry a billing system over to its next decade",
             "Leave tests behind where there were none",
             "Hand over to the team within nine months"), closed=11, status=CLOSED),
    Posting("hana", "design", "Product designer", "Lumen & Pike", "Porto", HYBRID, FULL, MIDDLE,
            "Figma, prototyping, accessibility", (44_000, 56_000, "EUR"),
            ("Design one calm flow where there are five nervous ones",
             "Test with people who keep shops, every second week",
             "Own the shared components"), opened=45),
    Posting("mateo", "design", "UX researcher", "Saffron Health", "Utrecht", HYBRID, PART, MIDDLE,
            "Interviews, usability testing", (38_000, 45_000, "EUR"),
            ("Sit in waiting rooms and listen",
             "Turn forty conversations into five decisions",
             "Protect what people told you"), closed=16, status=CLOSED),
    Posting("remy", "systems software", "Site reliability engineer", "Tidewater Energy",
            "Remote, Europe", REMOTE, FULL, SENIOR, "Linux, Kubernetes, PostgreSQL",
            (72_000, 90_000, "EUR"),
            ("Keep the control rooms' systems up, and prove that they come back",
             "Rehearse the loss of every part once a quarter",
             "Write the page that the next person on call reads at night"), opened=30),
    Posting("priya", "people", "Supply chain planner", "Northwind Mills", "Durban", ON_SITE, FULL,
            MIDDLE, "SAP, Excel, forecasting", (480_000, 600_000, "ZAR"),
            ("Plan grain for eleven mills, twelve weeks ahead",
             "Call the harbour before it calls you",
             "Explain every change of plan in two sentences"), opened=52),
    Posting("rosa", "people", "Customer success lead", "Saffron Health", "Amman", HYBRID, FULL,
            SENIOR, "CRM, onboarding, Arabic", None,
            ("Bring sixty clinics from contract to daily use",
             "Hear trouble early and say so plainly",
             "Lead a team of five across three time zones"), opened=40),
    Posting("priya", "people", "Warehouse shift lead", "Northwind Mills", "Nakuru", ON_SITE, FULL,
            JUNIOR, "Excel, safety", None,
            ("Lead a shift of fourteen people", "Keep aisles clear and counts right",
             "Train new colleagues in their first month"), opened=46, closes_in=-3),
    Posting("rosa", "", "People operations partner", "Lumen & Pike", "Porto", HYBRID, PART, MIDDLE,
            "Labour law, listening", None,
            ("Be the first person people come to", "Make leaving as fair as joining"),
            opened=5, status=DRAFT),
    Posting("remy", "", "Security engineer", "Tidewater Energy", "Rotterdam", HYBRID, FULL, SENIOR,
            "Threat modelling, Linux", (75_000, 95_000, "EUR"),
            ("Look at every door as a stranger would", "Rehearse incidents with the control rooms"),
            opened=2, status=DRAFT),
)
# fmt: on
