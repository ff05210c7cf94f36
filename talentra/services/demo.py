"""The demo company: people, postings and eight weeks of work, written into an empty database.

The past cannot be lived through services, which act now: their rows are written as they would
have written them. The tests replay every history against the services' rules.
"""

from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from talentra import files
from talentra.clock import now
from talentra.config import settings
from talentra.models import (
    Assignment,
    AuditEntry,
    Choice,
    File,
    Job,
    JobSkill,
    JobVersion,
    JobWords,
    Profile,
    ProfileSkill,
    Resume,
    Role,
    Takeover,
    User,
    VisaStatus,
)
from talentra.models.base import Row
from talentra.security import hash_password
from talentra.services import demo_history as history
from talentra.services.demo_history import Candidate, Company, Posted, Sent
from talentra.services.demo_jobs import POSTINGS, Posting
from talentra.services.demo_people import CLEO, CODY, GONE, ROSTER, SHARED, STAFF, Person, address
from talentra.services.demo_resumes import pdf, words
from talentra.services.demo_stories import CLEOS, CODYS, TURNS

FOUNDED = 70  # days ago
SIGN_IN = {CLEO.full_name: "cleo", CODY.full_name: "cody"}
TARGETS = {"applied": 7, "online_assessment": 10, "interview": 14, "offer": 7}  # days
LEADING = "Has led a team of four through two migrations, and liked it."


def seed(session: Session) -> None:
    """Fill an empty database; everybody signs in with TALENTRA_DEMO_PASSWORD, nobody without it."""
    company = Company(now())
    password = settings().demo_password
    password_hash = hash_password(password) if password else None
    for handle, (full_name, role) in STAFF.items():
        company.staff[handle] = _user(company, handle, full_name, role, password_hash, FOUNDED)
    for posting in sorted(POSTINGS, key=lambda posting: -posting.opened):
        company.jobs[posting.title] = _posted(company, posting)
    for holder, people in ROSTER.items():
        for person in people:
            _live(company, person, holder, password_hash)
    chosen = {
        "is_demo": True,
        "company_name": "Kestrel Talent",
        "public_job_list": True,
        "stage_targets": TARGETS,
    }
    company.rows += [Choice(name=name, value=value) for name, value in chosen.items()]
    _write(session, company.rows)


def _live(company: Company, person: Person, holder: str | None, password_hash: str | None) -> None:
    """Let somebody register, upload, apply and be handled."""
    sent = _plan(company, person, holder)
    joined = max(letter.days_ago for letter in sent) + 1
    handle = SIGN_IN.get(person.full_name)
    user = _user(company, handle, person.full_name, Role.CANDIDATE, password_hash, joined)
    candidate = Candidate(user, _profile(company, user, person), person)
    candidate.resumes = [_resume(company, candidate, 1, words(person), joined)]
    if person is CLEO:
        candidate.resumes.append(_resume(company, candidate, 2, words(person, LEADING), 5))
    if holder:
        candidate.assignments = _assignments(company, candidate, holder, joined - 2)
    for letter in sent:
        history.apply(company, candidate, letter)


def _plan(company: Company, person: Person, holder: str | None) -> list[Sent]:
    """What somebody sends, when, and what becomes of it; the waiting ones wait."""
    if person in (CLEO, CODY):
        return [Sent(*letter) for letter in (CLEOS if person is CLEO else CODYS)]
    wanted = [posting for posting in POSTINGS if person.field in posting.fields.split()]
    plan: list[Sent] = []
    for turn in range(min(person.applies, len(wanted))):
        number = next(company.turns)
        posting = wanted[(number + turn) % len(wanted)]
        story = TURNS[number % len(TURNS)] if holder else "waiting"
        plan.append(Sent(posting.title, _day(posting, number), story))
    return list({letter.title: letter for letter in plan}.values())


def _day(posting: Posting, number: int) -> int:
    """A day on which the posting took applications, in days ago."""
    last = max(posting.closed or 0, -(posting.closes_in or 0), 0) + 1
    return last + number * 17 % (posting.opened - last)


def _user(
    company: Company,
    handle: str | None,
    full_name: str,
    role: Role,
    password_hash: str | None,
    joined: int,
) -> User:
    user = User(
        email=f"{handle}@talentra.example" if handle else address(full_name),
        full_name=full_name,
        role=role,
        password_hash=password_hash,
        is_active=full_name not in GONE,
        created_at=company.at(joined, hour=6),
    )
    company.rows.append(user)
    return user


def _profile(company: Company, user: User, person: Person) -> Profile:
    number = next(company.phones)
    profile = Profile(
        user_id=user.id,
        phone=f"+1 555 01{number:02}",  # a range that belongs to nobody
        city=person.city,
        headline=person.headline,
        summary=words(person).split("\n")[3],
        visa_status=[None, *VisaStatus][number % 7],
        experience_level=person.level,
        updated_at=user.created_at,
    )
    company.rows.append(profile)
    for position, skill_id in enumerate(company.skill_ids(person.skill_names)):
        row = ProfileSkill(user_id=user.id, skill_id=skill_id, position=position)
        company.rows.append(row)
    return profile


def _resume(company: Company, candidate: Candidate, slot: int, text: str, days_ago: int) -> Resume:
    content = pdf(text)
    moment = company.at(days_ago, hour=7)
    file = File(
        sha256=files.save(content),
        content_type="application/pdf",
        size=len(content),
        pages=1,
        text=text,
        stored_at=moment,
    )
    resume = Resume(
        candidate_id=candidate.user.id,
        slot=slot,
        file_sha256=file.sha256,
        file_name=f"{candidate.user.full_name}{' (leading)' if slot == 2 else ''}.pdf",
        uploaded_at=moment,
    )
    company.texts[file.sha256] = text
    company.rows += [file, resume]
    return resume


def _assignments(
    company: Company, candidate: Candidate, holder: str, days_ago: int
) -> list[Assignment]:
    """One open assignment, perhaps after one that has ended."""
    recruiter_id = company.staff[holder].id
    if candidate.user.full_name not in SHARED:
        return [_assignment(company, candidate, recruiter_id, days_ago)]
    former, until = SHARED[candidate.user.full_name]
    former_id = company.staff[former].id
    held = _assignment(company, candidate, former_id, days_ago, until)
    taken = _assignment(company, candidate, recruiter_id, until)
    company.rows.append(Takeover(assignment_id=taken.id, taken_from=former_id))
    return [held, taken]


def _assignment(
    company: Company, candidate: Candidate, recruiter_id: UUID, begun: int, ended: int | None = None
) -> Assignment:
    ada, started_at = company.staff["ada"].id, company.at(begun, hour=7)
    assignment = Assignment(
        candidate_id=candidate.user.id,
        recruiter_id=recruiter_id,
        assigned_by=ada,
        started_at=started_at,
        ended_at=None if ended is None else company.at(ended, hour=7),
        ended_by=None if ended is None else ada,
    )
    entry = AuditEntry(
        at=started_at,
        actor_id=ada,
        action="candidate.assigned",
        target_kind="candidate",
        target_id=candidate.user.id,
        after={"recruiter_id": str(recruiter_id)},
    )
    company.rows += [assignment, entry]
    sentence = f"{candidate.user.full_name} was assigned to you."
    told = {"kind": "assigned", "link": f"/candidates?q={candidate.user.email}"}
    company.notify(
        recruiter_id, started_at, sentence=sentence, candidate_id=candidate.user.id, **told
    )
    return assignment


def _posted(company: Company, posting: Posting) -> Posted:
    owner, created = company.staff[posting.owner], company.at(posting.opened)
    job = Job(
        **posting.details,
        owner_id=owner.id,
        status=posting.status,
        created_at=created,
        updated_at=created,
        opened_at=created,
    )
    job.closed_at = company.at(posting.closed, hour=15) if posting.closed else None
    job.closes_on = company.at(-posting.closes_in).date() if posting.closes_in else None
    names = posting.skills.split(", ")
    text = job.text(names)
    kept = JobVersion(job_id=job.id, number=1, text=text, created_by=owner.id, created_at=created)
    entry = AuditEntry(
        at=created, actor_id=owner.id, action="job.created", target_kind="job", target_id=job.id
    )
    company.rows += [job, kept, entry, JobWords(job_id=job.id, words=job.words(names))]
    for position, skill_id in enumerate(company.skill_ids(names)):
        company.rows.append(JobSkill(job_id=job.id, skill_id=skill_id, position=position))
    return Posted(job, kept)


def _write(session: Session, rows: list[Row]) -> None:
    """Parents before children: table after table in the order of their references."""
    tables = [table.name for table in SQLModel.metadata.sorted_tables]

    def place(row: Row) -> int:
        return tables.index(row.__tablename__)

    for _, same in groupby(sorted(rows, key=place), key=place):
        session.add_all(same)
        session.flush()
