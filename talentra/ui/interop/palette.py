"""The palette's button and keys; the palette itself is fetched when it is first opened."""

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex_components_core.el.elements.base import BaseHTML

from talentra.ui.interop.base import MODULE

SCRIPT = r"""
import { isForKeys } from "$/utils/talentra/keys";

// A button that opens the palette, as Ctrl K does; a question mark opens its list of keys.
export function PaletteOpener({ pages, found, asked, onAsk, children, ...props }) {
  const [Box, draw] = useState(null);
  const [shown, show] = useState("");
  const open = (what) => {
    show(what);
    import("$/utils/talentra/palette_box").then(
      ({ PaletteBox }) => draw(() => PaletteBox), () => show(""));
  };
  useEffect(() => {
    const press = (event) => {
      const called = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (called ? document.querySelector("dialog[open]") : event.key !== "?" || !isForKeys(event))
        return;
      event.preventDefault();
      open(called ? "pages" : "keys");
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  const button = { ...props, key: "opener", type: "button", onClick: () => open("pages") };
  const box = { key: "box", pages, found, asked, onAsk, shown, onClose: () => show("") };
  return [h("button", button, children), shown && Box && h(Box, box)];
}
"""
BOX = r"""
import "$/styles/pages/palette.css";
import { useNavigate } from "react-router";

const PAUSE = 200; // milliseconds without a key until the server is asked
const KEYS = [
  ["Ctrl K", "Go to a page, a person or a job"], ["/", "Search in the list"],
  ["j", "Next line"], ["k", "Line before"], ["Enter", "Open it"], ["x", "Select it"],
  ["m", "Move it to a stage"], ["n", "Write a remark"], ["u", "Undo the last move"],
  ["Esc", "Close"], ["?", "These keys"],
];

function Keys() {
  const lines = KEYS.map(([key, said]) =>
    h("li", { key, className: "palette-line" }, said, h("kbd", { className: "kbd" }, key)));
  return h("ul", { className: "palette-lines", "aria-label": "Keyboard shortcuts" }, lines);
}

// Pages by name at once; people and jobs as soon as the server has found them.
function Places({ pages, found, asked, onAsk, leave }) {
  const [words, write] = useState("");
  const [at, go] = useState(0);
  const visit = useNavigate();
  const wanted = words.trim().toLowerCase();
  const isAnswered = wanted && asked.toLowerCase() === wanted;
  useEffect(() => {
    const timer = wanted && !isAnswered && setTimeout(() => onAsk(words.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const has = (label) => (word) => label.toLowerCase().includes(word);
  const fits = ({ label }) => wanted.split(/\s+/).every(has(label));
  const named = pages.filter(fits).map((page) => ({ ...page, kind: "Page" }));
  const lines = [...named, ...(isAnswered ? found : [])];
  const chosen = Math.min(at, lines.length - 1);
  const enter = ({ href }) => { leave(); visit(href); };
  const press = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && lines[chosen]) enter(lines[chosen]);
    if (!step || !lines.length) return;
    event.preventDefault();
    go((chosen + step + lines.length) % lines.length);
  };
  const line = (each, number) => h("li", {
    key: each.href, id: `palette-${number}`, role: "option", "aria-selected": number === chosen,
    className: "palette-line", onClick: () => enter(each), onMouseMove: () => go(number),
    ref: (element) => number === chosen && element?.scrollIntoView({ block: "nearest" }),
  }, h("span", { className: "palette-name" }, each.label,
    each.detail && h("span", { className: "palette-detail" }, each.detail)),
  h("span", { className: "palette-kind" }, each.kind));
  const nothing = lines.length ? "" : "Nothing is called that.";
  const told = !wanted || isAnswered ? nothing : "Searching…";
  return [
    h("input", {
      key: "words", value: words, role: "combobox", "aria-expanded": true,
      "aria-controls": "palette-lines", "aria-autocomplete": "list", "aria-label": "Search",
      "aria-activedescendant": lines.length ? `palette-${chosen}` : undefined, maxLength: 60,
      placeholder: "Type a name or a title", autoComplete: "off", spellCheck: false,
      className: "palette-words", onKeyDown: press,
      onChange: (event) => { write(event.target.value); go(0); },
    }),
    h("ul", { key: "lines", id: "palette-lines", role: "listbox", "aria-label": "Found",
      className: "palette-lines" }, lines.map(line)),
    h("p", { key: "told", role: "status", className: "palette-told" }, told),
  ];
}

export function PaletteBox({ shown, onClose, ...props }) {
  const ref = useRef(null);
  const leave = () => ref.current.close();
  useEffect(() => ref.current.showModal(), []);
  return h("dialog", {
    ref, className: "dialog palette", onClose,
    "aria-label": shown === "keys" ? "Keyboard shortcuts" : "Search",
    onMouseDown: (event) => event.target === ref.current && leave(),
  }, h("div", { className: "palette-box" },
    shown === "keys" ? h(Keys) : h(Places, { ...props, leave })));
}
"""


class PaletteOpener(BaseHTML):
    """The button of the palette; `pages` and `found` have a label and an href each."""

    library = MODULE
    tag = "PaletteOpener"
    pages: rx.Var[list]
    found: rx.Var[list]
    asked: rx.Var[str]
    on_ask: rx.EventHandler[passthrough_event_spec(str)]
