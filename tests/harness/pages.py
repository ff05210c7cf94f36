"""Names as they travel: of a page's handlers and of its vars."""

from reflex.state import BaseState

from talentra import talentra  # gives every state its place in the tree
from tests.harness.socket_client import SocketClient

MARK = "_rx_state_"  # what Reflex puts after a var's name on the wire


def handler(state: type[BaseState], name: str) -> str:
    """The handler's name, as a browser would call it."""
    assert talentra.app
    return f"{state.get_full_name()}.{name}"


def shown(client: SocketClient, state: type[BaseState], name: str) -> object:
    """The last value of a var that was sent to the page; None when none was."""
    client.settle(0.05)
    return client.values().get(f"{state.get_full_name()}.{name}{MARK}")
