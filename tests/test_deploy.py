"""Files for deploying name what is there: settings, places, ports, verbs."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from talentra.cli.arguments import parse
from talentra.config import ROOT
from tests.test_docs import known_to_environment

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
FOREIGN = {"PYTHONUNBUFFERED", "PIP_NO_CACHE_DIR", "UV_NO_CACHE"}
PORT = "8000"


class TestDockerfile:
    def test_sets_only_what_is_known(self) -> None:
        named = set(re.findall(r"(?:^ENV |^    |\s)([A-Z_]{4,})=", DOCKERFILE, re.MULTILINE))
        assert "TALENTRA_DATA" in named
        assert named - FOREIGN <= known_to_environment()

    def test_ends_as_a_user_without_rights(self) -> None:
        last = DOCKERFILE.rsplit("\nFROM ", 1)[1]
        assert "\nUSER talentra\n" in last
        assert last.index("USER talentra") < last.index("ENTRYPOINT")

    def test_needs_no_node(self) -> None:
        assert not re.search(r"\b(node|npm|bun install)\b", DOCKERFILE.replace("node_modules", ""))

    def test_takes_along_what_the_product_needs(self) -> None:
        taken = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
        assert [name for name in taken if not (ROOT / name).exists()] == []
        assert {"talentra", "alembic", "alembic.ini", "assets", "reflex.lock"} <= {*taken}
        assert not {".env", ".data", "tests"} & {*taken}

    def test_starts_and_looks_after_what_is_served(self) -> None:
        verb = re.search(r'^CMD \["(\w+)"\]$', DOCKERFILE, re.MULTILINE)
        assert verb
        assert parse([verb[1]]).module == "serve"
        assert f"EXPOSE {PORT}" in DOCKERFILE
        assert f":{PORT}/api/health/ready" in DOCKERFILE


class TestCompose:
    def test_sets_only_what_is_known(self) -> None:
        assert SERVICES["app"]["environment"].keys() <= known_to_environment()

    def test_waits_for_services_that_are_there(self) -> None:
        for service in SERVICES.values():
            assert {*service.get("depends_on", ())} <= SERVICES.keys()
        for name, how in SERVICES["app"]["depends_on"].items():
            if how["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[name]

    def test_keeps_everything_in_volumes_that_are_there(self) -> None:
        mounted = [each for service in SERVICES.values() for each in service.get("volumes", ())]
        sources = {each.split(":")[0] for each in mounted}
        assert {each for each in sources if not each.startswith("./")} == COMPOSE["volumes"].keys()
        places = [Path(ROOT, each) for each in sources if each.startswith("./")]
        assert all(each.exists() for each in places)

    def test_opens_nothing_but_the_proxy(self) -> None:
        assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]

    def test_has_no_password_of_its_own(self) -> None:
        for service in SERVICES.values():
            for name, value in service.get("environment", {}).items():
                if re.search("PASSWORD|SECRET", name):
                    assert re.fullmatch(r"\$\{.+\}", value), name


class TestProxies:
    @pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
    def test_lead_to_the_port_and_say_who_asks(self, name: str) -> None:
        text = (ROOT / "deploy" / name).read_text()
        assert re.search(rf"[: ]{PORT}\b", text)
        assert "X-Forwarded-For" in text
        assert "proxy_add_x_forwarded_for" not in text, "it would keep what the browser claims"

    def test_nginx_passes_websockets_on(self) -> None:
        text = (ROOT / "deploy" / "nginx.conf").read_text()
        assert "proxy_set_header Upgrade $http_upgrade" in text


class TestUnits:
    @pytest.mark.parametrize("name", ["talentra.service", "talentra-backup.service"])
    def test_run_verbs_that_are_there(self, name: str) -> None:
        text = (ROOT / "deploy" / name).read_text()
        runs = re.findall(r"python3 -m talentra ([^&'\n]+)", text)
        assert runs
        for words in runs:
            assert parse(shlex.split(words)).module in {"serve", "backup", "verify"}
        named = set(re.findall(r"^Environment=(\w+)=", text, re.MULTILINE))
        assert named <= known_to_environment()


def test_the_page_names_files_that_are_there() -> None:
    page = ROOT / "docs" / "deploy.md"
    linked = re.findall(r"\]\(([^)#]+)\)", page.read_text())
    assert len(linked) > 5
    assert [name for name in linked if not (page.parent / name).resolve().exists()] == []
