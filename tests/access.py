"""Who may do what, as data: one row for each operation, for the tests of both doors.

The numbers are what REST answers; a socket has its own words for the same refusals. A route without
a row, or a row without a route, fails the suite.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Who(StrEnum):
    """Everybody who might ask, in the order of the columns."""

    ANONYMOUS = "anonymous"
    OWN = "own"  # Cleo, whose resume and applications are asked for
    OTHER = "other"  # Cody, another candidate
    ASSIGNED = "assigned"  # Rosa, Cleo's recruiter
    UNASSIGNED = "unassigned"  # Remy, a recruiter with nobody
    JOB_OWNER = "job owner"  # Rhea, a recruiter with nobody whose job Cleo applied to
    ADMIN = "admin"  # Ada
    DEACTIVATED = "deactivated"  # one of each role, with the tokens of before


#  An  Own Oth RA  RU  RJ  Ad  De   call                                       (object)  operation
TABLE = """
  201 201 201 201 201 201 201 409  POST auth/register                                  accounts.register
  200 200 200 200 200 200 200 401  POST auth/login                                     sign_ins.start
  401 200 200 200 200 200 200 401  POST auth/refresh                                   sign_ins.rotate
  401 200 200 200 200 200 200 401  GET auth/me                                         users.me
  401 200 200 200 200 200 200 401  GET auth/archive                                    archives.own
  401 204 204 204 204 204 204 401  POST auth/logout                                    sign_ins.end
  401 200 200 200 200 200 200 401  GET auth/tokens                                     api_tokens.page
  401 201 201 201 201 201 201 401  POST auth/tokens                                    api_tokens.create
  401 204 404 404 404 404 404 401  DELETE auth/tokens/{token_id}                       api_tokens.revoke

  401 403 403 403 403 403 200 401  GET admin/users                                     users.page
  401 403 403 403 403 403 201 401  POST admin/users                                    accounts.create
  401 403 403 403 403 403 200 401  PUT admin/users/{user_id}                           accounts.edit
  401 403 403 403 403 403 200 401  PUT admin/users/{user_id}/status                    accounts.reactivate
  401 403 403 403 403 403 201 401  POST admin/assign                                   assignments.assign
  401 403 403 403 403 403 200 401  PUT admin/reassign                                  assignments.reassign
  401 403 403 403 403 403 200 401  GET admin/assignments                               assignments.page
  401 403 403 403 403 403 200 401  GET admin/dashboard                                 dashboards.admin
  401 403 403 403 403 403 200 401  GET admin/audit                                     audit.page
  401 403 403 403 403 403 200 401  GET admin/audit/export                              audit_exports.take
  401 403 403 403 403 403 200 401  POST admin/skills/import                            skill_imports.take

  401 403 403 403 403 403 200 401  GET admin/settings                                  organisation.chosen
  401 403 403 403 403 403 200 401  PUT admin/settings                                  organisation.change
  401 403 403 403 403 403 200 401  GET admin/rejection-reasons                         reasons.everything
  401 403 403 403 403 403 201 401  POST admin/rejection-reasons                        reasons.add
  401 403 403 403 403 403 200 401  PUT admin/rejection-reasons                         reasons.hide
  401 403 403 403 403 403 200 401  GET admin/mail-templates                            mail_templates.everything
  401 403 403 403 403 403 200 401  PUT admin/mail-templates/{kind}                     mail_templates.change
  401 403 403 403 403 403 200 401  DELETE admin/mail-templates/{kind}                  mail_templates.reset
  401 403 403 403 403 403 200 401  POST admin/mail-templates/{kind}/preview            mail_templates.preview
  401 403 403 403 403 403 200 401  GET admin/retention                                 retention.rules
  401 403 403 403 403 403 200 401  PUT admin/retention                                 retention.change
  401 403 403 403 403 403 200 401  POST admin/retention/dry-run                        retention.dry_run
  401 403 403 403 403 403 200 401  GET admin/retention/holds                           retention.holds
  401 403 403 403 403 403 200 401  PUT admin/retention/holds/{candidate_id}            retention.hold
  401 403 403 403 403 403 404 401  DELETE admin/retention/holds/{candidate_id}         retention.release
  401 403 403 403 403 403 200 401  POST admin/ai/test                                  ai_trials.try_out

  401 403 403 403 403 403 200 401  GET admin/webhooks                                  webhooks.page
  401 403 403 403 403 403 201 401  POST admin/webhooks                                 webhooks.create
  401 403 403 403 403 403 200 401  GET admin/webhooks/{webhook_id}                     webhooks.get
  401 403 403 403 403 403 200 401  PUT admin/webhooks/{webhook_id}                     webhooks.edit
  401 403 403 403 403 403 204 401  DELETE admin/webhooks/{webhook_id}                  webhooks.remove
  401 403 403 403 403 403 200 401  POST admin/webhooks/{webhook_id}/secret             webhooks.renew_secret
  401 403 403 403 403 403 202 401  POST admin/webhooks/{webhook_id}/test               webhooks.send_test
  401 403 403 403 403 403 200 401  GET admin/webhooks/{webhook_id}/deliveries          webhooks.deliveries
  401 403 403 403 403 403 202 401  POST admin/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver  webhooks.redeliver

  401 200 200 403 403 403 403 401  GET candidates/profile                              profiles.view
  401 200 200 403 403 403 403 401  PUT candidates/profile                              profiles.edit
  401 200 200 403 403 403 403 401  GET candidates/resumes                              resumes.mine
  401 201 201 403 403 403 403 401  POST candidates/resumes                             resumes.upload
  401 200 404 403 403 403 403 401  PUT candidates/resumes/{resume_id}                  resumes.upload
  401 200 404 200 404 404 200 401  GET candidates/resumes/{resume_id}/file             downloads.resume
  401 204 404 403 403 403 403 401  DELETE candidates/resumes/{resume_id}               resumes.remove
  401 503 404 403 403 403 403 401  POST candidates/ai-resume                           resume_drafts.propose
  401 200 200 403 403 403 403 401  GET candidates/drafts                               drafts.mine
  401 201 201 403 403 403 403 401  POST candidates/drafts                              drafts.create
  401 200 404 403 403 403 403 401  GET candidates/drafts/{resume_draft_id}              drafts.view
  401 200 404 403 403 403 403 401  PUT candidates/drafts/{resume_draft_id}              draft_steps.save_given
  401 204 404 403 403 403 403 401  DELETE candidates/drafts/{resume_draft_id}           drafts.remove
  401 200 404 403 403 403 403 401  GET candidates/drafts/{resume_draft_id}/file         draft_files.made
  401 201 404 403 403 403 403 401  POST candidates/drafts/{resume_draft_id}/resume      draft_files.keep
  401 200 404 403 403 403 403 401  GET candidates/drafts/{resume_draft_id}/pages/{number}  draft_pages.page
  401 200 200 403 403 403 403 401  GET candidates/stats                                dashboards.candidate

  401 403 403 200 200 200 403 401  GET recruiters/my-candidates                        candidates.page
  401 403 403 200 404 404 200 401  GET recruiters/my-candidates/{candidate_id}         profiles.view
  401 403 403 200 200 200 403 401  GET recruiters/dashboard                            dashboards.recruiter

  401 200 200 200 200 200 200 401  GET jobs                                            jobs.page
  401 200 200 200 200 200 200 401  GET jobs/{job_id}                                   jobs.view
  401 200 404 200 200 200 200 401  GET jobs/{job_id}                         (closed)  jobs.view
  401 404 404 404 404 200 200 401  GET jobs/{job_id}                          (draft)  jobs.view
  401 403 403 201 201 201 201 401  POST jobs                                           jobs.create
  401 403 403 403 403 200 200 401  PUT jobs/{job_id}                                   jobs.edit
  401 403 403 404 404 200 200 401  PUT jobs/{job_id}                          (draft)  jobs.edit
  401 403 403 403 403 200 200 401  DELETE jobs/{job_id}                                jobs.remove
  401 403 403 200 200 200 200 401  POST jobs/suggest                                   job_suggestions.suggest

  401 201 404 403 403 403 403 401  POST submissions/apply                              applications.apply
  401 200 200 403 403 403 403 401  GET submissions/my-applications                     application_views.mine
  401 403 403 200 200 200 200 401  GET submissions/job/{job_id}                        application_views.of_job
  401 403 403 404 404 200 200 401  GET submissions/job/{job_id}               (draft)  application_views.of_job
  401 200 404 200 404 404 200 401  GET submissions/{application_id}                    application_views.view
  401 200 404 200 404 404 200 401  GET submissions/{application_id}/resume             downloads.sealed
  401 200 404 200 404 404 200 401  GET submissions/{application_id}/sent-before/{number}  downloads.sealed_before
  401 403 403 200 404 404 200 401  PUT submissions/{application_id}/stage              applications.move
  401 403 403 200 404 404 200 401  PUT submissions/{application_id}/remarks            remarks.add
  401 200 404 403 403 403 403 401  POST submissions/{application_id}/withdraw          applications.withdraw

  401 403 403 200 200 200 422 401  GET reports/recruiter                               reports.own
  401 403 403 403 403 403 200 401  GET reports/system                                  reports.system
  401 403 403 200 200 200 200 401  GET reports/figures                                 figures.figures
  401 403 403 200 200 200 200 401  GET reports/figures/pdf                             figures.pdf
  401 403 403 200 200 200 200 401  GET reports/prepared                                prepared.latest
  401 403 403 201 201 201 422 401  POST reports/prepared                               preparing.prepare
  401 403 403 200 404 404 404 401  GET reports/prepared/{report_id}                    prepared.get
  401 403 403 200 404 404 404 401  GET reports/prepared/{report_id}/file               preparing.fetch
  401 403 403 204 404 404 404 401  DELETE reports/prepared/{report_id}                 preparing.remove
  401 403 403 200 200 200 200 401  GET reports/schedules                               prepared.schedules
  401 403 403 201 201 201 422 401  POST reports/schedules                              schedules.create
  401 403 403 200 404 404 404 401  PUT reports/schedules/{schedule_id}                 schedules.pause
  401 403 403 204 404 404 404 401  DELETE reports/schedules/{schedule_id}              schedules.remove

  200 200 200 200 200 200 200 200  GET health/live                                     health
  200 200 200 200 200 200 200 200  GET health/ready                                    health
  401 403 403 403 403 403 200 401  GET metrics                                         metrics.numbers
"""  # noqa: E501 -- a table is read across

# What is sent; words in braces are filled in from the scene.
BODIES: dict[str, Mapping[str, Any]] = {
    "POST auth/register": {
        "email": "{new_email}",
        "password": "Quiet lamps burn at 9",
        "full_name": "New Face",
    },
    "POST auth/login": {"email": "{email}", "password": "{password}"},
    "POST auth/refresh": {"refresh_token": "{refresh_token}"},
    "POST admin/users": {"email": "{new_email}", "full_name": "New Face", "role": "recruiter"},
    "PUT admin/users/{user_id}": {"full_name": "Remy Okafor"},
    "PUT admin/users/{user_id}/status": {"is_active": True},
    "POST auth/tokens": {"name": "Nightly report"},
    "POST admin/assign": {"candidate_id": "{waiting_id}", "recruiter_id": "{recruiter_id}"},
    "PUT admin/reassign": {"candidate_id": "{candidate_id}", "recruiter_id": "{recruiter_id}"},
    "POST admin/skills/import": {"csv": "name,aliases\nSalt glazing,Salzglasur"},
    "PUT admin/settings": {"rejection_hold_hours": 12},
    "POST admin/rejection-reasons": {"words": "Wanted more than we pay"},
    "PUT admin/rejection-reasons": {"code": "location", "is_hidden": True},
    "PUT admin/mail-templates/{kind}": {"subject": "News", "text": "It moved."},
    "POST admin/mail-templates/{kind}/preview": {"subject": "News", "text": "It moved."},
    "PUT admin/retention": {"rejected": 12, "expected": 0},
    "POST admin/retention/dry-run": {"rejected": 12},
    "PUT admin/retention/holds/{candidate_id}": {"reason": "A claim is pending"},
    "POST admin/webhooks": {"url": "https://hooks.example/a", "events": ["job.opened"]},
    "PUT admin/webhooks/{webhook_id}": {"events": ["job.closed"]},
    "PUT candidates/profile": {"city": "Oslo"},
    "POST candidates/ai-resume": {"mode": "improve", "resume_id": "{resume_id}"},
    "POST candidates/drafts": {"title": "Mine", "draft": {"basics": {"name": "Cleo Marsh"}}},
    "PUT candidates/drafts/{resume_draft_id}": {"title": "Yours", "version": 1},
    "POST candidates/drafts/{resume_draft_id}/resume": {"format": "pdf"},
    "POST jobs": {
        "title": "Analyst",
        "company": "Northwind Mills",
        "description": "Count what is there.",
        "location": "Pune",
        "experience_level": "1-3",
        "skills": ["SQL"],
    },
    "PUT jobs/{job_id}": {"openings": 2},
    "POST jobs/suggest": {"title": "Analyst"},
    "POST submissions/apply": {"job_id": "{open_id}", "resume_id": "{resume_id}"},
    "PUT submissions/{application_id}/stage": {"stage": "interview"},
    "PUT submissions/{application_id}/remarks": {"remarks": "Good."},
    "POST reports/prepared": {"report": "recruiter", "format": "xlsx"},
    "POST reports/schedules": {"report": "recruiter", "rhythm": "weekly"},
    "PUT reports/schedules/{schedule_id}": {"is_paused": True},
}
FILES = {"POST candidates/resumes", "PUT candidates/resumes/{resume_id}"}
LINE = re.compile(r"\s*((?:\d{3} ){8})\s*([A-Z]+) (\S+)\s+(?:\((\w+)\))?\s*(\S+)")


@dataclass(frozen=True)
class Row:
    """One operation: its REST call, on which object, who is answered what, what is behind it."""

    method: str
    path: str
    object: str | None
    operation: str
    expected: dict[Who, int]

    @property
    def call(self) -> str:
        """Method and path, as a route is known by."""
        return f"{self.method} {self.path}"

    @property
    def name(self) -> str:
        """What a test of it is called."""
        return f"{self.call} {self.object or ''}".strip()


def _row(line: str) -> Row:
    found = LINE.fullmatch(line)
    assert found, f"not a row: {line}"
    answers, method, path, thing, operation = found.groups()
    codes = [int(code) for code in answers.split()]
    return Row(method, path, thing, operation, dict(zip(Who, codes, strict=True)))


ACCESS = [_row(line) for line in TABLE.splitlines() if line.strip()]
