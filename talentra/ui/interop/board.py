"""Moving cards between the columns of a board: by dragging, by menu, one or many.

What is on its way is hidden where it was and drawn where it goes, until the server has answered.
"""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex_components_core.el.elements.base import BaseHTML

from talentra.ui.interop.base import MODULE, Ours

SCRIPT = r"""
import { NOTHING, pick, picks, useIsPicked, usePicked } from "$/utils/talentra/picks";

// What is known of each card on the page, by its value: name, stage, and where it may return to.
const cards = new Map();
const bound = {}; // where the cards of a group are on their way to

const leads = (ways, to) => (value) => {
  const card = cards.get(value);
  return card && (card.back ? card.back === to : (ways[card.stage] ?? NOTHING).includes(to));
};

function sendMoves(group, values, to, onSend) {
  bound[group] = to;
  pick(group, NOTHING);
  pick(`${group} dragged`, NOTHING);
  pick(`${group} moving`, values);
  onSend?.(values);
}

// A card that can be dragged, with all that are picked when it is one of them.
export function BoardCard({
  group, value, name, stage, back, drags, element, children, ...props
}) {
  const moving = useIsPicked(`${group} moving`, value);
  const picked = useIsPicked(group, value);
  const dragged = useIsPicked(`${group} dragged`, value);
  useLayoutEffect(() => {
    cards.set(value, { name, stage, back });
    return () => cards.delete(value);
  }, [value, name, stage, back]);
  const onDragStart = (event) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", name);
    const all = picks[group] ?? NOTHING;
    setTimeout(() => pick(`${group} dragged`, all.includes(value) ? all : [value]));
  };
  return h(element ?? "li", {
    ...props, draggable: drags, onDragStart,
    onDragEnd: () => setTimeout(() => pick(`${group} dragged`, NOTHING)),
    "data-moving": moving || undefined, "data-picked": picked || undefined,
    "data-dragged": dragged || undefined,
  }, children);
}

// Where cards that may come can be dropped.
export function BoardColumn({ group, stage, ways, onSend, children, ...props }) {
  const dragged = usePicked(`${group} dragged`);
  const [over, setOver] = useState(false);
  const coming = dragged.filter(leads(ways, stage));
  const onDragOver = (event) => {
    if (!coming.length) return;
    event.preventDefault();
    if (!over) setOver(true);
  };
  const onDrop = (event) => {
    event.preventDefault();
    setOver(false);
    if (coming.length) sendMoves(group, coming, stage, onSend);
  };
  return h("section", {
    ...props, onDragOver, onDrop, "data-stage": stage,
    "data-over": (over && coming.length > 0) || undefined,
    "data-open": coming.length > 0 || undefined,
    onDragLeave: (event) => event.currentTarget.contains(event.relatedTarget) || setOver(false),
  }, children);
}

// The cards that are on their way to a column.
export function BoardGhosts({ group, stage, ...props }) {
  const moving = usePicked(`${group} moving`);
  const here = bound[group] === stage ? moving : NOTHING;
  return here.slice(0, 5).map((value) =>
    h("li", { ...props, key: value, "aria-hidden": true }, cards.get(value)?.name));
}

// One stage in the menu that all cards share: for the card it was opened for, or all picked ones.
export function MoveEntry({ menu, group, stage, ways, onSend, children, ...props }) {
  const row = usePicked(menu);
  const picked = usePicked(group);
  const asked = row.id === "all" ? picked : row.id ? [row.id] : NOTHING;
  const going = asked.filter(leads(ways, stage));
  if (!going.length) return null;
  const onClick = () => sendMoves(group, going, stage, onSend);
  return h("button", { ...props, type: "button", onClick }, children);
}

// When `answer` changes, nothing is on its way any more; a card that took the focus along has it
// again where it stands now.
export function MovesAnswered({ group, answer }) {
  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) { first.current = false; return; }
    const [value] = picks[`${group} moving`] ?? NOTHING;
    pick(`${group} moving`, NOTHING);
    if (!value) return;
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.getElementById(`row-${value.split(".")[0]}`)?.focus();
    });
  }, [answer]);
  return null;
}
"""

SENDS = rx.EventHandler[passthrough_event_spec(list[str])]


class BoardCard(BaseHTML):
    """A card of a group, or a row; `value` names it together with the version that is shown."""

    library = MODULE
    tag = "BoardCard"
    group: rx.Var[str]
    value: rx.Var[str]
    name: rx.Var[str]
    stage: rx.Var[str]
    back: rx.Var[str]
    drags: rx.Var[bool]
    element: rx.Var[str]


class BoardColumn(BaseHTML):
    """A column; `ways` says for each stage where one may go from it."""

    library = MODULE
    tag = "BoardColumn"
    group: rx.Var[str]
    stage: rx.Var[str]
    ways: rx.Var[Any]
    on_send: SENDS


class BoardGhosts(BaseHTML):
    """What is on its way to a column."""

    library = MODULE
    tag = "BoardGhosts"
    group: rx.Var[str]
    stage: rx.Var[str]


class MoveEntry(BaseHTML):
    """A choice of the shared menu."""

    library = MODULE
    tag = "MoveEntry"
    menu: rx.Var[str]
    group: rx.Var[str]
    stage: rx.Var[str]
    ways: rx.Var[Any]
    on_send: SENDS


class MovesAnswered(Ours):
    """Ends what is on its way when `answer` changes."""

    tag = "MovesAnswered"
    group: rx.Var[str]
    answer: rx.Var[int]
