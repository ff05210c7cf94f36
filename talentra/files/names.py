"""What stored bytes are called."""

import re

SHA256 = re.compile(r"[0-9a-f]{64}")
FULL = "The file could not be stored. Nothing was saved; try again, or tell an administrator."
INCOMING = "incoming"


def named(sha256: str) -> str:
    """The name, which is one; ValueError for anything else."""
    if not SHA256.fullmatch(sha256):
        raise ValueError("a stored file is named by 64 hexadecimal digits")
    return sha256
