"""Fetching a file that takes a while: how much has come is seen, and it can be broken off."""

import reflex as rx

from talentra.ui.interop.base import Ours

SCRIPT = r"""
const OFTEN = 100; // milliseconds between two looks at what has come
const QUOTE = 34, LINE_END = 10;

// Counts the records of a CSV (RFC 4180) as its bytes go by; the header is none.
function recordCounter() {
  let quoted = false;
  let lines = 0;
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LINE_END && !quoted) lines += 1;
    }
    return Math.max(lines - 1, 0);
  };
}

// The sentence with its {names} filled in, numbers as the reader writes them.
function filledIn(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const numberOf = (value) => new Intl.NumberFormat().format(value);

function sizeOf(bytes) {
  const small = bytes < 1e6;
  return new Intl.NumberFormat(undefined, {
    style: "unit", unit: small ? "kilobyte" : "megabyte", maximumFractionDigits: small ? 0 : 1,
  }).format(small ? Math.ceil(bytes / 1e3) : bytes / 1e6);
}

function keepFile(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Asks for the file and hands over what has come, now and then; its name and its bytes.
async function fetched(href, signal, counted, report) {
  const answer = await fetch(href, { signal });
  if (!answer.ok) throw { told: (await answer.json().catch(() => ({}))).detail };
  const reader = answer.body.getReader();
  const pieces = [];
  const count = counted ? recordCounter() : () => 0;
  let bytes = 0, last = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.length;
    const rows = count(value);
    if (performance.now() - last < OFTEN) continue;
    last = performance.now();
    report({ busy: true, rows, bytes });
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition"))?.[1];
  return [new Blob(pieces, { type: answer.headers.get("content-type") }), name];
}

// A button that fetches a file and keeps it; while that is under way, the same button breaks it
// off. Leaving the page breaks it off too: the server sees the connection go and stops.
export function FileFetch({ href, label, total, counted, sentences, children, ...props }) {
  const [at, set] = useState({});
  const way = useRef(null);
  useEffect(() => () => way.current?.abort(), []);
  const begin = async () => {
    const own = new AbortController();
    way.current = own;
    set({ busy: true, rows: 0, bytes: 0 });
    try {
      const [blob, name] = await fetched(href, own.signal, counted, set);
      keepFile(blob, name);
      set({ said: filledIn(sentences.done, { size: sizeOf(blob.size) }) });
    } catch (failure) {
      set(own.signal.aborted ? { said: sentences.stopped }
        : { problem: failure.told ?? sentences.lost });
    }
  };
  const values = { rows: numberOf(at.rows), total: numberOf(total), size: sizeOf(at.bytes) };
  const sentence = at.bytes ? sentences[counted ? "counted" : "coming"] : sentences.preparing;
  const share = counted && total ? Math.min(at.rows / total, 1) : undefined;
  return h("div", { className: "fetch" },
    h("button", {
      ...props, type: "button", onClick: at.busy ? () => way.current.abort() : begin,
    }, at.busy ? null : children,
      h("span", { className: "button-label" }, at.busy ? sentences.stop : label)),
    at.busy && h("p", { className: "share" },
      h("progress", { value: at.bytes ? share : undefined, "aria-label": label }),
      filledIn(sentence, values)),
    h("p", { role: "status", className: "fetch-said" }, at.said),
    h("p", { role: "alert", className: "field-error" }, at.problem));
}
"""


class FileFetch(Ours):
    """A button that fetches a file of `total` rows; `counted` when they can be told apart."""

    tag = "FileFetch"
    href: rx.Var[str]
    label: rx.Var[str]
    total: rx.Var[int]
    counted: rx.Var[bool]
    sentences: rx.Var[dict[str, str]]
