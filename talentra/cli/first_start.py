"""Before the first visitor: schema, first people, and what to tell the person who started it."""

import secrets
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy.orm import Session

from talentra import db
from talentra._bootstrap import fail, say
from talentra.cli.migrate import migrate
from talentra.cli.settings import change, read
from talentra.config import Settings
from talentra.queries import organisation, users

SEEDING = 7_461_627  # PostgreSQL advisory lock: one seeding at a time
OPEN = (
    "This database holds demo people whose sign-ins are printed and offered on the page, so it is "
    "served on this machine only. Leave --host out, use another TALENTRA_DATA or DATABASE_URL, "
    "or say TALENTRA_DEMO=anywhere if you mean it."
)


def prepare(*, local: bool) -> str:
    """Migrate, fill an empty database and say how to sign in; `local`: only this machine can.

    What speaks to a bucket cannot be forked: then another process does it.
    """
    if read().bucket is None:
        return _prepare(local)
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as apart:
        greeting, chosen = apart.submit(_prepare_apart, local).result()
    change(chosen)
    return greeting


def _prepare_apart(local: bool) -> tuple[str, dict[str, str]]:
    """What to tell, and what was set meanwhile."""
    greeting = _prepare(local)
    password = read().demo_password
    return greeting, {"TALENTRA_DEMO_PASSWORD": password} if password else {}


def _prepare(local: bool) -> str:
    settings = read()
    migrate()
    _erase_again()
    with db.transaction() as session:
        _one_at_a_time(session)
        if wants_demo(settings, local=local) and users.nobody(session):
            _seed(session, settings.data)
        elif settings.admin_email and settings.admin_password and not users.admins(session):
            _first_admin(session, settings)
        greeting = _greeting(session, local=local)
    db.dispose()  # the server forks: no connection may be shared with its workers
    return greeting


def wants_demo(settings: Settings, *, local: bool) -> bool:
    """Whether an empty database gets the demo company."""
    if settings.demo == "auto":
        return settings.embedded and local and not settings.admin_email
    return settings.demo in ("on", "anywhere")


def demo_password(data: Path) -> str:
    """The demo people's password: chosen, or made once and kept beside the database."""
    kept = data / "demo-password"
    chosen = read().demo_password or (kept.read_text().strip() if kept.exists() else None)
    if not chosen:
        chosen = secrets.token_urlsafe(9)
        kept.touch(mode=0o600)
        kept.write_text(chosen)
    change({"TALENTRA_DEMO_PASSWORD": chosen})
    return chosen


def _erase_again() -> None:
    """Let no restored backup bring back whoever was erased."""
    from talentra.services import erasures

    if number := erasures.again():
        say(f"Erased again: {number} of those who were erased after the restored backup was made.")


def _seed(session: Session, data: Path) -> None:
    from talentra.services import demo

    demo_password(data)
    demo.seed(session)


def _first_admin(session: Session, settings: Settings) -> None:
    from talentra.services import accounts

    email = settings.admin_email or ""
    accounts.create_admin(session, email, settings.admin_password or "", email.split("@")[0])


def _one_at_a_time(session: Session) -> None:
    """SQLite's writers queue by themselves."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().exec_driver_sql(f"SELECT pg_advisory_xact_lock({SEEDING})")


def _greeting(session: Session, *, local: bool) -> str:
    address = f"Talentra is at {read().public_url}{_hint(read(), local=local)}"
    if organisation.choice(session, "is_demo"):
        if not local and read().demo != "anywhere":
            fail(OPEN)
        return f"\n{address}\n{_demo_sign_ins()}"
    if not users.admins(session):
        from talentra.services import accounts

        token = accounts.setup_token(session)
        page = f"{read().public_url}/setup?token={token}"
        return f"\n{address}\nMake the first admin here, once: {page}\n"
    return f"\n{address}\n"


def _hint(settings: Settings, *, local: bool) -> str:
    """Other machines may call us by address; a name must be known as ours."""
    if local or settings.public_url != f"http://{settings.host}:{settings.port}":
        return ""
    return "\nTo reach it by a name or through a proxy, set TALENTRA_PUBLIC_URL to that address."


def _demo_sign_ins() -> str:
    password = demo_password(read().data)
    return (
        f"Demo people, all with the password {password}\n"
        "  ada@talentra.example   admin\n"
        "  rosa@talentra.example  recruiter      remy@talentra.example  recruiter\n"
        "  cleo@talentra.example  candidate      cody@talentra.example  candidate\n"
    )
