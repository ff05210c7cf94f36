"""The address of one candidate's page."""

from uuid import UUID

from talentra.ui.pages import addresses
from talentra.ui.pages.recruiter.candidates_query import ROUTE as LIST

ROUTE = f"{LIST}/[candidate_id]"


def candidate_href(candidate_id: UUID | str, open_id: str = "") -> str:
    """The candidate's page, with one of their applications."""
    return addresses.address(f"{LIST}/{candidate_id}", c=open_id)
