"""Bytes that come bit by bit and get their name at the end."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from talentra.errors import Away
from talentra.files.names import FULL


class Growth:
    """Bytes that are being written and have no name yet; `size` is in bytes."""

    def __init__(
        self, file: BinaryIO, written: Path, give_name: Callable[[Path, str], None]
    ) -> None:
        """Keep where they grow, and who names them."""
        self.size = 0
        self._digest = hashlib.sha256()
        self._file = file
        self._written = written
        self._give_name = give_name

    @property
    def sha256(self) -> str:
        """Of what has come so far."""
        return self._digest.hexdigest()

    def write(self, piece: bytes) -> None:
        """Add some."""
        self._digest.update(piece)
        self.size += len(piece)
        self._file.write(piece)

    def keep(self) -> None:
        """Give them their name, so that they outlive a power cut."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise Away(FULL) from error
        self._give_name(self._written, self.sha256)
