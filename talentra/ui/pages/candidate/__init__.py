"""What candidates do: find jobs, apply, follow it up, write and keep resumes and a profile."""

from talentra.ui.pages.candidate import applications, home, job, jobs, profile, resumes
from talentra.ui.pages.candidate.builder import editor
from talentra.ui.pages.candidate.builder import list as drafts

PAGES = (
    home.PAGE,
    applications.PAGE,
    jobs.PAGE,
    job.PAGE,
    resumes.PAGE,
    drafts.PAGE,
    editor.PAGE,
    profile.PAGE,
)
