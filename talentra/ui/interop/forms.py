"""A form the browser posts itself, its password field, and what is shown to be copied."""

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from talentra.ui.interop.base import MODULE, Ours

SCRIPT = r"""
// A form the browser posts itself, once: a second press while it is under way does nothing.
// What stood in fields marked data-keep comes back when the server sends the person back to it.
export function NativeForm({ children, ...props }) {
  const ref = useRef(null);
  const eachKept = (act) => ref.current.querySelectorAll("[data-keep]").forEach(act);
  useEffect(() => {
    eachKept((field) => {
      const typed = sessionStorage.getItem(`typed ${field.name}`);
      sessionStorage.removeItem(`typed ${field.name}`);
      if (typed && !field.value && location.search.includes("problem=")) field.value = typed;
    });
    const rest = () => delete ref.current?.dataset.busy;
    addEventListener("pageshow", rest); // back from the next page by the browser's own cache
    return () => removeEventListener("pageshow", rest);
  }, []);
  const onSubmit = (event) => {
    if ("busy" in ref.current.dataset) event.preventDefault();
    ref.current.dataset.busy = "";
    eachKept((field) => sessionStorage.setItem(`typed ${field.name}`, field.value));
  };
  return h("form", { ...props, ref, onSubmit }, children);
}

// A part of the address that goes with the post.
export function AddressField({ name }) {
  const ref = useRef(null);
  useEffect(() => {
    ref.current.value = new URLSearchParams(location.search).get(name) ?? "";
  }, [name]);
  return h("input", { type: "hidden", name, ref });
}

// What is typed here stays here until the form is posted; `children` are the two eyes.
export function PasswordInput({ children, ...props }) {
  const [shown, show] = useState(false);
  const [caps, setCaps] = useState(false);
  return h("div", { className: "password" },
    h("input", {
      ...props, type: shown ? "text" : "password",
      onKeyUp: (event) => setCaps(event.getModifierState("CapsLock")),
      onBlur: () => setCaps(false),
    }),
    h("button", {
      type: "button", className: "icon-button", onClick: () => show(!shown),
      "aria-label": shown ? "Hide password" : "Show password", "aria-controls": props.id,
    }, children[shown ? 1 : 0]),
    h("span", { className: "caps-hint", role: "status" }, caps ? "Caps Lock is on" : ""));
}

// A text to be copied. Where the browser keeps the clipboard from us (a page without https), the
// text is selected, so that one key copies it.
export function CopyText({ text, label, said, selected, ...props }) {
  const ref = useRef(null);
  const [word, tell] = useState("");
  const copy = async () => {
    ref.current.select();
    try {
      await navigator.clipboard.writeText(text);
      tell(said);
    } catch {
      tell(selected);
    }
  };
  return h("div", { className: "copy-text" },
    h("input", { ...props, ref, readOnly: true, value: text, className: "input",
      onFocus: (event) => event.target.select() }),
    h("button", { type: "button", className: "button button-secondary button-medium",
      onClick: copy }, label),
    h("span", { className: "copy-said", role: "status" }, word));
}
"""


class NativeForm(BaseHTML):
    """A form the browser posts itself (rx.el.form always prevents that)."""

    library = MODULE
    tag = "NativeForm"
    action: rx.Var[str]
    method: rx.Var[str]
    enc_type: rx.Var[str]
    no_validate: rx.Var[bool]


class AddressField(Ours):
    """A hidden field that takes its value from the page's address."""

    tag = "AddressField"
    name: rx.Var[str]


class PasswordInput(BaseHTML):
    """A password field with a button that shows what was typed."""

    library = MODULE
    tag = "PasswordInput"
    name: rx.Var[str]
    auto_complete: rx.Var[str]
    auto_focus: rx.Var[bool]
    required: rx.Var[bool]
    min_length: rx.Var[int]
    max_length: rx.Var[int]
    default_value: rx.Var[str]


class CopyText(Ours):
    """A text nobody types, with a button that copies it."""

    tag = "CopyText"
    text: rx.Var[str]
    label: rx.Var[str]
    said: rx.Var[str]
    selected: rx.Var[str]
