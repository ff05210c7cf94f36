"""Forty invented people: accents, long words, three pages, names from the right, every time."""

from random import Random
from typing import Any

NAMES = (
    *("Zażółć Gęślewska", "Łukasz Żółtowski-Ćwirko", "Þórdís Ægisdóttir", "Søren Brøndum-Ågård"),
    *("Nguyễn Thị Ánh Tuyết", "Đặng Hữu Phước", "Ioana Țărănescu", "Gökçe Şimşekoğlu"),
    *("Jiří Příhoda", "Žofie Třešňáková", "Ődön Szűcs", "Māra Kļaviņa-Ķēniņa"),
    *("Ελένη Παπαγεωργίου", "Олена Ґудзь", "Алексей Щёголев", "Inés Ñáñez y Güell"),
    *("François-Xavier L'Hôpital", "Siân ap Llŷr", "Ġorġ Żammit", "Tõnu Õunpuu"),
    *("סיון בר־לב", "מיכל אבן־עזרא"),  # noqa: RUF001 (Hebrew letters)
    *("نور الهدى المصري", "شیرین گل‌محمدی"),
    *("Noa Levi / נועה", "Samir Haddad / سمير", "דניאל שטרן", "فاطمة الزهراء بن علي"),
    *("Bartholomew Featherstonehaugh-Cholmondeley", "Wolfeschlegelsteinhausenbergerdorff Hubert"),
    *("Ana-María de los Ángeles Fernández de la Peña", "X Æ Quill", "O'Shea, Aoife", "Ng Wei"),
    *("Llanfairpwllgwyngyll Rhys", "José Ortega Jr.", "Anaïs Noël", "Åse Strøm", "Čedo Šarić"),
    "Keʻala Kāneʻohe",  # noqa: RUF001 (the letter of Hawaiian, not an apostrophe)
)
TITLES = (
    *(
        "Backend engineer",
        "Leitende Krankenschwester",
        "Ingénieure réseau",
        "Head of C++ & C# tools",
    ),
    *("Projektowa konstruktorka mostów", "Accountant (part-time)", "Q&A lead / release captain"),
    *("Rechtsschutzversicherungsgesellschaftsangestellte",),
)
FIRMS = (
    *("Meridian Freight B.V.", "Pâtisserie Lumière", "Ærø Offshore A/S", "Łódzkie Zakłady 1892"),
    *("Kowalska & Synowie sp. z o.o.", "7th Harbour Institute", "Đà Nẵng Textiles"),
    *(
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "R#D 100%",
    ),
)
PLACES = ("Kraków", "Zürich", "São Paulo", "Reykjavík", "Tel Aviv", "Đà Lạt", "Malmö", "Cork", "")
DEEDS = (
    "Cut the median time of a booking from 900 ms to 140 ms.",
    "Led the move of 14 services to PostgreSQL 16 without a minute of downtime; 40 TB of rows.",
    "Zredukowała liczbę błędów o 63% w ciągu roku – żadnych nocnych alarmów.",
    'Wrote `#read("/etc/passwd")` into $100 templates @home, and nothing happened\\.',
    "Taught Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation to 30 apprentices.",
    "Budget: €2.1 million (2019), £1.8 million (2020); 12 % under plan.",
    "Published the guide at https://docs.meridian.example/a/very/long/path/that/never/seems/to/end.",
    "*Not* a _list_ = but - a sentence / with [brackets], <angles> and a ~tilde~.",
    "Office affairs: efficient, different, offline workflow.",
)
SKILLS = (
    "C++",
    "C#",
    ".NET",
    "Machine learning",
    "Node.js",
    "R",
    "Sécurité",
    "naïve Bayes",
    "Żagle",
)
SPOKEN = (("Polish", "Native"), ("français", "C2"), ("עברית", "B1"), ("العربية", "A2"), ("日", ""))
LONG = 3  # every so many people have three pages


def person(number: int) -> dict[str, Any]:
    """The resume of one of the forty, 0 to 39, as JSON Resume."""
    luck = Random(number)
    name = NAMES[number]
    long = number % LONG == 0
    return {
        "basics": _basics(luck, number, name),
        "work": [
            _work(luck, year, long) for year in range(2024, 2024 - 2 * (9 if long else 3), -2)
        ],
        "education": [_school(luck, year) for year in (2004, 2001)[: luck.randint(1, 2)]],
        "skills": [_skill(luck, name) for name in luck.sample(SKILLS, 5)],
        "projects": [_project(luck, place) for place in range(4 if long else 1)],
        "certificates": [
            {"name": f"Certified {luck.choice(SKILLS)} keeper", "issuer": luck.choice(FIRMS)}
            | {"date": f"20{luck.randint(10, 25)}-0{luck.randint(1, 9)}"}
        ],
        "languages": [
            {"language": tongue, "fluency": level}
            for tongue, level in luck.sample(SPOKEN[:-1], luck.randint(1, 3))
        ],
        **(_more(luck) if number % 4 == 0 else {}),
    }


def _basics(luck: Random, number: int, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": luck.choice((*TITLES, "مهندس برمجيات", "מהנדסת תוכנה")),
        "email": f"person-{number}@mail.example",
        "phone": f"+48 {luck.randint(100, 999)} 555 0{luck.randint(100, 999)}",
        "url": f"https://person-{number}.example",
        "summary": " ".join(luck.sample(DEEDS, 3)),
        "location": {"city": luck.choice(PLACES) or "Cork", "countryCode": "PL"},
        "profiles": [{"network": "Octoforge", "url": f"https://octoforge.example/p{number}"}],
    }


def _work(luck: Random, year: int, long: bool) -> dict[str, Any]:
    end = {} if year == 2024 else {"endDate": f"{year + 1}-0{luck.randint(1, 9)}"}
    return {
        "name": luck.choice(FIRMS),
        "position": luck.choice(TITLES),
        "location": luck.choice(PLACES),
        "startDate": f"{year}-{luck.randint(10, 12)}",
        **end,
        "summary": luck.choice(DEEDS),
        "highlights": luck.sample(DEEDS, 6 if long else luck.randint(1, 3)),
    }


def _school(luck: Random, year: int) -> dict[str, Any]:
    return {
        "institution": f"University of {luck.choice(PLACES) or 'Cork'}",
        "studyType": luck.choice(("BSc", "MSc", "Dr. rer. nat.", "Magister")),
        "area": luck.choice(("Informatik", "Génie civil", "Mathematics", "הנדסה")),
        "startDate": str(year),
        "endDate": f"{year + 3}-06",
        "score": luck.choice(("4.8 of 5.0", "cum laude", "")),
        "courses": luck.sample(("Algebra", "Łańcuchy Markowa", "Thermodynamik"), 2),
    }


def _skill(luck: Random, name: str) -> dict[str, Any]:
    return {"name": name, "level": luck.choice(("Expert", "", "5 years"))} | {
        "keywords": luck.sample(
            ("asyncio", "Qt6", "Škoda-bus", "TCP/IP", "a++"), luck.randint(0, 3)
        )
    }


def _project(luck: Random, place: int) -> dict[str, Any]:
    return {
        "name": f"ledger-{place}",
        "description": luck.choice(DEEDS),
        "highlights": luck.sample(DEEDS, 2),
        "url": f"https://ledger-{place}.example/",
        "roles": ["Maintainer"],
        "startDate": f"201{place}-02",
        "keywords": ["Rust", "ÉTL"],
    }


def _more(luck: Random) -> dict[str, Any]:
    return {
        "awards": [
            {"title": "Quiet Pager Award", "awarder": luck.choice(FIRMS), "date": "2022-11"}
        ],
        "publications": [
            {"name": "Ledgers that balance", "publisher": "J. Small Syst.", "releaseDate": "2020"}
        ],
        "volunteer": [
            {"organization": "Repair Café", "position": "Treasurer", "startDate": "2019"}
        ],
        "interests": [{"name": "Rowing", "keywords": ["Eights"]}, {"name": "Żeglarstwo"}],
        "references": [{"name": "Remy Ortiz", "reference": "The calmest colleague I have had."}],
    }
