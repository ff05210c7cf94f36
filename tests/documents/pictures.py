"""Small pictures made by hand, as no library is there to make them."""

import struct
import zlib


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 64, height: int = 32, *more: bytes, pixels: bytes | None = None) -> bytes:
    """A PNG of one colour; `more` are chunks before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    row = b"\0" + b"\x5b\x5b\xd6" * width
    packed = zlib.compress(row * height) if pixels is None else pixels
    parts = (chunk(b"IHDR", header), *more, chunk(b"IDAT", packed), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def segment(marker: int, body: bytes) -> bytes:
    """One segment of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(width: int = 64, height: int = 32, *more: bytes) -> bytes:
    """What a JPEG is made of; `more` are segments before the frame. It draws nothing."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + b"".join(more) + segment(0xC0, frame) + scan + b"\xff\xd9"


def part(kind: bytes, body: bytes) -> bytes:
    """One chunk of a WebP."""
    return struct.pack("<4sI", kind, len(body)) + body + b"\0" * (len(body) % 2)


def webp(*parts: bytes) -> bytes:
    """A WebP of these chunks."""
    whole = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def lossless(width: int = 64, height: int = 32) -> bytes:
    """The chunk of a lossless picture."""
    return part(b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\0\0\0")


def lossy(width: int = 64, height: int = 32) -> bytes:
    """The chunk of a lossy picture."""
    return part(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height) + b"\0\0")


def canvas(width: int = 64, height: int = 32, flags: int = 0x3E) -> bytes:
    """The chunk that says how large an extended picture is, and what comes with it."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return part(b"VP8X", bytes([flags, 0, 0, 0]) + sides)
