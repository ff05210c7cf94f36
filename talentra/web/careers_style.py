"""The look of the public pages: the product's own stylesheets in one file, without a script."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from talentra.config import ROOT

SHARED = ("tokens", "base", "controls", "surfaces", "pages/prose")
OWN = Path(__file__).parent / "assets" / "careers.css"
DARK = re.compile(r"  \.dark \{(.*?)\n  \}", re.DOTALL)
BY_PREFERENCE = r"  @media (prefers-color-scheme: dark) {\n  :root {\1\n  }\n  }"


@lru_cache(maxsize=1)
def sheet() -> bytes:
    """All rules; dark where the reader's system is."""
    shared = [(ROOT / "assets" / "styles" / f"{name}.css").read_text() for name in SHARED]
    return DARK.sub(BY_PREFERENCE, "\n".join([*shared, OWN.read_text()])).encode()


@lru_cache(maxsize=1)
def address() -> str:
    """Where the sheet is; another one for other rules, so that it can be kept for ever."""
    return f"/careers/look-{hashlib.sha256(sheet()).hexdigest()[:12]}.css"
