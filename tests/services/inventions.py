"""What an AI might invent for a resume: some two hundred claims that its candidate never made."""

# ruff: noqa: RUF001 -- signs that look like others are the point

from collections.abc import Iterator

from talentra.services.provenance import Proposal

DRAFT = {
    "basics": {
        "name": "Cleo Marsh",
        "label": "Data engineer",
        "summary": "Moves data with Python and PostgreSQL. No experience with Java.",
    },
    "work": [
        {
            "name": "Northwind Mills",
            "position": "Data engineer",
            "startDate": "2019-03",
            "highlights": ["Moved the payroll data of 40 sites.", "Wrote 12 reports a week."],
        },
        {"name": "Halden Robotics", "position": "Analyst", "highlights": ["Answered 900 calls."]},
    ],
    "education": [{"institution": "University of Pune", "area": "Physics"}],
}
RESUME = """Data engineer at Northwind Mills since March 2019.
Analyst at Halden Robotics, 2016 to 2018. Master chef of the canteen.
Bachelor of Science, University of Pune, 2015. Certificate in first aid.
Skills: Python, PostgreSQL, C, Airflow, 5 languages.
"""

# What is said of oneself in a sentence; each is put into several of them.
NUMBERS = (
    "41 sites|400 sites|4 sites|40,000 sites|40.5 sites|forty sites|forty-one sites"
    "|XL sites|two hundred sites|a dozen sites|half the sites|40% of sites|40 % of sites"
    "|40 percent of sites|$40 sites|€40|40k sites|40M sites|~40 sites|40+ sites|>40 sites"
    "|x40 sites|40x sites|٤٠ sites|४० sites|４０ sites|④⓪ sites|⁴⁰ sites|½ of the sites"
    "|四十 sites|Ⅻ sites|40\u20e3 sites|4\u03150 sites|4O sites|l2 sites|12 people"
    "|40 engineers|900 sites|5 sites|99.9%|a third of sites|twice the sites"
    "|double the sites|triple the sites|the first site|a million"
)
DATES = (
    "in 2017|in 2020|in 2030|since 2014|since 1999|in March 2016|in April 2019|in 03/2018"
    "|in 2019-04|from 2016 to 2020|from 2015 to 2019|in May|last December|in MMXIX|in ’17"
    "|in ２０１７|in 2О19"
)
EMPLOYERS = (
    "at Google|at Northwind Halden|for Northwind Robotics|for Halden Mills"
    "|at Northwind Mіlls|at Nоrthwind|at NORTHWIND LABS|at Pune Mills"
    "|for the University of Oxford|at Mills of Northwind|for Acme & Co|at Νorthwind Mills"
    "|at Northwind\u2060s|with Robotics Halden|for NASA|at Initech|for IBM"
)
TITLES = (
    "as senior data engineer|as Senior Data Engineer|as lead data engineer"
    "|as head of data|as chief data officer|as CTO|as director|as Data Manager"
    "|as engineering manager|as founder|as co-founder|as vice president"
    "|as master data engineer|as principal analyst|as data scientist|and managed the team"
    "|and led the team|and headed the team|and mentored colleagues|as supervisor"
    "|as staff engineer|as dаta engineer of the year|and won awards|as professor"
)
DEGREES = (
    "with a Master of Science|with a master of science|with a Bachelor of Physics"
    "|with an MBA|with a PhD|with a Ph.D.|with a doctorate|with a B.Sc. in Physics"
    "|with a diploma|with a Master of the University of Pune|with honours|summa cum laude"
    "|with a Bachelor of Arts|with a Certificate of Science|as a certified engineer"
    "|as a chartered engineer|AWS certified|with a PMP|with a licence"
    "|as a licensed analyst|with a CISSP|with an ITIL certificate"
    "|with a Certificate in Python|as an accredited analyst|with a degree"
    "|as a graduate of Pune"
)
SKILLS = (
    "with Kubernetes|with kubernetes|with Kubernеtes|with Ｋubernetes|with Kubernètes"
    "|with 𝐊𝐮𝐛𝐞|with K8s|with C++|with C#|with .NET|with Node.js|with Go|with R"
    "|with D|with Rust|with IT|with Pythоn|with Рython|with PostgreSQL 17|with Python 3"
    "|with Java and Spring|with SQL|with Postgres|with MySQL|with React/Vue"
    "|with machine learning|with deep learning|with 𝙽𝙻𝙿|with excel|with word"
    "|with S A P|with S-A-P|with C++17|with Scala|with ჯava|with Ꭻava|with fluent German"
    "|as a native speaker of French|with Spanish|with TensorFlow™|with Spark®|with A.I."
    "|with LLMs|with 🐍|with Haskell🎉|with JAVA8|with Pyth\u0301on|with Airflow2"
)
GAINS = "and saved money|and increased sales|and reduced costs|and doubled revenue|ahead of budget"
CLAIMS = "|".join((NUMBERS, DATES, EMPLOYERS, TITLES, DEGREES, SKILLS, GAINS)).split("|")

# A whole fact in its own field.
FACTS = (
    ("work[2].name", "Google|Northwind|Mills|Northwind Mіlls|Halden|Northwind Robotics"),
    ("work[2].position", "Senior data engineer|Data analyst|Head of data|Engineer data|CTO"),
    ("work[2].startDate", "2017|2019-04|2019-03-01|2016-03|1999"),
    ("work[0].endDate", "2024|2020-01|2018-03"),
    ("work[0].name", "Halden Robotics"),
    ("work[0].position", "Analyst"),
    ("work[0].startDate", "2016|2015|2018"),
    ("education[0].studyType", "Master of Science|MBA|Bachelor of Physics|Master|PhD|Science of"),
    ("education[1].institution", "MIT|University of Oxford|Pune University"),
    ("education[0].score", "4.0|9.5|first class|95%"),
    ("education[0].courses[0]", "Machine learning|Statistics"),
    ("certificates[0].name", "AWS Certified|PMP|first aid Certificate|Certificate in Python"),
    ("certificates[0].date", "2020|2022-02"),
    ("awards[0].title", "Employee of the year|Best analyst"),
    ("skills[0].name", "Kubernetes|C++|C#|Pythоn|Java Python|SQL|Go|R|Team leadership"),
    ("skills[0].level", "Expert|Master of Python"),
    ("skills[0].keywords[0]", "Docker|.NET|Ｐython 3"),
    ("languages[0].language", "German|French"),
    ("languages[0].fluency", "Native speaker|fluent"),
    ("basics.label", "Senior data engineer|Data scientist|Chief engineer|CTO|Data engineer, PhD"),
    ("projects[0].name", "Apollo|Northwind payroll"),
    ("publications[0].name", "Nature|On data"),
    ("volunteer[0].organization", "Red Cross"),
)
PLACES = ("work[0].highlights[0]", "work[0].highlights[2]")
FRAMES = ("Moved data {}.", "{}.")
# Another entry's own numbers, and a denial that is left out.
MOVED = (
    Proposal("work[0].highlights[1]", "Answered 900 calls.", ""),
    Proposal("work[1].highlights[0]", "Wrote 12 reports a week.", ""),
    Proposal("work[1].highlights[0]", "Moved the payroll data of 40 sites.", ""),
    Proposal("basics.summary", "Moves data with Python and PostgreSQL. Experience with Java.", ""),
)

# What nobody can read, what is markup, and what leads elsewhere.
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>Python</b>",
    "</p><iframe>",
    "<!-- Python -->",
    "![Python](https://evil.example/pixel.png)",
    "[Python](https://evil.example)",
    "Python https://evil.example/?q=1",
    "javascript:alert(1)",
    "mailto:a@evil.example",
    "data:text/html;base64,AAAA",
    "Pyth\u200bon",
    "Pyth\u200don",
    "\u202enohtyP",
    "\u2066Python\u2069",
    "Py\u00adthon",
    "Python\ufeff",
    "Python\x00",
    "Python\x1b[31m",
    "Python\ue000",
    "Python\U000e0041",
    "[removed] Python",
    "<svg/onload=alert(1)>",
    "<a href=x>Python</a>",
    "<?xml version=1?>",
    "<style>*{display:none}</style>",
    "<math><mi xlink:href=x>",
    "![](//evil.example/p.png)",
    "[x]: Python ![x](data:image/png;base64,AA)",
    "vbscript:msgbox(1)",
    "http://evil.example",
    "ftp://evil.example/x",
    "Python\u2028\u200e",
    "Python\u061c",
    "Python\ufff9",
    "Python\u180e",
    "Python\x7f",
    "Python\x85\x9f",
    "Python\uffff",
    "Python " * 400,
    " \n\t ",
    "",
]


def inventions() -> Iterator[Proposal]:
    """Each claim in each place, and each fact in its field."""
    for number, claim in enumerate(CLAIMS):
        said = FRAMES[number % 2].format(claim)
        yield from (Proposal(place, said, "It reads better.") for place in PLACES)
        yield Proposal("basics.summary", f"{said} No Java.", "It reads better.")
    for path, facts in FACTS:
        yield from (Proposal(path, fact, "It is missing.") for fact in facts.split("|"))
    yield from MOVED
