"""The admin's own list of skills."""

from typing import Self

from pydantic import Field

from talentra.api.shapes.base import Sent, Told
from talentra.services.skill_imports import LARGEST, Outcome
from talentra.services.skill_imports import Line as LineVerdict


class SkillsSent(Sent):
    """A list as a CSV: a skill on each line, and in a second column other names, parted by |."""

    csv: str = Field(max_length=LARGEST, examples=["name,aliases\nSalt glazing,Salzglasur"])
    dry_run: bool = Field(default=False, description="Only say what would become of each line.")


class Line(Told):
    """One line and what became of it."""

    number: int
    name: str = Field(examples=["Salt glazing"])
    aliases: list[str]
    outcome: Outcome
    reason: str


class SkillsTaken(Told):
    """How many skills are new, how many were known, and every line."""

    new: int
    there: int
    refused: int
    lines: list[Line]

    @classmethod
    def of(cls, verdicts: list[LineVerdict]) -> Self:
        """From what became of each line."""
        counted = {each.value: sum(v.outcome is each for v in verdicts) for each in Outcome}
        return cls(**counted, lines=[Line.model_validate(each) for each in verdicts])
