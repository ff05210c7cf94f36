"""Single keys, and where the focus goes when a panel beside a list opens and closes."""

import reflex as rx

from talentra.ui.interop.base import Ours

SCRIPT = r"""
const KEYS = new Set(["j", "k", "m", "n", "u", "x", "/", "Escape"]);
const KEYS_OFF = "talentra-keys-off";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

// Whether a key is meant for the page: silent while somebody types, under a dialog or a menu, and
// when the reader switched single keys off.
export function isForKeys({ key, target, ctrlKey, metaKey, altKey, defaultPrevented, repeat }) {
  if (ctrlKey || metaKey || altKey || defaultPrevented || repeat) return false;
  if (target.closest?.(TYPING)) return false;
  if (document.querySelector("dialog[open], :popover-open")) return false;
  return key === "Escape" || !localStorage.getItem(KEYS_OFF);
}

const isAlone = (element) => !element.closest("[data-line]");

// The link of the line after (j) or before (k) the one with the focus; of the first when none has.
function lineBeside(line, key) {
  const step = { j: 1, k: -1 }[key];
  if (!step) return null;
  const all = [...document.querySelectorAll("[data-line]")].filter((each) => each.offsetParent);
  return all[line ? all.indexOf(line) + step : 0]?.querySelector(".row-link");
}

// A key does what its element on the page does when it is pressed, or lets one type in it; the
// element names it in aria-keyshortcuts. Nothing is sent to the server.
export function Hotkeys() {
  useEffect(() => {
    const press = (event) => {
      const { key, target } = event;
      if (!KEYS.has(key) || !isForKeys(event)) return;
      const named = (where) => [...where.querySelectorAll(`[aria-keyshortcuts="${key}"]`)];
      const line = target.closest?.("[data-line]"); // its own keys go before those of the page
      const meant = [...(line ? named(line) : []), ...named(document).filter(isAlone)]
        .find((each) => each.checkVisibility?.() ?? true) ?? lineBeside(line, key);
      if (!meant) return;
      event.preventDefault();
      if (meant.matches(TYPING) || meant.matches(".row-link")) meant.focus();
      else meant.click();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return null;
}

// Switches single keys off and on again in this browser (WCAG 2.1.4).
export function KeySwitch(props) {
  const [on, set] = useState(true);
  useEffect(() => set(!localStorage.getItem(KEYS_OFF)), []);
  const change = (event) => {
    if (event.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
    set(event.target.checked);
  };
  return h("input", { ...props, type: "checkbox", checked: on, onChange: change });
}

// A panel beside a list. Whoever opens it there lands on its heading; when it closes, they are
// back at the line it belongs to. A panel that was there before moves nobody.
export function SidePanel({ shown, line, children, ...props }) {
  const ref = useRef(null);
  const back = useRef(line);
  back.current = line;
  useEffect(() => {
    const from = document.activeElement;
    if (from === document.body || ref.current.contains(from)) return;
    (ref.current.querySelector("h2") ?? ref.current).focus({ preventScroll: true });
  }, [shown]);
  useLayoutEffect(() => {
    const panel = ref.current;
    return () => {
      if (!panel.contains(document.activeElement)) return;
      (document.getElementById(back.current) ?? document.querySelector("h1"))?.focus();
    };
  }, []);
  return h("aside", { ...props, ref, tabIndex: -1 }, children);
}
"""


class Hotkeys(Ours):
    """The one listener for single keys; stands once in the app."""

    tag = "Hotkeys"


class KeySwitch(Ours):
    """A box that says whether single keys do something."""

    tag = "KeySwitch"


class SidePanel(Ours):
    """An aside for one `line` of a list, by its id; `shown` changes when it is another one's."""

    tag = "SidePanel"
    shown: rx.Var[str]
    line: rx.Var[str]
