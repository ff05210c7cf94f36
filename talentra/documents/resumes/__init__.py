"""Resumes as documents: read from JSON Resume, set in four templates, told in every format.

Everything here is pure and blocks for some 10 ms a page: call it in a worker thread.
"""

from talentra.documents.resumes.exchange import from_fields, from_json, to_fields, to_json
from talentra.documents.resumes.look import ACCENTS, SIZES, TITLES, Look, Paper, Template
from talentra.documents.resumes.missing import Unfound
from talentra.documents.resumes.model import Resume, texts
from talentra.documents.resumes.plain import markdown, plain_text
from talentra.documents.resumes.printing import fit, pdf, pictures, preview, unprintable
from talentra.documents.resumes.word import docx

__all__ = [
    "ACCENTS",
    "SIZES",
    "TITLES",
    "Look",
    "Paper",
    "Resume",
    "Template",
    "Unfound",
    "docx",
    "fit",
    "from_fields",
    "from_json",
    "markdown",
    "pdf",
    "pictures",
    "plain_text",
    "preview",
    "texts",
    "to_fields",
    "to_json",
    "unprintable",
]
