"""One built client for every port, host and scheme."""

import json
import subprocess
from pathlib import Path

import pytest
from reflex_base.config import get_config

from talentra.cli.same_origin import SameOrigin
from tests.harness.chromium import bun

CHUNK = (
    "var e={EVENT:`ws://localhost:8000/_event`,PING:'http://localhost:8000/ping',"
    'CODE:"http://localhost:3000/auth-code",MODE:`websocket`};export{e as t};'
)
CLIENT = "let b=c=>c.startsWith(`backend-enabled=`),f=t=>(t.port=``,t.ports=``,t);"
ASKED = (
    "globalThis.location={page};const {{t}}=await import({chunk});console.log(JSON.stringify(t))"
)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as the bundler leaves it."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "reflex-env-abc.js").write_text(CHUNK)
    (assets / "context-abc.js").write_text(CLIENT)
    (assets / "other.js").write_text("url.port=``")
    (assets / "other.js.map").write_text("{}")
    return tmp_path


def addresses(built: Path, origin: str) -> dict[str, str]:
    """What the chunk says in a page of that origin."""
    chunk = json.dumps(str(built / "assets" / "reflex-env-abc.js"))
    program = ASKED.format(page=json.dumps({"origin": origin}), chunk=chunk)
    return json.loads(subprocess.check_output([bun(), "-e", program], text=True))


class TestSameOrigin:
    @pytest.mark.parametrize(
        ("origin", "socket"),
        [
            ("http://127.0.0.1:8123", "ws://127.0.0.1:8123"),
            ("https://jobs.example", "wss://jobs.example"),
            ("https://localhost:8443", "wss://localhost:8443"),
        ],
    )
    def test_follows_the_page(self, built: Path, origin: str, socket: str):
        SameOrigin().post_build(static_dir=built)
        assert addresses(built, origin) == {
            "EVENT": f"{socket}/_event",
            "PING": f"{origin}/ping",
            "CODE": f"{origin}/auth-code",
            "MODE": "websocket",
        }

    def test_keeps_the_port_of_a_page_on_localhost(self, built: Path):
        SameOrigin().post_build(static_dir=built)
        assert "t.port=location.port,t.ports=``" in (built / "assets/context-abc.js").read_text()
        assert (built / "assets" / "other.js").read_text() == "url.port=``"

    def test_leaves_no_source_maps(self, built: Path):
        SameOrigin().post_build(static_dir=built)
        assert not list(built.rglob("*.map"))

    @pytest.mark.parametrize("name", ["reflex-env-abc.js", "context-abc.js"])
    def test_a_build_without_the_expected_chunk_fails(self, built: Path, name: str):
        (built / "assets" / name).write_text("")
        with pytest.raises(LookupError):
            SameOrigin().post_build(static_dir=built)

    def test_is_part_of_every_build(self):
        assert any(isinstance(plugin, SameOrigin) for plugin in get_config().plugins)
