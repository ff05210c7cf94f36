"""Names that strangers give to files."""
# ruff: noqa: RUF001 (letters of other scripts are the point here)

import pytest

from talentra.documents import clean_name
from tests.harness.documents import HOSTILE_NAMES


class TestCleanName:
    @pytest.mark.parametrize(
        ("given", "shown"),
        [
            ("resume.pdf", "resume.pdf"),
            ("Cleo Park – CV (2025).PDF", "Cleo Park – CV (2025).pdf"),
            ("Senior Node.js developer, v1.2.docx", "Senior Node.js developer, v1.2.docx"),
            ("резюме.pdf", "резюме.pdf"),
            ("履歴書.docx", "履歴書.docx"),
            ("سيرة ذاتية.pdf", "سيرة ذاتية.pdf"),
            ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
            ("Re\u0301sume\u0301.pdf", "Résumé.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("..\\..\\windows\\resume.pdf", "resume.pdf"),
            ("C:\\resume.pdf", "resume.pdf"),
            ("resume.pdf\r\nSet-Cookie: stolen=1", "resume.pdfSet-Cookie stolen=1"),
            ("\u202efdp.emuser\u202c.pdf", "fdp.emuser.pdf"),
            ("resume\x00.pdf", "resume.pdf"),
            ("half\ud800.pdf", "half.pdf"),
            ('quo"te<b>;.pdf', "quoteb.pdf"),
            ("  many   spaces .pdf", "many spaces.pdf"),
            ("....pdf", "resume.pdf"),
            (".pdf", "resume.pdf"),
            ("", "resume"),
            ("/", "resume"),
            ("..", "resume"),
            (".htaccess", "htaccess"),
        ],
    )
    def test_shows_what_is_safe_of_it(self, given: str, shown: str) -> None:
        assert clean_name(given) == shown

    def test_cuts_a_long_name_and_keeps_its_ending(self) -> None:
        assert clean_name("a" * 300 + ".docx") == "a" * 115 + ".docx"

    @pytest.mark.parametrize("given", HOSTILE_NAMES)
    def test_leaves_nothing_that_steers_a_header_a_path_or_the_eye(self, given: str) -> None:
        name = clean_name(given)
        assert name.isprintable()
        assert not set(name) & set('/\\:*?"<>|;%')
        assert name not in {"", ".", ".."}
        assert len(name) <= 120

    @pytest.mark.parametrize("given", HOSTILE_NAMES)
    def test_cleans_once_and_for_all(self, given: str) -> None:
        assert clean_name(clean_name(given)) == clean_name(given)
