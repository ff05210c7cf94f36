"""File names that people may be shown."""

import unicodedata

LONGEST = 120  # characters, which is at most 480 bytes
FALLBACK = "resume"


def clean_name(file_name: str) -> str:
    """The file's own name without folders, control or reordering characters, 120 long at most."""
    name = file_name.replace("\\", "/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", "".join(filter(_kept, name)))
    stem, extension = split_extension(" ".join(name.split()))
    stem = stem.strip(" .'\"")[: LONGEST - len(extension)].rstrip(" .")
    return (stem or FALLBACK) + extension


def split_extension(name: str) -> tuple[str, str]:
    """A name's stem and its .pdf or .docx in small letters ("" for any other ending)."""
    for extension in (".pdf", ".docx"):
        if name.lower().endswith(extension):
            return name[: -len(extension)], extension
    return name, ""


def _kept(character: str) -> bool:
    """Letters of any script, yes; controls, reordering marks, surrogates and `<>:"|?*`, no."""
    if character in "\u200c\u200d":  # joiners that Persian and Indic scripts are spelled with
        return True
    if character in '<>:"|?*;%':
        return False
    # Line feeds and tabs are controls (Cc), the RTL override is a format character (Cf).
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
