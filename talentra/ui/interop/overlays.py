"""Dialogs and popovers: native elements, with what the platform leaves out."""

import reflex as rx
from reflex.event import no_args_event_spec

from talentra.ui.interop.base import Ours

SCRIPT = r"""
// A <dialog> that is modal while `open`. Escape and a click beside it only ask to be closed:
// the page decides, so that what it shows and what it knows never differ.
export function ModalDialog({ open, onClose, children, ...props }) {
  const ref = useRef(null);
  useEffect(() => {
    if (open && !ref.current.open) {
      ref.current.showModal();
      const first = (where) => ref.current.querySelector(where);
      (first("[data-first-focus]") ?? first(".dialog-body :is(input, select, textarea)"))?.focus();
    } else if (!open && ref.current.open) ref.current.close();
  }, [open]);
  return h("dialog", {
    ...props, ref,
    onCancel: (event) => { event.preventDefault(); onClose?.(); },
    onClose: () => open && onClose?.(),
    onMouseDown: (event) => event.target === ref.current && onClose?.(),
  }, children);
}

const CHOICES = "a, button:enabled, input, select";
const OWN_ARROWS = "select, input:not([type=checkbox])"; // use arrow keys themselves

// A popover below the button that opens it. Arrow keys walk it, a choice closes it.
export function AnchoredPopover({ children, ...props }) {
  const choices = (event) => [...event.currentTarget.querySelectorAll(CHOICES)];
  return h("div", {
    ...props, popover: "auto",
    onToggle: (event) => {
      if (event.newState !== "open") return;
      if (!CSS.supports("position-area", "bottom")) placeByHand(event.currentTarget);
      choices(event)[0]?.focus({ preventScroll: true });
    },
    onClick: (event) => {
      const chosen = event.target.closest("a, button");
      if (chosen && !event.target.closest("[data-stay]")) event.currentTarget.hidePopover();
    },
    onKeyDown: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.target.matches(OWN_ARROWS)) return;
      event.preventDefault();
      const all = choices(event);
      all.at((all.indexOf(document.activeElement) + step) % all.length)?.focus();
    },
  }, children);
}

// For browsers without anchor positioning.
function placeByHand(popover) {
  const openers = [...document.querySelectorAll(`[popovertarget="${popover.id}"]`)];
  const pressed = openers.find((each) => each === document.activeElement) ?? openers[0];
  const opener = pressed?.getBoundingClientRect();
  if (!opener) return;
  const below = opener.bottom + popover.offsetHeight < innerHeight;
  const top = below ? opener.bottom + 4 : opener.top - popover.offsetHeight - 4;
  const left = Math.min(opener.left, innerWidth - popover.offsetWidth - 8);
  Object.assign(popover.style, { inset: "auto", top: `${top}px`, left: `${left}px` });
}
"""


class ModalDialog(Ours):
    """A native dialog, modal while open."""

    tag = "ModalDialog"
    open: rx.Var[bool]
    on_close: rx.EventHandler[no_args_event_spec]


class AnchoredPopover(Ours):
    """A native popover below its opener; the opener names it in popoverTarget."""

    tag = "AnchoredPopover"
    role: rx.Var[str]
