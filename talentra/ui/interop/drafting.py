"""A form that saves itself, with entries that can be dragged into another order."""

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex_components_core.el.elements.base import BaseHTML

from talentra.ui.interop.base import MODULE, Ours

SCRIPT = r"""
import { Leaving, tidy } from "$/utils/talentra/editing";
import { NOTHING, pick } from "$/utils/talentra/picks";

const PAUSE = 350; // milliseconds without typing after which it is saved
const SAVING = "draft-saving"; // picked while something is on its way

// What was typed is sent under the fields' names: after a pause, when the focus leaves a field, and
// before anything else is done. Until `answer` has grown as often it is not saved. Whoever leaves
// the page while it cannot be (`refused`) is asked first.
export function DraftForm({ answer, refused, sentences, onEdit, children, ...props }) {
  const form = useRef(null);
  const typed = useRef(new Map());
  const way = useRef({ timer: 0, open: 0, answered: answer });
  const send = () => {
    clearTimeout(way.current.timer);
    if (!typed.current.size) return;
    const changes = [...typed.current].map(([name, field]) => [name, field.value]);
    typed.current.clear();
    way.current.open += 1;
    onEdit?.(Object.fromEntries(changes));
  };
  const note = (event) => {
    const field = event.target.closest(".tokens")?.querySelector("[type=hidden]") ?? event.target;
    if (!field.name) return;
    typed.current.set(field.name, field);
    pick(SAVING, [SAVING]);
    clearTimeout(way.current.timer);
    way.current.timer = setTimeout(send, PAUSE);
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const now = () => latest.current();
    const hidden = () => document.hidden && now();
    document.addEventListener("click", now, true);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("click", now, true);
      document.removeEventListener("visibilitychange", hidden);
      now();
      pick(SAVING, NOTHING);
    };
  }, []);
  useEffect(() => {
    const at = way.current;
    at.open = Math.max(0, at.open - Math.abs(answer - at.answered));
    at.answered = answer;
    if (!at.open && !typed.current.size) pick(SAVING, NOTHING);
  }, [answer]);
  useEffect(() => {
    const ask = (event) => {
      const isUnsaved = refused || typed.current.size > 0 || way.current.open > 0;
      latest.current();
      if (isUnsaved) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [refused]);
  const leaving = useBlocker(({ currentLocation: here, nextLocation: there }) =>
    refused && tidy(here.pathname) !== tidy(there.pathname));
  const taken = (event) => event.target.closest(".tokens") && note(event);
  return h("form", {
    ...props, ref: form, noValidate: true, onSubmit: (event) => event.preventDefault(),
    onInput: note, onKeyUp: taken, onBlur: () => latest.current(),
  }, children, h(Leaving, {
    open: leaving.state === "blocked", sentences, stay: leaving.reset, go: leaving.proceed,
  }));
}

// Puts the focus on the element that `target` names before its #, whenever it changes.
export function FocusOn({ target }) {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) { first.current = false; return; }
    const find = () => document.getElementById(target.split("#")[0]);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const found = find();
      found?.scrollIntoView({ block: "nearest" });
      found?.focus({ preventScroll: true });
    }));
  }, [target]);
  return null;
}

const lifted = { list: null, at: null }; // what is being dragged

// An entry of a list; others of the same list can be dropped on it and take its place.
export function DraftEntry({ list, at, onMove, children, ...props }) {
  const [over, setOver] = useState(false);
  const comes = () => lifted.list === list && lifted.at !== at;
  return h("li", {
    ...props, "data-over": over || undefined,
    onDragOver: (event) => { if (comes()) { event.preventDefault(); setOver(true); } },
    onDragLeave: (event) => event.currentTarget.contains(event.relatedTarget) || setOver(false),
    onDrop: (event) => {
      event.preventDefault();
      setOver(false);
      if (comes()) onMove?.(lifted.at, at);
    },
  }, children);
}

// What an entry is dragged by.
export function DraftGrip({ list, at, children, ...props }) {
  const onDragStart = (event) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(event.currentTarget.closest("li"), 12, 12);
    Object.assign(lifted, { list, at });
  };
  const onDragEnd = () => { lifted.list = null; };
  return h("span", {
    ...props, draggable: true, "aria-hidden": true, onDragStart, onDragEnd,
  }, children);
}
"""


def _two_places(one: rx.Var[int], other: rx.Var[int]) -> tuple[rx.Var[int], rx.Var[int]]:
    return one, other


class DraftForm(Ours):
    """A form that sends what was typed by itself."""

    tag = "DraftForm"
    answer: rx.Var[int]
    refused: rx.Var[bool]
    sentences: rx.Var[dict[str, str]]
    on_edit: rx.EventHandler[passthrough_event_spec(dict[str, str])]


class FocusOn(Ours):
    """Moves the focus when its target changes."""

    tag = "FocusOn"
    target: rx.Var[str]


class DraftEntry(BaseHTML):
    """An entry that takes the place of another by being dropped there."""

    library = MODULE
    tag = "DraftEntry"
    list: rx.Var[str]
    at: rx.Var[int]
    on_move: rx.EventHandler[_two_places]


class DraftGrip(BaseHTML):
    """What it is dragged by."""

    library = MODULE
    tag = "DraftGrip"
    list: rx.Var[str]
    at: rx.Var[int]
