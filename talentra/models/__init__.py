"""What is true about one row: tables, words, rules. No session."""

from talentra.models.actors import Actor
from talentra.models.applications import NEXT, PATH, Application, FormerSeal, Seal, Stage
from talentra.models.assignments import Assignment
from talentra.models.audit import AuditEntry
from talentra.models.chain import HistoryLink, Log
from talentra.models.drafts import DraftVersion, ResumeDraft
from talentra.models.erasures import Erasure
from talentra.models.files import File
from talentra.models.invitations import Invitation
from talentra.models.jobs import (
    EmploymentType,
    Job,
    JobSkill,
    JobStatus,
    JobVersion,
    JobWords,
    WorkMode,
)
from talentra.models.kept_answers import KeptAnswer
from talentra.models.looks import Look
from talentra.models.notifications import Notification, OutboxMessage
from talentra.models.organisation import Choice
from talentra.models.passages import Passage, Passed
from talentra.models.preferences import Preference
from talentra.models.prepared import PreparedReport, ReportSchedule
from talentra.models.profiles import (
    ExperienceLevel,
    Profile,
    ProfileSkill,
    Skill,
    SkillName,
    VisaStatus,
)
from talentra.models.remarks import Remark, Visibility
from talentra.models.resumes import Resume
from talentra.models.retention import LegalHold
from talentra.models.saved_jobs import SavedJob
from talentra.models.saved_views import SavedView
from talentra.models.sign_ins import ApiToken, Door, Scope, SignIn, Tries
from talentra.models.stage_events import StageEvent
from talentra.models.takeovers import Takeover
from talentra.models.tallies import Counted, Tally, TallyChange
from talentra.models.users import Role, User
from talentra.models.webhooks import Delivery, Webhook
from talentra.models.workers import Worker

__all__ = [
    "NEXT",
    "PATH",
    "Actor",
    "ApiToken",
    "Application",
    "Assignment",
    "AuditEntry",
    "Choice",
    "Counted",
    "Delivery",
    "Door",
    "DraftVersion",
    "EmploymentType",
    "Erasure",
    "ExperienceLevel",
    "File",
    "FormerSeal",
    "HistoryLink",
    "Invitation",
    "Job",
    "JobSkill",
    "JobStatus",
    "JobVersion",
    "JobWords",
    "KeptAnswer",
    "LegalHold",
    "Log",
    "Look",
    "Notification",
    "OutboxMessage",
    "Passage",
    "Passed",
    "Preference",
    "PreparedReport",
    "Profile",
    "ProfileSkill",
    "Remark",
    "ReportSchedule",
    "Resume",
    "ResumeDraft",
    "Role",
    "SavedJob",
    "SavedView",
    "Scope",
    "Seal",
    "SignIn",
    "Skill",
    "SkillName",
    "Stage",
    "StageEvent",
    "Takeover",
    "Tally",
    "TallyChange",
    "Tries",
    "User",
    "VisaStatus",
    "Visibility",
    "Webhook",
    "WorkMode",
    "Worker",
]
