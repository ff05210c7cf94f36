"""Picking rows of a list, in the browser alone: nothing is sent until something is done with them.

A list has a name. Its boxes, its buttons and what rows are dragged onto share what is picked.
"""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex.vars import VarData
from reflex_components_core.el.elements.base import BaseHTML

from talentra.ui.interop.base import MODULE, Ours

SCRIPT = r"""
// What is picked, by the name of its list; whoever shows it hears of every change.
export const picks = {};
const hearers = new Set();
export const NOTHING = [];
const hearing = (hear) => { hearers.add(hear); return () => hearers.delete(hear); };
export function pick(group, what) {
  picks[group] = what;
  hearers.forEach((hear) => hear());
}
export function usePicked(group) {
  return useSyncExternalStore(hearing, () => picks[group] ?? NOTHING, () => NOTHING);
}

// Whether this one is picked: it is drawn anew only when that changes.
export function useIsPicked(group, value) {
  const seen = () => (picks[group] ?? NOTHING).includes(value);
  return useSyncExternalStore(hearing, seen, () => false);
}

// The box of one row; with Shift, of all rows from the last one pressed. A row that goes is let go.
const pressed = {};
export function TickBox({ group, value, ...props }) {
  const checked = useIsPicked(group, value);
  useEffect(() => () => {
    if (picks[group]?.includes(value)) pick(group, picks[group].filter((each) => each !== value));
  }, [group, value]);
  const onChange = (event) => {
    const on = event.target.checked;
    const all = [...document.querySelectorAll(`[data-group="${group}"]`)].map((each) => each.value);
    const ends = [all.indexOf(pressed[group]), all.indexOf(value)].sort((a, b) => a - b);
    const far = event.nativeEvent.shiftKey && ends[0] >= 0;
    const these = far ? all.slice(ends[0], ends[1] + 1) : [value];
    const others = (picks[group] ?? NOTHING).filter((each) => !these.includes(each));
    pressed[group] = value;
    pick(group, on ? [...others, ...these] : others);
  };
  return h("input", {
    ...props, type: "checkbox", value, onChange, "data-group": group,
    checked,
  });
}

// The box above them, for all rows that are shown.
export function TickAll({ group, rows, valueOf, ...props }) {
  const picked = usePicked(group);
  const box = useRef(null);
  const all = rows.length > 0 && picked.length >= rows.length;
  useEffect(() => { box.current.indeterminate = picked.length > 0 && !all; });
  const onChange = () => pick(group, all ? NOTHING : rows.map((row) => row[valueOf ?? "id"]));
  return h("input", { ...props, ref: box, type: "checkbox", checked: all, onChange });
}

// Sends what is picked, after which nothing is. It stays in reach while there is nothing to send.
export function SendPicked({ group, idle, said, to, onSend, ...props }) {
  const picked = usePicked(group);
  const onClick = () => {
    if (!picked.length) return;
    onSend?.(picked);
    pick(group, NOTHING);
  };
  return h("button", { ...props, type: "button", onClick, "aria-disabled": !picked.length },
    picked.length ? said.replace("#", picked.length) : idle,
    h("span", { className: "sr-only" }, ` ${to}`));
}

// A row that can be dragged, with all that are picked when it is one of them.
export function PickRow({ group, value, children, ...props }) {
  const picked = usePicked(group);
  const onDragStart = (event) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    pick(`${group} dragged`, picked.includes(value) ? picked : [value]);
  };
  return h("tr", {
    ...props, draggable: true, onDragStart, "data-picked": picked.includes(value) || undefined,
    onDragEnd: () => pick(`${group} dragged`, NOTHING),
  }, children);
}

// Where dragged rows can be dropped.
export function DropPicked({ group, onSend, children, ...props }) {
  const dragged = usePicked(`${group} dragged`);
  const [over, setOver] = useState(false);
  const onDragOver = (event) => {
    if (!dragged.length) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event) => {
    event.preventDefault();
    setOver(false);
    if (!dragged.length) return;
    onSend?.(dragged);
    pick(group, NOTHING);
  };
  return h("div", {
    ...props, onDragOver, onDrop, "data-over": (over && dragged.length > 0) || undefined,
    "data-open": dragged.length > 0 || undefined,
    onDragLeave: (event) => event.currentTarget.contains(event.relatedTarget) || setOver(false),
  }, children);
}

// What stands above a list while something of it is picked: how many, and what to do with them.
export function PickedBar({ group, said, clear, children, ...props }) {
  const picked = usePicked(group);
  if (!picked.length) return null;
  return h("div", { ...props, role: "region", "aria-label": said.replace("# ", "") },
    h("strong", { role: "status" }, said.replace("#", picked.length)), children,
    h("button", {
      type: "button", className: "button button-ghost button-medium",
      onClick: () => pick(group, NOTHING),
    }, clear));
}

// Opens the one menu that all rows share, for its own row; a row that goes takes it along.
export function RowMenuButton({ menu, row, children, ...props }) {
  useEffect(() => { if (picks[menu]?.id === row.id) pick(menu, row); }, [menu, row]);
  useEffect(() => () => {
    const open = document.getElementById(menu)?.matches(":popover-open");
    if (open && picks[menu]?.id === row.id) document.getElementById(menu).hidePopover();
  }, [menu, row.id]);
  return h("button", {
    ...props, type: "button", popoverTarget: menu, onClick: () => pick(menu, row),
  }, children);
}
"""

SENDS = rx.EventHandler[passthrough_event_spec(list[str])]


class TickBox(BaseHTML):
    """The box of one row of a group."""

    library = MODULE
    tag = "TickBox"
    group: rx.Var[str]
    value: rx.Var[str]


class TickAll(BaseHTML):
    """The box for all rows that are shown; `value_of` names what is picked of a row, or its id."""

    library = MODULE
    tag = "TickAll"
    group: rx.Var[str]
    rows: rx.Var[Any]
    value_of: rx.Var[str]


class SendPicked(BaseHTML):
    """A button that sends what is picked; `said` has a # for the number, `to` is only heard."""

    library = MODULE
    tag = "SendPicked"
    group: rx.Var[str]
    idle: rx.Var[str]
    said: rx.Var[str]
    to: rx.Var[str]
    on_send: SENDS


class PickRow(BaseHTML):
    """A row of a table that can be dragged."""

    library = MODULE
    tag = "PickRow"
    group: rx.Var[str]
    value: rx.Var[str]


class DropPicked(BaseHTML):
    """Where rows can be dropped."""

    library = MODULE
    tag = "DropPicked"
    group: rx.Var[str]
    on_send: SENDS


class PickedBar(Ours):
    """Shows its children while something of the group is picked; `said` has a # for the number."""

    tag = "PickedBar"
    group: rx.Var[str]
    said: rx.Var[str]
    clear: rx.Var[str]


class RowMenuButton(Ours):
    """Opens the menu that all rows share."""

    tag = "RowMenuButton"
    title: rx.Var[str]
    menu: rx.Var[str]
    row: rx.Var[Any]


def picked(name: str) -> rx.Var[Any]:
    """What the browser has picked under a name; for a shared menu the row it was opened for."""
    variable = "".join(part.capitalize() for part in ["picked", *name.split("-")])
    hook = f'const {variable} = usePicked("{name}");'
    told = VarData(imports={MODULE: "usePicked"}, hooks={hook: None})
    return rx.Var(_js_expr=variable, _var_data=told)
