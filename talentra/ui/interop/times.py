"""Moments in the reader's own language, and in their browser's zone or the one they chose."""

import reflex as rx
from reflex.event import passthrough_event_spec

from talentra.ui.interop.base import Ours

SCRIPT = r"""
// The zone that the reader chose; undefined is the browser's own.
let zone;
const followers = new Set();
const useZone = () => useSyncExternalStore((follower) => {
  followers.add(follower);
  return () => followers.delete(follower);
}, () => zone, () => undefined);

// Lets every moment on the page be told in a zone; one that the browser does not know is no zone.
export function TimeZone({ chosen }) {
  useEffect(() => {
    zone = undefined;
    try {
      if (chosen) zone = new Intl.DateTimeFormat("en", { timeZone: chosen }) && chosen;
    } catch {
      console.warn(`This browser knows no time zone ${chosen}.`);
    }
    followers.forEach((follower) => follower());
  }, [chosen]);
  return null;
}

// A list of all the zones that the browser knows, and its own.
export function ZonePicker({ chosen, own, onChoose, ...props }) {
  const [zones, fill] = useState([]);
  useEffect(() => fill(Intl.supportedValuesOf("timeZone")), []);
  const said = (name) => name.replaceAll("_", " ");
  const here = zones.length ? ` (${said(Intl.DateTimeFormat().resolvedOptions().timeZone)})` : "";
  const known = !chosen || zones.includes(chosen) ? zones : [chosen, ...zones];
  return h("select", {
    ...props, value: chosen, onChange: (event) => onChoose(event.target.value),
  }, h("option", { value: "" }, own + here),
  known.map((name) => h("option", { key: name, value: name }, said(name))));
}

// A moment in the reader's own language and zone; hovering tells it exactly.
export function Moment({ iso, shape, ...props }) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (shape !== "ago") return;
    const timer = setInterval(() => tick((n) => n + 1), 60000);
    return () => clearInterval(timer);
  }, [shape]);
  const chosen = useZone();
  const at = new Date(iso);
  const timeZone = /(Z|[+-]\d\d:\d\d)$/.test(iso) ? chosen : undefined; // else a plain day
  if (!iso || isNaN(at)) return null;
  const say = (options) => new Intl.DateTimeFormat(undefined, { ...options, timeZone }).format(at);
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


class TimeZone(Ours):
    """Draws nothing: lets the moments of a page be told in the chosen zone."""

    tag = "TimeZone"
    chosen: rx.Var[str]


class ZonePicker(Ours):
    """A list of the time zones that the browser knows; an empty choice is its own."""

    tag = "ZonePicker"
    chosen: rx.Var[str]
    own: rx.Var[str]
    on_choose: rx.EventHandler[passthrough_event_spec(str)]
