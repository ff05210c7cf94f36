"""Resumes as documents: read from JSON Resume, set in four templates, told in every format.

Everything here is pure and blocks for some 10 ms a page: call it in a worker thread.
"""

from talentra.documents.resumes.checks import Remark, Weight, examine
from talentra.documents.resumes.exchange import from_fields, from_json, to_fields, to_json
from talentra.documents.resumes.importing import Import, import_text
from talentra.documents.resumes.keywords import Keyword, Standing, compare, mentioned
from talentra.documents.resumes.look import ACCENTS, SIZES, TITLES, Look, Paper, Template
from talentra.documents.resumes.missing import Unfound
from talentra.documents.resumes.model import Resume, texts
from talentra.documents.resumes.plain import markdown, plain_text
from talentra.documents.resumes.printing import fit, pdf, pictures, preview, unprintable
from talentra.documents.resumes.proof import Finding, Proof, Read, prove
from talentra.documents.resumes.word import docx

__all__ = [
    "ACCENTS",
    "SIZES",
    "TITLES",
    "Finding",
    "Import",
    "Keyword",
    "Look",
    "Paper",
    "Proof",
    "Read",
    "Remark",
    "Resume",
    "Standing",
    "Template",
    "Unfound",
    "Weight",
    "compare",
    "docx",
    "examine",
    "fit",
    "from_fields",
    "from_json",
    "import_text",
    "markdown",
    "mentioned",
    "pdf",
    "pictures",
    "plain_text",
    "preview",
    "prove",
    "texts",
    "to_fields",
    "to_json",
    "unprintable",
]
