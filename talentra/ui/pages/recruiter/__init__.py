"""What recruiters work with; admins see the same pages with everybody in them."""

from talentra.ui.pages.recruiter import (
    candidate,
    candidates,
    dashboard,
    figures,
    job_form,
    jobs,
    pipeline,
    reports,
    submissions,
)

PAGES = (
    dashboard.PAGE,
    pipeline.PAGE,
    submissions.PAGE,
    candidates.PAGE,
    candidate.PAGE,
    jobs.PAGE,
    job_form.NEW_PAGE,
    job_form.PAGE,
    reports.PAGE,
    figures.PAGE,
)
