"""A picture that a company shows as its logo: looked at, and rid of everything but the picture.

PNG, JPEG and WebP, whatever the file's name says. Nothing here draws: sizes are read from the
headers, parts that no browser needs for drawing (comments, cameras' notes, what stands behind the
end) are left out. SVG is not taken: it can hold scripts.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from talentra.errors import Invalid, TooLarge, WrongType

LARGEST = 1024 * 1024  # bytes
SHORTEST_SIDE, LONGEST_SIDE = 16, 2048  # pixels
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
DRAWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"pHYs"}
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a PNG, by its colour type
FRAMES = {0xC0, 0xC1, 0xC2}  # how a JPEG is coded that every browser draws
KEPT = {0xE0, 0xEE}  # of a JPEG's notes: without them colours go wrong
TOO_LARGE = f"The picture is larger than {LARGEST // 1024 // 1024} MB. Choose a smaller one."
WRONG_TYPE = "That is no PNG, JPEG or WebP picture. Choose one of these."
BROKEN = "The picture cannot be read to its end. Save it anew and try again."
MOVING = "The picture moves. Choose one that stands still."
WRONG_SIZE = f"The picture must be {SHORTEST_SIDE} to {LONGEST_SIDE} pixels wide and high."


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture as it is kept; sides are in pixels."""

    content: bytes
    content_type: str
    width: int
    height: int


def read(content: bytes) -> Logo:
    """The picture that the bytes hold; TooLarge, WrongType or Invalid when it is not taken."""
    if len(content) > LARGEST:
        raise TooLarge(TOO_LARGE)
    try:
        logo = _read(content)
    except (struct.error, IndexError, zlib.error) as broken:
        raise Invalid(BROKEN) from broken
    if not all(SHORTEST_SIDE <= side <= LONGEST_SIDE for side in (logo.width, logo.height)):
        raise Invalid(WRONG_SIZE)
    return logo


def _read(content: bytes) -> Logo:
    if content.startswith(SIGNATURE):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    raise WrongType(WRONG_TYPE)


def _png(content: bytes) -> Logo:
    """Its chunks (PNG, third edition, section 5); the picture must unpack to its very size."""
    kept, packed, header = [SIGNATURE], bytearray(), b""
    for kind, body, whole in _chunks(content):
        if kind == b"acTL":
            raise Invalid(MOVING)
        header = body if kind == b"IHDR" else header
        packed += body if kind == b"IDAT" else b""
        if kind in DRAWN:
            kept.append(whole)
    width, height, depth, colour, *_, interlace = struct.unpack(">IIBBBBB", header)
    row = 1 + (width * depth * CHANNELS.get(colour, 0) + 7) // 8
    if max(width, height) <= LONGEST_SIDE:
        _ensure_unpacks(bytes(packed), height * row, exactly=not interlace)
    return Logo(b"".join(kept), PNG, width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, body and all bytes of each chunk, up to the end of the picture."""
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        whole = content[at : at + length + 12]
        (checksum,) = struct.unpack_from(">I", whole, length + 8)
        if checksum != zlib.crc32(whole[4:-4]):
            raise Invalid(BROKEN)
        yield kind, whole[8:-4], whole
        at += length + 12


def _ensure_unpacks(packed: bytes, size: int, *, exactly: bool) -> None:
    unpacking = zlib.decompressobj()
    most = size if exactly else 2 * size + LONGEST_SIDE
    found = len(unpacking.decompress(packed, most + 1))
    if found > most or (exactly and found != size) or not unpacking.eof:
        raise Invalid(BROKEN)


def _jpeg(content: bytes) -> Logo:
    """Its segments (ITU-T T.81, annex B) up to the mark of its end."""
    kept, at, size = [content[:2]], 2, (0, 0)
    while content[at + 1] != 0xD9:
        if content[at] != 0xFF:
            raise Invalid(BROKEN)
        marker, (length,) = content[at + 1], struct.unpack_from(">H", content, at + 2)
        if marker in FRAMES:
            size = struct.unpack_from(">HH", content, at + 5)
        end = _scanned(content, at + 2 + length) if marker == 0xDA else at + 2 + length
        if marker != 0xFE and (marker in KEPT or not 0xE0 <= marker <= 0xEF):
            kept.append(content[at:end])
        at = end
    return Logo(b"".join([*kept, b"\xff\xd9"]), JPEG, size[1], size[0])


def _scanned(content: bytes, at: int) -> int:
    """Where the pixels of a scan end: at the next mark that is no part of them."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise Invalid(BROKEN)
        if content[at + 1] not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def _webp(content: bytes) -> Logo:
    """Its chunks (RFC 9649); only those that draw one picture are kept."""
    kept: list[bytes] = []
    at, size, end = 12, (0, 0), 8 + struct.unpack_from("<I", content, 4)[0]
    while at < min(end, len(content)):
        kind, length = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + length]
        if len(body) != length:
            raise Invalid(BROKEN)
        if kind in {b"ANIM", b"ANMF"}:
            raise Invalid(MOVING)
        if kind in WEBP_SIDES:
            size = size if any(size) else WEBP_SIDES[kind](body)
        if kind in {*WEBP_SIDES, b"ALPH"}:
            body = bytes([body[0] & 0x10]) + body[1:] if kind == b"VP8X" else body
            kept.append(struct.pack("<4sI", kind, length) + body + b"\0" * (length % 2))
        at += 8 + length + length % 2
    whole = b"WEBP" + b"".join(kept)
    return Logo(b"RIFF" + struct.pack("<I", len(whole)) + whole, WEBP, *size)


def _lossy(body: bytes) -> tuple[int, int]:
    if body[3:6] != b"\x9d\x01\x2a":
        raise Invalid(BROKEN)
    width, height = struct.unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless(body: bytes) -> tuple[int, int]:
    if body[0] != 0x2F:
        raise Invalid(BROKEN)
    (bits,) = struct.unpack_from("<I", body, 1)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _canvas(body: bytes) -> tuple[int, int]:
    width, height = body[4:7], body[7:10]
    return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1


WEBP_SIDES = {b"VP8 ": _lossy, b"VP8L": _lossless, b"VP8X": _canvas}
