"""What is put in place of what Reflex's client brings along, and that it is put there."""

import json
import subprocess
from pathlib import Path

import pytest
from reflex.utils.frontend_skeleton import _compile_vite_config
from reflex_base.config import get_config

from talentra.cli.lean import INSTEAD, Lean, leaner
from tests.harness.chromium import bun

CONFIG = _compile_vite_config(get_config())


class TestLean:
    @pytest.mark.parametrize("name", [name for name, _ in INSTEAD.values()])
    def test_the_build_finds_every_module_instead(self, name: str):
        assert CONFIG.count(name) == 0
        assert leaner(CONFIG).count(f"./utils/lean/{name}") == 1

    @pytest.mark.parametrize("name", ['name: "framework"', 'name: "icons"', "sideEffects: false"])
    def test_the_build_makes_few_files(self, name: str):
        assert leaner(CONFIG).count(name) == 1

    @pytest.mark.parametrize("anchor", ["alias: [", "rollupOptions: {", "groups: [", "reflex-env"])
    def test_says_when_the_configuration_is_another(self, anchor: str):
        with pytest.raises(LookupError, match="vite"):
            leaner(CONFIG.replace(anchor, "other"))

    def test_merges_as_deep_as_what_it_stands_for(self, tmp_path: Path):
        module = tmp_path / "merge.js"
        module.write_text(dict(INSTEAD.values())["merge.js"])
        under, over = {"a": {"b": 1, "c": [1]}, "d": 1}, {"a": {"c": [2]}, "e": {"f": None}}
        program = (
            f"const {{mergician}} = await import({json.dumps(str(module))});"
            f"console.log(JSON.stringify(mergician({json.dumps(under)}, {json.dumps(over)})))"
        )
        merged = json.loads(subprocess.check_output([bun(), "-e", program], text=True))
        assert merged == {"a": {"b": 1, "c": [2]}, "d": 1, "e": {"f": None}}

    def test_is_among_the_plugins(self):
        assert any(isinstance(plugin, Lean) for plugin in get_config().plugins)
