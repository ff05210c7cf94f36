"""A form that notices what is not saved yet, and a field that collects words."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from talentra.ui.interop.base import Ours

SCRIPT = r"""
import { ModalDialog } from "$/utils/talentra/overlays";

const unsaved = new Set(); // the forms of the page that hold something unsaved

// A form that goes to one handler, once per press, with the pressed button's own value. It is busy
// until `answer` changes; then the first field that is wrong has the focus. Whoever leaves with
// something unsaved is asked first; of several forms on a page, one `guards` them all.
export function EditForm({ answer, sentences, guards = true, onSend, children, ...props }) {
  const ref = useRef(null);
  const first = useRef(true);
  const [busy, setBusy] = useState(false);
  useEffect(() => () => { unsaved.delete(ref); }, []);
  useEffect(() => {
    if (first.current) { first.current = false; return; }
    setBusy(false);
    const wrong = ref.current.querySelector("[aria-invalid=true]");
    if (!wrong) return;
    unsaved.add(ref);
    wrong.focus();
  }, [answer]);
  const onSubmit = (event) => {
    event.preventDefault();
    if (busy) return;
    const fields = Object.fromEntries(new FormData(ref.current, event.nativeEvent.submitter));
    if (!event.nativeEvent.submitter?.dataset.asks) unsaved.delete(ref);
    setBusy(true);
    onSend?.(fields);
  };
  return h("form", {
    ...props, ref, onSubmit, noValidate: true, "data-busy": busy || undefined,
    onInput: () => { unsaved.add(ref); },
  }, children, guards && h(LeaveGuard, { sentences }));
}

function LeaveGuard({ sentences }) {
  const leaving = useBlocker(({ currentLocation: here, nextLocation: there }) =>
    unsaved.size > 0 && tidy(here.pathname) !== tidy(there.pathname));
  useEffect(() => {
    const ask = (event) => unsaved.size > 0 && event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  const asked = leaving.state === "blocked";
  return h(Leaving, { open: asked, sentences, stay: leaving.reset, go: leaving.proceed });
}

export const tidy = (path) => path.replace(/\/$/, "");

export function Leaving({ open, sentences, stay, go }) {
  const button = (kind, label, onClick) => h("button", {
    type: "button", className: `button button-${kind} button-medium`, onClick,
    "data-first-focus": kind === "secondary" || undefined,
  }, label);
  return h(ModalDialog, {
    open, onClose: () => stay?.(), className: "dialog", "aria-labelledby": "leaving",
  }, h("div", { className: "dialog-box" },
    h("h2", { id: "leaving", className: "dialog-title" }, sentences.title),
    h("p", { className: "empty-sentence" }, sentences.said),
    h("div", { className: "dialog-actions" },
      button("secondary", sentences.stay, () => stay?.()),
      button("danger", sentences.leave, () => go?.()))));
}

// Words collected one by one: Enter or a comma ends one, Backspace takes the last one back. They
// are sent under `name`, one a line, with what is still being typed as the last. Of what is
// `offered`, the words that begin like the typed one stand below; arrow keys choose among them.
export function TokenInput({ name, given, offered, removing, onTyping, children, ...props }) {
  const ref = useRef(null);
  const [words, set] = useState(given ?? []);
  const [typed, type] = useState("");
  const [said, say] = useState("");
  const [open, show] = useState(false);
  const [at, point] = useState(-1);
  const small = (word) => word.trim().toLowerCase();
  const has = words.map(small);
  const fits = (word) => small(word).startsWith(small(typed)) && !has.includes(small(word));
  const choices = open && typed.trim() ? (offered ?? []).filter(fits) : [];
  useEffect(() => {
    if (!onTyping || !typed.trim()) return;
    const timer = setTimeout(() => onTyping(typed), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => { // a suggestion that is taken over
    const field = ref.current;
    const add = (word) => set((all) => [...all.filter((each) => each !== word), word]);
    const take = (event) => add(event.detail);
    field.addEventListener("suggested", take);
    return () => field.removeEventListener("suggested", take);
  }, []);
  const tell = () => ref.current?.dispatchEvent(new Event("input", { bubbles: true }));
  const add = (text) => {
    const fresh = text.split(/[,\n]/).map((word) => word.trim().replace(/\s+/g, " "));
    const known = new Set(words.map((word) => word.toLowerCase()));
    const added = fresh.filter((word) => word && !known.has(word.toLowerCase()));
    set([...words, ...added]);
    type("");
    point(-1);
    say(added.join(", "));
  };
  const remove = (word) => {
    set(words.filter((each) => each !== word));
    tell();
    ref.current.focus();
  };
  const onKeyDown = (event) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length) {
      event.preventDefault();
      point((at + step + choices.length + (at < 0 && step < 0)) % choices.length);
    } else if (event.key === "Escape" && choices.length) {
      event.stopPropagation();
      show(false);
    } else if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add(event.key === "Enter" && choices[at] || typed);
    } else if (event.key === "Backspace" && !typed) set(words.slice(0, -1));
  };
  const onPaste = (event) => {
    const text = event.clipboardData.getData("text");
    if (!/[,\n]/.test(text)) return;
    event.preventDefault();
    add(typed + text);
    tell();
  };
  const list = `${props.id}-choices`;
  useEffect(() => {
    if (choices.length) document.getElementById(list).scrollIntoView({ block: "nearest" });
  }, [choices.length]);
  const combobox = onTyping && {
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": choices.length > 0,
    "aria-controls": list, "aria-activedescendant": choices[at] ? `${list}-${at}` : undefined,
  };
  return h("div", { className: "tokens", onClick: () => ref.current.focus() },
    words.map((word) => h("span", { key: word, className: "tag token" }, word,
      h("button", {
        type: "button", "aria-label": `${removing} ${word}`, disabled: props.disabled,
        onClick: (event) => { event.stopPropagation(); remove(word); },
      }, children))),
    h("input", {
      ...props, ...combobox, ref, type: "text", value: typed, autoComplete: "off", onKeyDown,
      onPaste, onBlur: () => typed.trim() && add(typed),
      onChange: (event) => { type(event.target.value); point(-1); show(true); },
    }),
    choices.length > 0 && h("ul", { id: list, role: "listbox", className: "token-choices" },
      choices.map((word, n) => h("li", {
        key: word, id: `${list}-${n}`, role: "option", "aria-selected": n === at,
        onMouseDown: (event) => { event.preventDefault(); add(word); tell(); },
      }, word))),
    h("input", { type: "hidden", name, value: [...words, typed].join("\n") }),
    h("span", { className: "sr-only", role: "status" }, said));
}

// Something that may be taken over into a field of the form, or left out; gone after either.
export function Suggested({ field, value, takes, drops, children, ...props }) {
  const [gone, go] = useState(false);
  if (gone) return null;
  const take = () => {
    const target = document.getElementById(`field-${field}`);
    if (target.closest(".tokens"))
      target.dispatchEvent(new CustomEvent("suggested", { detail: value }));
    else target.value = value;
    target.dispatchEvent(new Event("input", { bubbles: true }));
    go(true);
  };
  const button = (word, sign, onClick) => h("button", {
    type: "button", "aria-label": `${word} ${value}`, title: word, onClick,
  }, sign);
  const leave = button(drops, "\u00d7", () => go(true));
  return h("span", props, children, button(takes, "+", take), leave);
}

// A text that may be added below what is typed in a field, or left out; gone after either.
export function SuggestedText({ field, value, takes, drops, ...props }) {
  const [gone, go] = useState(false);
  if (gone) return null;
  const take = () => {
    const target = document.getElementById(`field-${field}`);
    target.value = [target.value.trimEnd(), value].filter(Boolean).join("\n\n");
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.focus();
    go(true);
  };
  const button = (kind, word, onClick) => h("button", {
    type: "button", className: `button button-${kind} button-small`, onClick,
  }, word);
  return h("div", { ...props, role: "group" }, h("p", { className: "prose-lines" }, value),
    h("div", {}, button("secondary", takes, take), button("ghost", drops, () => go(true))));
}
"""


class EditForm(Ours):
    """A form whose fields go to one handler, that asks before they are lost."""

    tag = "EditForm"
    answer: rx.Var[int]
    sentences: rx.Var[dict[str, str]]
    guards: rx.Var[bool]
    on_send: rx.EventHandler[passthrough_event_spec(dict[str, Any])]


class Suggested(Ours):
    """A suggestion for a field of the form around it."""

    tag = "Suggested"
    field: rx.Var[str]
    value: rx.Var[str]
    takes: rx.Var[str]
    drops: rx.Var[str]


class SuggestedText(Ours):
    """A text suggested for a field of the form around it."""

    tag = "SuggestedText"
    field: rx.Var[str]
    value: rx.Var[str]
    takes: rx.Var[str]
    drops: rx.Var[str]


class TokenInput(Ours):
    """A field that collects words; its child is the sign that removes one."""

    tag = "TokenInput"
    name: rx.Var[str]
    given: rx.Var[list[str]]
    offered: rx.Var[list[str]]
    removing: rx.Var[str]
    on_typing: rx.EventHandler[passthrough_event_spec(str)]
    disabled: rx.Var[bool]
    max_length: rx.Var[int]
    placeholder: rx.Var[str]
