"""What candidates do: find jobs, apply, follow it up, keep two resumes and a profile."""

from talentra.ui.pages.candidate import applications, home, job, jobs, profile, resumes

PAGES = (home.PAGE, applications.PAGE, jobs.PAGE, job.PAGE, resumes.PAGE, profile.PAGE)
