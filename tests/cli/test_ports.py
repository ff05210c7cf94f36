"""The port is free, and ours until the workers listen on it."""

import socket
from collections.abc import Generator

import pytest
from granian._granian import ListenerSpec

from talentra.cli import ports
from tests.harness.program import free_port

HOME = "127.0.0.1"


@pytest.fixture
def taken() -> Generator[int]:
    """A port that another program listens on."""
    with socket.create_server((HOME, 0)) as other:
        yield other.getsockname()[1]


class TestHold:
    def test_gives_the_wished_port(self):
        port = free_port()
        with ports.hold(HOME, port, exactly=True) as held:
            assert held.getsockname() == (HOME, port)

    def test_takes_the_next_free_one(self, taken: int):
        with ports.hold(HOME, taken, exactly=False) as held:
            assert taken < held.getsockname()[1] < taken + ports.NEXT

    def test_says_that_a_chosen_port_is_taken(self, taken: int):
        with pytest.raises(SystemExit, match=f"Port {taken} on 127.0.0.1 is taken"):
            ports.hold(HOME, taken, exactly=True)

    def test_a_held_port_is_taken_for_the_next_start(self):
        with ports.hold(HOME, free_port(), exactly=True) as first:
            port = first.getsockname()[1]
            with pytest.raises(SystemExit, match="is taken"):
                ports.hold(HOME, port, exactly=True)

    def test_workers_may_listen_on_a_held_port(self):
        with ports.hold(HOME, free_port(), exactly=True) as held:
            port = held.getsockname()[1]
            listeners = [ListenerSpec(HOME, port, 128).build() for _ in range(2)]
            with pytest.raises(SystemExit, match="is taken"):
                ports.hold(HOME, port, exactly=True)
            assert len(listeners) == 2

    def test_says_that_an_address_is_not_ours(self):
        with pytest.raises(SystemExit, match="no address of this machine"):
            ports.hold("192.0.2.1", free_port(), exactly=True)


class TestAddressOf:
    def test_finds_the_address_of_a_name(self):
        assert ports.address_of("localhost") in ("127.0.0.1", "::1")

    def test_says_that_a_name_is_unknown(self):
        with pytest.raises(SystemExit, match="no address of this machine"):
            ports.address_of("x" * 64)  # longer than a name may be, so nobody is asked
