"""A report on pages; nothing but JSON goes in, so that no name is ever read as markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any

from talentra.documents.resumes.press import PACKAGES, fonts

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "figures.typ"
STANDARDS: Any = ["a-2a", "ua-1"]  # for archives, and for screen readers
_mine = local()


def pdf(paper: Mapping[str, Any]) -> bytes:
    """The pages as a tagged PDF; it computes for some 30 ms: call it in a worker thread."""
    made = _compiler().compile(
        format="pdf", sys_inputs={"paper": json.dumps(paper)}, pdf_standards=STANDARDS
    )
    assert isinstance(made, bytes)  # noqa: S101 (one piece, unless a file is written)
    return made


def _compiler() -> "typst.Compiler":
    """This thread's compiler."""
    import typst

    if not hasattr(_mine, "compiler"):
        _mine.compiler = typst.Compiler(
            TEMPLATE,
            root=TEMPLATE.parent,
            font_paths=fonts(),
            package_path=PACKAGES,
            package_cache_path=PACKAGES,
        )
    return _mine.compiler
