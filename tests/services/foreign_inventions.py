"""What an AI might invent in other languages, of somebody who wrote in English or in these."""

# ruff: noqa: RUF001 -- letters and digits of other scripts are the point

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from talentra.services.provenance import Proposal

# Of the candidate in inventions.py: translations of what she said, with something more in each.
NUMBERS = (
    "Übertrug Daten von 41 Standorten|Übertrug Daten von einundvierzig Standorten"
    "|Übertrug Daten von ٤٠ Standorten|Daten von ４１ Standorten|Daten von vierhundert Standorten"
    "|A déplacé les données de 400 sites|les données de quarante-et-un sites"
    "|les données de quatre-vingts sites|la moitié des sites|données de 4O sites"
    "|Movió los datos de 400 sitios|los datos de cuarenta y un sitios|los datos de mil sitios"
    "|४१ स्थानों का डेटा|चार सौ स्थानों का डेटा|४०० स्थानों का डेटा|इकतालीस स्थानों का डेटा"
    "|بيانات ٤١ موقعا|بيانات أربعمئة موقع|数据来自四百个站点|４００か所のデータ|데이터 사백 곳"
)
DATES = (
    "seit März 2018|im Mai 2020|seit Herbst 2017|depuis mars 2018|en août 2021|depuis l’été 2016"
    "|desde marzo de 2018|en agosto de 2021|मार्च २०१८ से|अगस्त 2021 में|منذ مارس ٢٠١٨"
    "|２０１８年３月から|2018년 3월부터|с марта 2018"
)
EMPLOYERS = (
    "bei Siemens Beispiel AG|bei der Nordwind GmbH|bei Halden Mühlen|chez Moulins du Nord"
    "|chez Société Exemple|para Molinos del Norte|en Banco Ejemplo|गूगल में|नॉर्थविंड मिल्स में"
    "|उदाहरण बैंक में|في شركة المثال|在示例公司|в компании Пример"
)
TITLES = (
    "als Leiterin der Datenabteilung|als leitende Dateningenieurin|als Geschäftsführerin"
    "|als Teamleiter|comme directrice des données|comme cheffe de projet|comme ingénieure en chef"
    "|como jefa de datos|como directora|como gerente|प्रबंधक के रूप में|निदेशक के रूप में"
    "|मुख्य अभियंता|مديرة البيانات|数据主管|главный инженер"
)
DEGREES = (
    "mit Diplom|mit einem Doktor der Physik|mit Masterabschluss|Magister Artium|mit Auszeichnung"
    "|avec un doctorat|avec un master de physique|licence de droit|maîtrise en physique"
    "|con un doctorado|con una maestría|licenciada en física|पीएचडी के साथ|भौतिकी में स्नातकोत्तर"
    "|एमबीए|دكتوراه في الفيزياء|物理学博士|кандидат наук"
)
SKILLS = (
    "mit Maschinellem Lernen|mit fließendem Deutsch|Français courant|avec apprentissage automatique"
    "|con aprendizaje automático|español nativo|कुबेरनेटिस के साथ|मशीन लर्निंग|تعلم الآلة|機械学習"
)
CLAIMS = "|".join((NUMBERS, DATES, EMPLOYERS, TITLES, DEGREES, SKILLS)).split("|")
FACTS = (
    ("work[2].name", "Siemens Beispiel AG|Moulins du Nord|Banco Ejemplo|उदाहरण बैंक|شركة المثال"),
    ("work[0].name", "Nordwind Mühlen|Moulins Northwind|नॉर्थविंड मिल्स"),
    ("work[2].position", "Dateningenieurin|Directrice|Jefa de datos|निदेशक|مديرة|主管"),
    ("work[0].position", "Leitende Dateningenieurin|Ingénieure des données|डेटा इंजीनियर"),
    ("work[0].endDate", "٢٠٢٠|२०२०|２０２０|2020"),
    ("education[0].studyType", "Diplom|Licence|Maestría|स्नातक|بكالوريوس|修士"),
    ("certificates[0].name", "Zertifikat in Erster Hilfe|Certificat|प्राथमिक चिकित्सा"),
    ("languages[0].language", "Deutsch|français|हिन्दी|العربية"),
    ("skills[0].name", "Maschinelles Lernen|जावा|پایتون|Питон"),
)
PLACES = ("work[0].highlights[0]", "work[1].highlights[2]", "basics.summary")


def inventions() -> Iterator[Proposal]:
    """Each claim in each place, and each fact in its field."""
    for claim in CLAIMS:
        yield from (Proposal(place, f"{claim}. No Java.", "Translated.") for place in PLACES)
    for path, facts in FACTS:
        yield from (Proposal(path, fact, "Translated.") for fact in facts.split("|"))


@dataclass(frozen=True)
class Writer:
    """Somebody who wrote in another language: what they may be told anew, and what was moved."""

    language: str
    summary: str
    first: str  # deeds at their first employer
    second: str  # and at their second
    own: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]

    @property
    def draft(self) -> dict[str, Any]:
        """Their draft."""
        work = [{"name": "Northwind", "highlights": [self.first]}]
        work += [{"name": "Halden", "highlights": [self.second]}]
        return {"basics": {"summary": self.summary}, "work": work}


FIRST, SECOND, SUMMARY = "work[0].highlights[0]", "work[1].highlights[0]", "basics.summary"
WRITERS = (
    Writer(
        "German",
        "Keine Erfahrung mit Java.",
        "Übertrug die Lohndaten von vierzig Standorten und schrieb zwölf Berichte.",
        "Leiterin der Kantine, beantwortete neunhundert Anrufe.",
        (
            (FIRST, "Übertrug die Lohndaten von vierzig Standorten."),
            (SECOND, "Beantwortete neunhundert Anrufe."),
        ),
        (
            (FIRST, "Übertrug die Lohndaten von neunhundert Standorten."),
            (FIRST, "Übertrug die Lohndaten von zwölf Standorten."),
            (FIRST, "Schrieb vierzig Berichte."),
            (FIRST, "Leiterin der Lohndaten."),
            (SECOND, "Beantwortete zwölf Anrufe."),
            (SUMMARY, "Erfahrung mit Java."),
        ),
    ),
    Writer(
        "French",
        "Sans expérience en Java.",
        "A déplacé les données de quarante sites et rédigé douze rapports.",
        "Directrice de la cantine, a répondu à deux mille appels.",
        ((FIRST, "A rédigé douze rapports."), (SECOND, "Directrice de la cantine.")),
        (
            (FIRST, "A déplacé les données de deux sites."),
            (FIRST, "A rédigé quarante rapports."),
            (FIRST, "Directrice des données."),
            (FIRST, "Directrice de données."),
            (SECOND, "A répondu à douze appels."),
            (SUMMARY, "Expérience en Java."),
        ),
    ),
    Writer(
        "Spanish",
        "Sin experiencia con Java.",
        "Movió los datos de cuarenta sitios y escribió doce informes.",
        "Jefa de la cantina, respondió a dos mil llamadas.",
        ((FIRST, "Escribió doce informes."), (SECOND, "Jefa de la cantina.")),
        (
            (FIRST, "Movió los datos de dos sitios."),
            (FIRST, "Escribió cuarenta informes."),
            (FIRST, "Jefa de los datos."),
            (SECOND, "Respondió a doce llamadas."),
            (SUMMARY, "Experiencia con Java."),
        ),
    ),
    Writer(
        "Hindi",
        "जावा का अनुभव नहीं।",
        "चालीस स्थानों का डेटा बदला। बारह रिपोर्ट लिखीं।",
        "कैंटीन की प्रबंधक। नौ सौ फ़ोन उठाए।",
        ((FIRST, "बारह रिपोर्ट लिखीं।"), (SECOND, "कैंटीन की प्रबंधक।")),
        (
            (FIRST, "नौ सौ स्थानों का डेटा बदला।"),
            (FIRST, "चालीस रिपोर्ट लिखीं।"),
            (FIRST, "डेटा की प्रबंधक।"),
            (SECOND, "बारह फ़ोन उठाए।"),
            (SUMMARY, "जावा का अनुभव।"),
        ),
    ),
    Writer(
        "Arabic",
        "بدون خبرة في جافا.",
        "نقلت بيانات أربعين موقعا. كتبت عشرين تقريرا.",
        "مديرة المقصف. أجابت عن تسعين مكالمة.",
        ((FIRST, "كتبت عشرين تقريرا."), (SECOND, "مديرة المقصف.")),
        (
            (FIRST, "نقلت بيانات تسعين موقعا."),
            (FIRST, "كتبت أربعين تقريرا."),
            (FIRST, "مديرة بيانات."),
            (SECOND, "أجابت عن عشرين مكالمة."),
            (SUMMARY, "خبرة في جافا."),
        ),
    ),
)
# The months as people write them, and what only looks like one.
MONTHS = (
    ("seit März 2019", "2019-03"), ("Okt. 2021", "2021-10"), ("depuis août 2020", "2020-08"),
    ("févr. 2018", "2018-02"), ("desde marzo de 2019", "2019-03"), ("dic 2017", "2017-12"),
    ("मार्च २०१९ से", "2019-03"), ("दिसंबर 2020", "2020-12"), ("منذ مارس ٢٠١٩", "2019-03"),
    ("２０１９年３月", "2019-03"), ("2019년 3월", "2019-03"), ("０３/２０１９", "2019-03"),
    ("Sept. 2016", "2016-09"), ("March, 2019", "2019-03"),
)  # fmt: skip
NO_MONTHS = (
    ("marketing 2019", "2019-03"), ("decade 2019", "2019-12"), ("junk 2019", "2019-06"),
    ("Novartis 2019", "2019-11"), ("maybe 2019", "2019-05"), ("Marsch 2019", "2019-03"),
    ("maison 2019", "2019-05"), ("ماركة 2019", "2019-03"),
)  # fmt: skip
