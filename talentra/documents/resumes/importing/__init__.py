"""A resume out of the text of somebody's file: a proposal to look through, never more."""

from talentra.documents.resumes.importing.reader import Import, import_text

__all__ = ["Import", "import_text"]
