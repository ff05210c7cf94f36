"""A logo is read by its bytes alone, keeps nothing but the picture, and breaks nothing."""

import zlib

import pytest

from talentra.documents import logos
from talentra.errors import Expected, Invalid, TooLarge, WrongType
from tests.documents import pictures

SECRET = b"taken at 59.91N 10.75E with <script>alert(1)</script>"
PNG = pictures.png()
HIDING = {
    "png text": pictures.png(64, 32, pictures.chunk(b"tEXt", SECRET)),
    "png exif": pictures.png(64, 32, pictures.chunk(b"eXIf", SECRET)),
    "png tail": PNG + SECRET,
    "jpeg exif": pictures.jpeg(64, 32, pictures.segment(0xE1, b"Exif\0\0" + SECRET)),
    "jpeg comment": pictures.jpeg(64, 32, pictures.segment(0xFE, SECRET)),
    "jpeg tail": pictures.jpeg() + SECRET,
    "webp exif": pictures.webp(pictures.canvas(), pictures.lossy(), pictures.part(b"EXIF", SECRET)),
    "webp tail": pictures.webp(pictures.lossless()) + SECRET,
}
BROKEN = {
    "empty": b"",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "gif": b"GIF89a" + b"\0" * 40,
    "half a png": PNG[:-20],
    "a png's head": PNG[:8],
    "wrong checksum": PNG[:40] + b"!" + PNG[41:],
    "too few pixels": pictures.png(pixels=zlib.compress(b"\0" * 10)),
    "too many pixels": pictures.png(pixels=zlib.compress(b"\0" * 90_000_000)),
    "pixels cut off": pictures.png(pixels=zlib.compress(b"\0" * 32 * 193)[:-6]),
    "moving png": pictures.png(64, 32, pictures.chunk(b"acTL", b"\0" * 8)),
    "tiny": pictures.png(15, 32),
    "huge": pictures.png(2049, 32),
    "vast": pictures.png(16, 16).replace(b"\0\0\0\x10", b"\x7f\xff\xff\xff"),
    "half a jpeg": pictures.jpeg()[:-2],
    "a jpeg's head": pictures.jpeg()[:5],
    "jpeg without a frame": b"\xff\xd8" + pictures.segment(0xFE, b"x") + b"\xff\xd9",
    "moving webp": pictures.webp(pictures.canvas(), pictures.part(b"ANIM", b"\0" * 6)),
    "half a webp": pictures.webp(pictures.lossless())[:-8],
    "webp without a picture": pictures.webp(pictures.part(b"EXIF", b"x")),
    "webp of noise": pictures.webp(pictures.part(b"VP8 ", b"noise" * 5)),
}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, logos.PNG),
        (pictures.jpeg(), logos.JPEG),
        (pictures.webp(pictures.lossless()), logos.WEBP),
        (pictures.webp(pictures.lossy()), logos.WEBP),
        (pictures.webp(pictures.canvas(), pictures.lossy()), logos.WEBP),
    ],
    ids=["png", "jpeg", "lossless", "lossy", "extended"],
)
def test_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    logo = logos.read(content)
    assert (logo.content_type, logo.width, logo.height) == (kind, 64, 32)
    assert logos.read(logo.content) == logo  # what is kept is a whole picture again


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_keeps_nothing_but_the_picture(content: bytes) -> None:
    assert SECRET in content
    logo = logos.read(content)
    assert SECRET not in logo.content and b"EXIF" not in logo.content
    assert (logo.width, logo.height) == (64, 32)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_takes_nothing_else(content: bytes) -> None:
    with pytest.raises((Invalid, WrongType)):
        logos.read(content)


def test_takes_nothing_larger_than_a_megabyte() -> None:
    with pytest.raises(TooLarge):
        logos.read(PNG + b"\0" * logos.LARGEST)


@pytest.mark.parametrize("whole", [PNG, pictures.jpeg(), pictures.webp(pictures.canvas(), pictures.lossy())], ids=["png", "jpeg", "webp"])  # fmt: skip  # noqa: E501
def test_any_byte_that_is_wrong_is_a_sentence_or_a_picture(whole: bytes) -> None:
    for at in range(len(whole)):
        for wrong in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            try:
                logos.read(wrong)
            except Expected as refused:
                assert refused.sentence
