"""What headings, positions, schools and degrees are called, in the languages we meet most."""

import re

HEADINGS = {
    "summary": "summary|profile|professional profile|about|about me|objective|professional summary|"
    "career summary|"
    "personal statement|profil|zusammenfassung|über mich|résumé|perfil|podsumowanie|o mnie",
    "work": "experience|work experience|professional experience|employment|employment history|"
    "work history|career|career history|berufserfahrung|beruflicher werdegang|"
    "expérience|expérience professionnelle|expériences|experiencia|experiencia laboral|"
    "experiencia profesional|doświadczenie|doświadczenie zawodowe",
    "education": "education|academic background|academic history|studies|education and training|"
    "ausbildung|bildung|studium|formation|formación|educación|wykształcenie|edukacja",
    "skills": "skills|technical skills|key skills|core skills|technologies|competencies|"
    "core competencies|skills and tools|tools|kenntnisse|fähigkeiten|it-kenntnisse|compétences|"
    "habilidades|competencias|umiejętności",
    "projects": "projects|personal projects|selected projects|open source|side projects|projekte|"
    "projets|proyectos|projekty",
    "certificates": "certificates|certifications|licenses|licences|licenses and certifications|"
    "courses|training|zertifikate|certificats|certificados|certyfikaty|kursy",
    "languages": "languages|language skills|sprachen|sprachkenntnisse|langues|idiomas|języki",
    "publications": "publications|papers|articles|veröffentlichungen|publikationen|publicaciones|"
    "publikacje",
    "awards": "awards|honours|honors|honors and awards|achievements|prizes|auszeichnungen|"
    "distinctions|premios|nagrody|osiągnięcia",
    "volunteer": "volunteering|volunteer|volunteer experience|voluntary work|community|ehrenamt|"
    "bénévolat|voluntariado|wolontariat",
    "interests": "interests|hobbies|hobbies and interests|interessen|centres d'intérêt|loisirs|"
    "intereses|aficiones|zainteresowania|hobby",
    "references": "references|referees|referenzen|références|referencias|referencje",
}
SECTION_OF = {title: section for section, titles in HEADINGS.items() for title in titles.split("|")}

POSITION = re.compile(
    r"\b(engineer|developer|programmer|architect|manager|director|lead|head|chief|officer|analyst|"
    r"consultant|designer|scientist|researcher|teacher|lecturer|professor|nurse|doctor|accountant|"
    r"clerk|assistant|administrator|specialist|technician|intern|trainee|apprentice|coordinator|"
    r"supervisor|representative|agent|driver|chef|cook|waiter|cashier|editor|writer|translator|"
    r"recruiter|tester|owner|founder|president|partner|associate|junior|senior|captain|"
    r"treasurer|volunteer|tutor|mentor|ceo|cto|cfo|coo|vp|"
    r"\w*ingenieur\w*|ingénieure?|\w*entwickler(in)?|\w*leiter(in)?|\w*schwester|\w*pfleger(in)?|"
    r"\w*angestellter?|konstruktor(ka)?|programist(a|ka)|kierownik|kierowniczka|księgow[ay])\b",
    re.IGNORECASE,
)
SCHOOL = re.compile(
    r"\b(university|universit\w+|college|school|institute|academy|polytechnic\w*|politechnika|"
    r"uniwersytet|hochschule|école|ecole|escuela|akademia|gymnasium|liceum|lycée|eth|mit|faculty)\b"
    r"|schule\b",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"\b(bachelor|master|b\.?\s?sc|m\.?\s?sc|b\.?a|m\.?a|b\.?eng|m\.?eng|mba|ph\.?\s?d|dr|doctor\w*|"
    r"diploma?|diplom\w*|licence|licencjat|magister|inżynier|associate|abitur|matura|a-levels)\b",
    re.IGNORECASE,
)
FIRM = re.compile(
    r"\b(inc|ltd|llc|gmbh|ag|s\.?a|b\.?v|a/s|plc|corp|co|company|group|studio|bank|hospital|"
    r"sp\.? z o\.?o|oy|ab|srl|sas|labs?|systems|solutions|institute|university)\b\.?",
    re.IGNORECASE,
)
