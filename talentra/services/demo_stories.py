"""What happened to the demo company's applications, as data."""

from dataclasses import dataclass

from talentra.models import Stage

APPLIED, ASSESSMENT, INTERVIEW, OFFER, HIRED, REJECTED, WITHDRAWN = Stage


@dataclass(frozen=True, slots=True)
class Step:
    """A move, so many days after the one before; `by` is the recruiter unless it says so."""

    to: Stage
    after: int
    reason: str | None = None
    note: str | None = None
    by: str = "recruiter"
    undoes: bool = False


AGAIN = "The panel asked for a second exercise."
CLOSER = "They would move after all."
VOUCHED = "A colleague vouches for their work; worth a second look."
ELSEWHERE = "I have accepted another position."

# Steps that would lie in the future have not happened yet: young applications are cut short.
STORIES: dict[str, tuple[Step, ...]] = {
    "waiting": (),
    "assessed": (Step(ASSESSMENT, 2),),
    "interviewed": (Step(ASSESSMENT, 2), Step(INTERVIEW, 5)),
    "straight on": (Step(INTERVIEW, 3),),
    "offered": (Step(ASSESSMENT, 2), Step(INTERVIEW, 4), Step(OFFER, 6)),
    "hired": (Step(ASSESSMENT, 2), Step(INTERVIEW, 5), Step(OFFER, 5), Step(HIRED, 4)),
    "hired fast": (Step(INTERVIEW, 2), Step(OFFER, 4), Step(HIRED, 3)),
    "no match": (Step(REJECTED, 4, "skills"),),
    "too early": (Step(ASSESSMENT, 2), Step(REJECTED, 6, "experience")),
    "filled": (Step(INTERVIEW, 4), Step(REJECTED, 9, "position_filled")),
    "declined": (
        Step(ASSESSMENT, 3),
        Step(INTERVIEW, 4),
        Step(OFFER, 5),
        Step(REJECTED, 3, "declined", "They chose an offer closer to home."),
    ),
    "withdrew": (Step(ASSESSMENT, 3), Step(WITHDRAWN, 4, ELSEWHERE, by="candidate")),
    "closer now": (
        Step(ASSESSMENT, 3),
        Step(REJECTED, 3, "location"),
        Step(ASSESSMENT, 2, CLOSER),
        Step(INTERVIEW, 4),
    ),
    "once more": (
        Step(ASSESSMENT, 2),
        Step(INTERVIEW, 3),
        Step(ASSESSMENT, 2, AGAIN),
        Step(INTERVIEW, 4),
    ),
    "a slip": (Step(OFFER, 3), Step(APPLIED, 1, "Undone", undoes=True), Step(ASSESSMENT, 2)),
    "vouched for": (Step(REJECTED, 5, "skills"), Step(APPLIED, 4, VOUCHED, by="ada")),
}

# The stories in the order in which applications take their turn.
TURNS = (
    "waiting",
    "interviewed",
    "no match",
    "hired",
    "assessed",
    "straight on",
    "declined",
    "waiting",
    "offered",
    "too early",
    "closer now",
    "interviewed",
    "hired fast",
    "waiting",
    "withdrew",
    "once more",
    "filled",
    "assessed",
    "a slip",
    "offered",
    "vouched for",
)

# Job's title, days ago, story.
CLEOS = (
    ("Data analyst", 31, "too early"),
    ("Data engineer", 12, "interviewed"),
    ("Machine learning engineer", 2, "waiting"),
)
CODYS = (("Backend engineer", 0, "waiting"),)

INTERNAL = (
    "Strong on the basics; ask about the gap in the second year.",
    "Called today. Notice period is four weeks.",
    "The panel was split, three to one. Let us talk before we decide.",
    "Salary wish is at the top of the range.",
    "Very clear in writing. Wants to see the team first.",
    "References checked, both warm.",
)
FOR_CANDIDATE = (
    "Thank you for coming in. You will hear from us within a week.",
    "The exercise is in your inbox; take the time you need.",
    "Please bring a piece of work that you are proud of.",
)
