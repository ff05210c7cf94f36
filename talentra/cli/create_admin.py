"""Make an administrator's account from the command line."""

import getpass
import sys
from argparse import Namespace

from talentra import db
from talentra._bootstrap import fail, say
from talentra.cli.migrate import migrate
from talentra.cli.settings import chosen
from talentra.services import accounts


def run(options: Namespace) -> int:
    """Ask for the password twice, or read it from standard input."""
    chosen(options)
    password = sys.stdin.readline().rstrip("\n") if options.password_stdin else _asked()
    migrate()
    with db.transaction() as session:
        name = options.name or options.email.split("@")[0]
        accounts.create_admin(session, options.email, password, name)
    say(f"{options.email} can sign in as an administrator.")
    return 0


def _asked() -> str:
    if not sys.stdin.isatty():
        fail("There is no terminal to ask for a password on: use --password-stdin.")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        fail("The two passwords differ. Run the same command again.")
    return password
