"""Moments in the reader's own language and zone."""

import reflex as rx

from talentra.ui.interop.base import Ours

SCRIPT = r"""
// A moment in the reader's own language and zone; hovering tells it exactly.
export function Moment({ iso, shape, ...props }) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (shape !== "ago") return;
    const timer = setInterval(() => tick((n) => n + 1), 60000);
    return () => clearInterval(timer);
  }, [shape]);
  const at = new Date(iso);
  if (!iso || isNaN(at)) return null;
  const say = (options) => new Intl.DateTimeFormat(undefined, options).format(at);
  const exact = say({ dateStyle: "full", timeStyle: "short" });
  const words = {
    ago: () => ago(at),
    day: () => say(dayOf(at)),
    moment: () => say({ ...dayOf(at), hour: "numeric", minute: "2-digit" }),
  }[shape]();
  return h("time", {
    ...props, dateTime: iso, title: exact, suppressHydrationWarning: true,
  }, words);
}

// The year is told only when it is not this one.
const dayOf = (at) => ({
  day: "numeric", month: "short",
  year: at.getFullYear() === new Date().getFullYear() ? undefined : "numeric",
});

// Name, seconds in one, and how many of it are said before the next unit takes over.
const YEARS = ["year", 31557600];
const UNITS = [
  ["minute", 60, 60], ["hour", 3600, 24], ["day", 86400, 7], ["week", 604800, 5],
  ["month", 2629800, 12],
];

function ago(at) {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
  const seconds = (at - Date.now()) / 1000;
  if (Math.abs(seconds) < 45) return words.format(0, "second");
  const [unit, size] =
    UNITS.find(([, size, most]) => Math.round(Math.abs(seconds) / size) < most) ?? YEARS;
  return words.format(Math.round(seconds / size), unit);
}
"""


class Moment(Ours):
    """A time element the browser words for its reader."""

    tag = "Moment"
    iso: rx.Var[str]
    shape: rx.Var[str]
