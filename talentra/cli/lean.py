"""What Reflex's client brings along and no page of ours uses is left out of the build."""

from functools import partial
from typing import Any

from reflex_base.plugins.base import Plugin

CONFIG = "vite.config.js"
FOLDER = "utils/lean"

# Our pages are styled by classes alone, so that nothing has to make style sheets in the browser.
EMOTION = 'export { createElement as jsx } from "react";\n'
# No state of ours keeps anything in a cookie; the session's is not for scripts.
COOKIES = "export default class NoCookies { get() {} set() {} remove() {} }\n"
# The socket is a websocket from the first message on.
TRANSPORT = "export class XHR {}\nexport class WT {}\n"
MERGE = """\
const isPlain = (value) => Object.getPrototypeOf(value ?? 0) === Object.prototype;
export const mergician = (under, over) => {
  const merged = { ...under };
  for (const [key, value] of Object.entries(over))
    merged[key] = isPlain(value) && isPlain(merged[key]) ? mergician(merged[key], value) : value;
  return merged;
};
"""

# Regular expression over the imported name: what is imported instead.
INSTEAD = {
    r"^@emotion\/react$": ("emotion.js", EMOTION),
    r"^universal-cookie$": ("cookies.js", COOKIES),
    r"^mergician$": ("merge.js", MERGE),
    r"^\.\/(polling-xhr\.node|webtransport)\.js$": ("transport.js", TRANSPORT),
}

# Left alone, each icon that two pages share is a file of its own, and a page asks for thirty. What
# every page uses is one file; pieces that only some pages use stay by themselves.
SOME = "board|draf|edit|file|down|pick|mess|palette_"
GROUPS = r"""
            { name: "framework", test: /node_modules\/(?!lucide-react|sonner)/, priority: 3 },
            { name: "icons", test: /lucide-react/, minShareCount: 2, priority: 2 },
            { name: "every", test: /\.web.utils.(?!talentra.(SOME))/ },""".replace("SOME", SOME)
# None of our pieces does anything by being imported: a page gets those it uses.
PURE = """
      treeshake: { moduleSideEffects: [{ test: /utils.talentra/, sideEffects: false }] },"""
# Our pages are written for browsers that have popovers: rules are not told twice for older ones.
STYLES, MAKER = "styles/tailwind.css", "postcss.config.js"
TOLD_ONCE = {'"@tailwindcss/postcss": {}': '"@tailwindcss/postcss": { optimize: false }'}
# assets/styles/reset.css stands for the preflight. The words are no classes: our scripts use them.
WORDS = "visible,sr-only,relative,static,container,transform,uppercase,accent-ink,blur,filter"
TAKEN = {
    '@import "tailwindcss/preflight.css" layer(base);\n': "",
    "@config ": f'@source not inline("{{{WORDS}}}");\n@config ',
}
ALIASES, OPTIONS, OPENING = "alias: [", "rollupOptions: {", "groups: ["
OWN_GROUP = 'name: "reflex-env",'


class Lean(Plugin):
    """Puts short modules in place of long ones, and bundles few files; for rxconfig's plugins."""

    def pre_compile(self, **context: Any) -> None:
        """Hand the modules and the changed configuration to the compiler."""
        context["add_save_task"](lambda: [(f"{FOLDER}/{name}", t) for name, t in INSTEAD.values()])
        context["add_modify_task"](CONFIG, leaner)
        context["add_modify_task"](STYLES, partial(replaced, changes=TAKEN, name=STYLES))
        context["add_modify_task"](MAKER, partial(replaced, changes=TOLD_ONCE, name=MAKER))


def leaner(config: str) -> str:
    """Vite's configuration with our modules and groups; LookupError when it is not as expected."""
    for anchor in (ALIASES, OPTIONS, OPENING, OWN_GROUP):
        if config.count(anchor) != 1:
            raise LookupError(f"{CONFIG} has no single {anchor!r}")
    aliases = "".join(_alias(pattern, name) for pattern, (name, _) in INSTEAD.items())
    return (
        config.replace(ALIASES, ALIASES + aliases)
        .replace(OPTIONS, OPTIONS + PURE)
        .replace(OPENING, OPENING + GROUPS)
        .replace(OWN_GROUP, f"{OWN_GROUP}\n              priority: 4,")
    )


def replaced(text: str, changes: dict[str, str], name: str) -> str:
    """The text with all changes made; LookupError when one finds nothing to change."""
    for old, new in changes.items():
        if text.count(old) != 1:
            raise LookupError(f"{name} has no single {old!r}")
        text = text.replace(old, new)
    return text


def _alias(pattern: str, name: str) -> str:
    place = f'fileURLToPath(new URL("./{FOLDER}/{name}", import.meta.url))'
    return f"\n      {{ find: /{pattern}/, replacement: {place} }},"
