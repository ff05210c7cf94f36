"""The company's logo, for everybody who sees its name."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from talentra.errors import NotFound
from talentra.queries.organisation import LOGOS, choice

ROUTE = LOGOS


@dataclass(frozen=True, slots=True)
class LogoView:
    """Which stored file it is, what it is, and its sides in pixels."""

    sha256: str
    content_type: str
    width: int
    height: int

    @property
    def href(self) -> str:
        """Its address, which is another one for another picture."""
        return f"{ROUTE}{self.sha256}"


def current(session: Session) -> LogoView | None:
    """The logo that is shown now."""
    kept: dict[str, Any] | None = choice(session, "logo")
    return LogoView(**kept) if kept else None


def href(session: Session) -> str:
    """The address of the logo; empty while there is none."""
    logo = current(session)
    return logo.href if logo else ""


def known(session: Session, sha256: str) -> LogoView:
    """The logo of that hash; NotFound for any other file."""
    logo = current(session)
    if logo is None or logo.sha256 != sha256:
        raise NotFound
    return logo
