"""What an AI is not told of anybody, and what is left to it."""

import pytest

from talentra.services.redaction import REMOVED, redacted

NAMES = ["Cleo Marsh-Okafor"]


class TestIsTakenOut:
    @pytest.mark.parametrize(
        "line",
        [
            "cleo@people.example",
            "Write to cleo.marsh+cv@mail.people.example.",
            "cleo @ people.example",
            "+44 20 7946 0958",
            "(0)20-7946-0958",
            "Tel 9820098200",
            "Phone: 12345",
            "https://people.example/cleo",
            "www.cleo.example",
            "See cleomarsh.dev",
            "Twitter @cleomarsh",
            "LinkedIn: cleo",
            "Address: 12 Rope Walk",
            "12 Rope Maker Street, Bristol",
            "Hauptstrasse 12",
            "PIN code 411001",
            "Visa: H-1B until 2027",
            "I need sponsorship.",
            "British citizen",
            "Nationality: Swiss",
            "Passport X123",
            "Permanent resident of Canada",
            "Date of birth: 1 May 1990",
            "DOB 01.05.1990",
            "Born in 1990",
            "Age: 34",
            "I am 34",
            "34 years old",
            "aged 34",
            "Gender: female",
            "Marital status: single",
            "Religion: none",
            "Father's name: Rolf",
            "Referees: Dr Moss",
            "References: Dr Moss",
            "Pune",
            "Pune, Maharashtra 411001",
        ],
    )
    def test_the_whole_line(self, line: str) -> None:
        told = redacted(f"Data engineer\n{line}\nUses Python.", NAMES, "Pune")
        assert told == f"Data engineer\n{REMOVED}\nUses Python."

    @pytest.mark.parametrize(
        "name", ["Cleo Marsh-Okafor", "CLEO", "Marsh", "Okafor", "MARSH-OKAFOR", "Cleo"]
    )
    def test_a_name_wherever_it_stands(self, name: str) -> None:
        told = redacted(f"Thanks to {name}, loads ran.", NAMES)
        assert told == f"Thanks to {REMOVED}, loads ran."

    def test_only_the_sentence_that_says_it(self) -> None:
        told = redacted("I move data. My visa ends soon. I like Python.", NAMES)
        assert told.split("\n") == ["I move data.", REMOVED, "I like Python."]


class TestIsLeft:
    @pytest.mark.parametrize(
        "line",
        [
            "Northwind Mills, 2015 - 2019",
            "03/2016 - 05/2019: analyst",
            "2016-03 to 2019-05",
            "Saved 3,000 hours and 40 % of 1,200,000 rows.",
            "Built mobile apps, single sign-on and race condition checks.",
            "University of Pune, Bachelor of Science",
            "Addressed faults of the road network; 5 years of experience.",
            "C++, C#, .NET, Node.js, CI/CD",
            "I am 3 times faster. A decade in 2 countries.",
            "Status reports for 12 sites",
        ],
    )
    def test_what_the_work_was(self, line: str) -> None:
        assert redacted(line, NAMES, "Pune").split() == line.split()
