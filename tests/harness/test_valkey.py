"""A Redis of one's own is empty, answers, and comes back after a fault."""

from pathlib import Path

import pytest
import redis

from tests.harness.valkey import Valkey


@pytest.mark.parametrize("turn", [1, 2])
def test_a_fresh_one_is_empty(redis_url: str, turn: int) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left behind", turn)


def test_it_comes_back_after_being_killed(tmp_path: Path) -> None:
    server = Valkey(tmp_path)
    server.start()
    server.kill()
    with redis.Redis.from_url(server.url) as client, pytest.raises(redis.ConnectionError):
        client.ping()
    server.start()
    with redis.Redis.from_url(server.url) as client:
        assert client.ping()
    server.stop()
