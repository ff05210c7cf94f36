"""The rules of the house in plain lists and dictionaries: no database, no locks, no product code.

Each act returns how it must be refused, as the name of the refusal, or nothing when it is done.
"""

from dataclasses import dataclass, field

PATH = ["applied", "online_assessment", "interview", "offer"]
FINAL = ["hired", "withdrawn"]
EXITS = [*FINAL, "rejected"]
CONFLICT, HIDDEN, INVALID, REFUSED = "Conflict", "NotFound", "Invalid", "Refused"
Key = tuple[str, str]  # candidate, job


@dataclass
class Sent:
    """One application: its steps as (from, to), and what was sealed."""

    words: str
    steps: list[tuple[str, str]]
    remarks: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])

    @property
    def stage(self) -> str:
        """Where it stands."""
        return self.steps[-1][1]

    @property
    def before(self) -> str:
        """Where it came from."""
        return self.steps[-1][0]


class House:
    """Who has what, handles whom and stands where."""

    def __init__(self, candidates: list[str], owners: dict[str, str]) -> None:
        """Begin with these candidates, and these jobs with who posted them."""
        self.owners = owners
        self.closed: set[str] = set()
        self.slots: dict[str, dict[int, str]] = {name: {} for name in candidates}
        self.recruiters: dict[str, str] = {}
        self.sent: dict[Key, Sent] = {}

    def upload(self, who: str, words: str) -> str:
        """Keep a resume in the first free slot."""
        free = [slot for slot in (1, 2) if slot not in self.slots[who]]
        if not free:
            return CONFLICT
        self.slots[who][free[0]] = words
        return ""

    def replace(self, who: str, owner: str, slot: int, words: str) -> str:
        """Put another in its place; somebody else's is not there."""
        if who != owner or slot not in self.slots[who]:
            return HIDDEN
        self.slots[who][slot] = words
        return ""

    def remove(self, who: str, owner: str, slot: int) -> str:
        """Free a slot."""
        if who != owner or slot not in self.slots[who]:
            return HIDDEN
        del self.slots[who][slot]
        return ""

    def apply(self, who: str, job: str, owner: str, slot: int) -> str:
        """Send a resume of one's own to an open job, once; again after withdrawing."""
        before = self.sent.get((who, job))
        if (before and before.stage != "withdrawn") or job in self.closed:
            return CONFLICT
        if who != owner or slot not in self.slots[who]:
            return HIDDEN
        words = self.slots[who][slot]
        if before:
            before.words = words
            before.steps.append(("withdrawn", "applied"))
        else:
            self.sent[who, job] = Sent(words, [("", "applied")])
        return ""

    def move(self, who: str, key: Key, to: str, *, stale: bool, reason: bool) -> str:
        """Go to another stage by the table of moves."""
        if who in self.slots:
            return REFUSED
        if not self.sees(who, key):
            return HIDDEN
        sent = self.sent[key]
        if to == sent.stage:
            return CONFLICT if stale else ""
        if (sent.stage in FINAL and who != "ada") or stale or not self._leads(sent, to):
            return CONFLICT
        if not reason and self._needs_reason(sent.stage, to):
            return INVALID
        sent.steps.append((sent.stage, to))
        return ""

    def undo(self, who: str, key: Key, step: int) -> str:
        """Take the latest step back, unless the candidate did it."""
        if who in self.slots:
            return REFUSED
        if not self.sees(who, key):
            return HIDDEN
        sent = self.sent[key]
        if step != len(sent.steps) - 1 or not sent.before or "withdrawn" in sent.steps[step]:
            return CONFLICT
        sent.steps.append((sent.stage, sent.before))
        return ""

    def withdraw(self, who: str, key: Key) -> str:
        """The candidate's own exit."""
        if who not in self.slots:
            return REFUSED
        if not self.sees(who, key):
            return HIDDEN
        if self.sent[key].stage not in PATH:
            return CONFLICT
        self.sent[key].steps.append((self.sent[key].stage, "withdrawn"))
        return ""

    def remark(self, who: str, key: Key, text: str, *, told: bool) -> str:
        """Write a note, for staff or for the candidate too."""
        if who in self.slots:
            return REFUSED
        if not self.sees(who, key):
            return HIDDEN
        if not text.strip():
            return INVALID
        self.sent[key].remarks.append((text.strip(), told))
        return ""

    def assign(self, who: str, candidate: str, recruiter: str) -> str:
        """Give a waiting candidate to a recruiter; the same again changes nothing."""
        if who != "ada":
            return REFUSED
        return "" if self.recruiters.setdefault(candidate, recruiter) == recruiter else CONFLICT

    def reassign(self, who: str, candidate: str, recruiter: str) -> str:
        """Take them from one and give them to another."""
        if who != "ada":
            return REFUSED
        if self.recruiters.get(candidate, recruiter) == recruiter:
            return CONFLICT
        self.recruiters[candidate] = recruiter
        return ""

    def unassign(self, who: str, candidate: str) -> str:
        """Put them back into the pool."""
        if who != "ada":
            return REFUSED
        return "" if self.recruiters.pop(candidate, "") else CONFLICT

    def close(self, who: str, job: str) -> str:
        """Take no more applications."""
        if who not in {"ada", self.owners[job]}:
            return REFUSED
        self.closed.add(job)
        return ""

    def reopen(self, who: str, job: str) -> str:
        """Take applications again."""
        if who not in {"ada", self.owners[job]}:
            return REFUSED
        self.closed.discard(job)
        return ""

    def sees(self, who: str, key: Key) -> bool:
        """Whether an application exists for them."""
        if key not in self.sent:
            return False
        return who in {"ada", key[0], self.recruiters.get(key[0])}

    def _leads(self, sent: Sent, to: str) -> bool:
        if sent.stage in EXITS:
            return to == sent.before
        if to == "hired":
            return sent.stage == "offer"
        return to != "withdrawn"

    def _needs_reason(self, stage: str, to: str) -> bool:
        if stage in EXITS or to == "rejected":
            return True
        return to in PATH and PATH.index(to) < PATH.index(stage)
