"""What is put in place of what Reflex's client brings along, and that it is put there."""

import json
import subprocess
from pathlib import Path

import pytest
from reflex.utils.frontend_skeleton import _compile_vite_config
from reflex_base.config import get_config
from reflex_base.plugins.tailwind_v4 import add_tailwind_to_postcss_config, compile_root_style

from talentra.cli.lean import INSTEAD, TAKEN, TOLD_ONCE, Lean, leaner, replaced
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

    def test_takes_the_preflight_out_of_the_styles_and_words_that_are_no_classes(self):
        _, styles = compile_root_style(include_radix_themes=False)
        lean = replaced(styles, TAKEN, "tailwind.css")
        assert "preflight" in styles
        assert "preflight" not in lean
        assert lean.count("@source not inline") == 1

    def test_has_no_rule_told_twice_for_older_browsers(self):
        config = add_tailwind_to_postcss_config("export default {\n  plugins: {\n  },\n};")
        assert "optimize: false" in replaced(config, TOLD_ONCE, "postcss.config.js")

    def test_says_when_the_styles_are_others(self):
        with pytest.raises(LookupError, match=r"tailwind\.css"):
            replaced("@import 'other';", TAKEN, "tailwind.css")

    def test_is_among_the_plugins(self):
        assert any(isinstance(plugin, Lean) for plugin in get_config().plugins)
