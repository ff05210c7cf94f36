"""Where each role can go, in the order of the sidebar."""

from talentra.models import Role
from talentra.ui.shell import NavEntry

NAVIGATION: dict[str, list[NavEntry]] = {
    Role.CANDIDATE: [
        NavEntry("Dashboard", "/home", "layout_dashboard"),
        NavEntry("My applications", "/applications", "list_checks"),
        NavEntry("Jobs", "/jobs", "briefcase_business"),
        NavEntry("Resumes", "/resumes", "file_text", is_exact=True),
        NavEntry("Resume builder", "/resumes/builder", "file_pen_line"),
        NavEntry("Profile", "/profile", "circle_user_round"),
    ],
    Role.RECRUITER: [
        NavEntry("Dashboard", "/dashboard", "layout_dashboard"),
        NavEntry("Submissions", "/submissions", "inbox"),
        NavEntry("Pipeline", "/pipeline", "kanban"),
        NavEntry("Candidates", "/candidates", "users_round"),
        NavEntry("Jobs", "/manage/jobs", "briefcase_business"),
        NavEntry("Reports", "/reports", "chart_column"),
    ],
    Role.ADMIN: [
        NavEntry("Dashboard", "/admin", "layout_dashboard", is_exact=True),
        NavEntry("Assignments", "/admin/assignments", "user_round_check"),
        NavEntry("People", "/admin/users", "contact_round"),
        NavEntry("Submissions", "/submissions", "inbox"),
        NavEntry("Pipeline", "/pipeline", "kanban"),
        NavEntry("Candidates", "/candidates", "users_round"),
        NavEntry("Jobs", "/manage/jobs", "briefcase_business"),
        NavEntry("Reports", "/reports", "chart_column"),
        NavEntry("Audit log", "/admin/audit", "scroll_text"),
        NavEntry("Webhooks", "/admin/webhooks", "webhook"),
        NavEntry("Organisation", "/admin/settings", "settings"),
    ],
}

CANDIDATES = "/candidates"  # where staff find one by their id
JOBS = {  # where a job is found by its id
    Role.CANDIDATE: "/jobs",
    Role.RECRUITER: "/manage/jobs",
    Role.ADMIN: "/manage/jobs",
}

BESIDE: dict[str, str] = {Role.CANDIDATE: "/resumes/builder/latest"}

HOME = {
    Role.CANDIDATE: "/home",
    Role.RECRUITER: "/dashboard",
    Role.ADMIN: "/admin",
}
