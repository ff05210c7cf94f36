"""The demo company's people, as data: every name is invented."""

import unicodedata
from dataclasses import dataclass

from talentra.models import ExperienceLevel, Role

FRESHER, JUNIOR, MIDDLE, SENIOR = ExperienceLevel

# The name before the at sign, then the full name and the role.
STAFF = {
    "ada": ("Ada Quill", Role.ADMIN),
    "rosa": ("Rosa Lindqvist", Role.RECRUITER),
    "remy": ("Remy Okafor", Role.RECRUITER),
    "mateo": ("Mateo Ferreira", Role.RECRUITER),
    "priya": ("Priya Raman", Role.RECRUITER),
    "hana": ("Hana Mori", Role.RECRUITER),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate; `field` decides for which jobs they apply, `applies` for how many of them."""

    full_name: str
    city: str
    headline: str
    level: ExperienceLevel
    field: str
    skills: str
    applies: int = 2

    @property
    def skill_names(self) -> list[str]:
        """The skills one by one, in their order."""
        return self.skills.split(", ")


CLEO = Person("Cleo Marsh", "Pune", "Data engineer", MIDDLE, "data", "Python, SQL, Airflow, dbt", 0)
CODY = Person("Cody Bright", "Bristol", "Backend engineer", JUNIOR, "software", "Python, Django", 0)

# Who handles whom; None are the people who wait for an admin's decision.
ROSTER: dict[str | None, tuple[Person, ...]] = {
    "rosa": (
        CLEO,
        Person("Amara Nwosu", "Lagos", "Analytics engineer", MIDDLE, "data", "SQL, dbt, Python", 3),
        Person("Ingrid Solheim", "Trondheim", "Embedded engineer", SENIOR, "software", "C++, RTOS"),
        Person("Tomás Arriaga", "Bogotá", "Backend engineer", MIDDLE, "software", "Python, Go", 3),
        Person("Yuki Tanabe", "Osaka", "Data scientist", SENIOR, "data", "PyTorch, Python, SQL"),
        Person("Fatima Haddad", "Amman", "Customer success lead", SENIOR, "people", "CRM, Arabic"),
        Person("Lukas Brandt", "Leipzig", ".NET developer", SENIOR, "software", "C#, .NET, Azure"),
        Person("Nadia Petrova", "Varna", "Data analyst", JUNIOR, "data", "SQL, Power BI, Excel", 3),
        Person("Kwame Boateng", "Accra", "Graduate engineer", FRESHER, "software", "Java, Git"),
        Person("Sofía Zamora", "Valparaíso", "Frontend engineer", MIDDLE, "software", "React", 3),
        Person("Arjun Mehta", "Pune", "Data engineer", JUNIOR, "data", "Spark, Python, Kafka", 3),
        Person("Elif Demir", "Izmir", "Onboarding specialist", JUNIOR, "people", "CRM, Turkish"),
        Person("Noah Fairweather", "Leeds", "Python developer", JUNIOR, "software", "Python", 1),
        Person("Mei-Ling Chou", "Tainan", "Statistician", SENIOR, "data", "R, SQL, Python"),
        Person("Callum Reid", "Dundee", "Support engineer", MIDDLE, "people", "Linux, CRM", 1),
    ),
    "mateo": (
        Person("Zoë van Dijk", "Utrecht", "UX researcher", MIDDLE, "design", "Interviews, Figma"),
        Person("Bilal Qureshi", "Lahore", "Machine learning engineer", SENIOR, "data", "PyTorch"),
        Person("Anneli Koskinen", "Tampere", "Firmware engineer", MIDDLE, "software", "C, C++", 3),
        Person("Diego Salinas", "Rosario", "Embedded engineer", JUNIOR, "software", "C++, CAN"),
        Person("Chiara Bellini", "Bologna", "Data scientist", MIDDLE, "data", "Python, R", 3),
        Person("Samuel Oyelaran", "Ibadan", "Statistician", JUNIOR, "data", "R, SQL"),
        Person("Freja Holm", "Aarhus", "Design researcher", SENIOR, "design", "Interviews, Miro"),
    ),
    "priya": (
        Person("Thabo Molefe", "Durban", "Supply planner", MIDDLE, "people", "SAP, Excel", 3),
        Person("Aanya Iyer", "Chennai", "Graduate engineer", FRESHER, "software", "Python, C", 3),
        Person("Oskar Nyberg", "Gothenburg", "Logistics analyst", JUNIOR, "people", "SAP, SQL"),
        Person("Leila Farouk", "Alexandria", "Planner", SENIOR, "people", "SAP, forecasting"),
        Person("Rohan Das", "Kolkata", "Graduate engineer", FRESHER, "software", "Java, SQL"),
        Person("Grace Wanjiru", "Nakuru", "Warehouse lead", MIDDLE, "people", "Excel, SAP", 3),
        Person("Petr Novák", "Brno", "Java developer", MIDDLE, "software", "Java, Kotlin"),
    ),
    "hana": (
        Person("Inês Carvalho", "Porto", "Product designer", SENIOR, "design", "Figma, research"),
        Person("Jonas Keller", "Basel", "Frontend engineer", SENIOR, "software", "TypeScript", 3),
        Person("Maya Goldfarb", "Haifa", "Product designer", MIDDLE, "design", "Figma, CSS", 3),
        Person("Sunil Perera", "Kandy", "Frontend engineer", JUNIOR, "software", "React, CSS", 3),
        Person("Aoife Gallagher", "Galway", "Interaction designer", JUNIOR, "design", "Figma"),
        Person("Minh Tran", "Da Nang", "Web developer", JUNIOR, "software", "Vue, CSS, HTML"),
    ),
    "remy": (),
    None: (
        CODY,
        Person("Valentina Rossi", "Turin", "Data analyst", JUNIOR, "data", "SQL, Tableau", 1),
        Person("Hassan El-Sayed", "Giza", "Site reliability engineer", SENIOR, "systems", "Linux"),
        Person("Ji-woo Han", "Busan", "Product designer", MIDDLE, "design", "Figma, Hangul", 1),
        Person("Dmitri Volkov", "Riga", "Platform engineer", MIDDLE, "systems", "Kubernetes, Go"),
        Person("Abena Mensah", "Kumasi", "Customer advisor", FRESHER, "people", "CRM, French", 1),
    ),
}
SHARED = {"Ingrid Solheim": ("mateo", 9)}  # whom somebody else handled, and until how many days ago
GONE = frozenset({"Noah Fairweather"})  # deactivated since: their applications stay


def address(full_name: str) -> str:
    """An email address out of a name, below a domain that can never exist (RFC 2606)."""
    plain = unicodedata.normalize("NFKD", full_name).encode("ascii", "ignore").decode()
    return f"{'.'.join(plain.lower().split())}@people.example"
