"""Lists of people as spreadsheets save them, and what is no such list."""

import pytest

from talentra.errors import Expected
from talentra.models import Role
from talentra.services import people_files as service
from talentra.services.people_files import NONE, Columns, Entry

PLAIN = "Name,Email,Role\nZoe Hill,zoe@people.example,recruiter\n"


def _entries(text: str) -> list[Entry]:
    sheet = service.read(text.encode())
    return service.entries(sheet, service.guess(sheet))


class TestRead:
    @pytest.mark.parametrize(
        "text",
        [
            PLAIN,
            "\ufeff" + PLAIN,
            PLAIN.replace(",", ";"),
            PLAIN.replace(",", "\t"),
            PLAIN.replace("\n", "\r\n"),
            "\n \n" + PLAIN + "\n,,\n",
            'E-mail;Rôle;"Full name"\nzoe@people.example;;"Zoe Hill"\n',
            "Zoe Hill,zoe@people.example\n",
        ],
        ids=["plain", "bom", "semicolon", "tab", "crlf", "blank", "other order", "no header"],
    )
    def test_finds_who_is_in_it(self, text: str) -> None:
        [zoe] = _entries(text)
        assert (zoe.full_name, zoe.email) == ("Zoe Hill", "zoe@people.example")

    def test_keeps_what_stands_in_quotes_together(self) -> None:
        [zoe] = _entries('name,email\n"Hill, Zoe ""Z""",zoe@people.example\n')
        assert zoe.full_name == 'Hill, Zoe "Z"'

    def test_says_on_which_line_somebody_stands(self) -> None:
        found = _entries("name,email\n\nA,a@x.example\n\nB,b@x.example\n")
        assert [each.line for each in found] == [3, 5]

    def test_notices_a_line_with_too_many_cells(self) -> None:
        found = _entries("name,email\nHill, Zoe,zoe@people.example\nB,b@x.example\n")
        assert [each.is_broken for each in found] == [True, False]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "nobody"),
            (b"name,email\n", "nobody"),
            ("name\nZoë".encode("latin-1"), "UTF-8"),
            (b"PK\x03\x04\x00\x00", "UTF-8"),
            ("name,email\n" + "a,a@x.example\n" * 1_001, "1,000"),
            (b'name,email\n"Zoe,zoe@people.example\n', "Line"),
            (b"x" * (service.LARGEST + 1), "1 MB"),
            (",".join("abc" for _ in range(60)) + "\nx\n", "50 columns"),
        ],
        ids=["empty", "header", "latin", "zip", "many", "quote", "large", "wide"],
    )
    def test_says_what_is_wrong_with_the_file(self, content: bytes | str, said: str) -> None:
        with pytest.raises(Expected, match=said):
            service.read(content.encode() if isinstance(content, str) else content)

    def test_takes_as_many_as_it_says(self) -> None:
        assert len(_entries("name,email\n" + "a,a@x.example\n" * service.MOST)) == service.MOST


class TestColumns:
    def test_are_guessed_by_their_names_and_by_what_stands_in_them(self) -> None:
        sheet = service.read(b"Team,Who,Contact\nblue,Zoe,zoe@people.example\n")
        assert service.guess(sheet) == Columns(full_name=1, email=2, role=NONE)

    def test_of_which_none_has_an_address_are_not_guessed(self) -> None:
        assert service.guess(service.read(b"a,b\nc,d\n")).email == NONE

    def test_without_a_role_take_the_usual_one(self) -> None:
        sheet = service.read(b"name,email\nZoe,zoe@people.example\n")
        [zoe] = service.entries(sheet, Columns(0, 1, usual_role=Role.RECRUITER))
        assert zoe.role == "recruiter"

    def test_that_are_not_there_are_empty(self) -> None:
        sheet = service.read(b"name,email\nZoe,zoe@people.example\n")
        [zoe] = service.entries(sheet, Columns(7, NONE, NONE))
        assert (zoe.full_name, zoe.email) == ("", "")
