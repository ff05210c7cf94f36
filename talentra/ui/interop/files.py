"""Choosing or dropping one file, and sending it to a handler."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx
from reflex.event import EventSpec, passthrough_event_spec
from reflex_components_core.core.upload import Upload

from talentra.ui.interop.base import Ours

SCRIPT = r"""
// Watches one upload: `answer` changes when the server has dealt with it. When its request is gone
// and no answer came, it was lost on the way.
function useSending(uploadId, answer) {
  const [sending, set] = useState({});
  useEffect(() => set({}), [answer]);
  useEffect(() => {
    if (!sending.busy) return;
    let silent = 0;
    const timer = setInterval(() => {
      silent = refs[`__upload_controllers_${uploadId}`] ? 0 : silent + 1;
      if (silent > 3) set({ lost: true });
    }, 700);
    return () => clearInterval(timer);
  }, [sending.busy]);
  const begin = () => set({ busy: true, share: 0 });
  const report = ({ progress }) => set((last) => last.busy ? { ...last, share: progress } : last);
  return [sending, begin, report];
}

function Share({ sending, said }) {
  if (!sending.busy) return null;
  return h("div", { className: "share", role: "status" },
    h("progress", { value: sending.share < 1 ? sending.share : undefined, "aria-label": said }),
    sending.share < 1 ? `${said} ${Math.round(sending.share * 100)} %` : `${said} …`);
}

// One file, chosen or dropped. A file that will not do is answered here, in its own sentence.
// With a `name` the file waits for the form around it to be sent; without one it is sent at once.
export function FileDrop({
  accept, maxBytes, sentences, browse, inputId, name, answer, refusal, disabled, onDrop, children,
  ...props
}) {
  const input = useRef(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState("");
  const [chosen, setChosen] = useState("");
  const [sending, begin, report] = useSending(inputId, answer);
  const off = disabled || sending.busy;
  useEffect(() => { // a file that misses the zone must not replace the page
    const stay = (event) => event.preventDefault();
    const drags = ["dragover", "drop"];
    drags.forEach((name) => addEventListener(name, stay));
    return () => drags.forEach((name) => removeEventListener(name, stay));
  }, []);
  const wrong = (files) => {
    const [file] = files;
    if (files.length > 1) return sentences.many;
    const fits = (ending) => file.name.toLowerCase().endsWith(ending);
    if (!accept.split(",").some(fits)) return sentences.type;
    if (file.size === 0) return sentences.empty;
    return file.size > maxBytes ? sentences.size : "";
  };
  const take = (list) => {
    const files = [...list];
    if (off || !files.length) return;
    const refusal = wrong(files);
    setProblem(refusal);
    setChosen(refusal ? "" : files[0].name);
    if (!name || refusal) input.current.value = "";
    else if (input.current.files !== list) input.current.files = list;
    if (name || refusal) return;
    begin();
    onDrop?.(files, report);
  };
  return h("div", {
    ...props, "data-over": over || undefined, "data-chosen": (name && chosen) || undefined,
    onDragOver: (event) => { event.preventDefault(); setOver(!off); },
    onDragLeave: () => setOver(false),
    onDrop: (event) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  }, name && chosen ? h("p", { className: "file-drop-chosen" }, chosen) : children,
    h("label", { className: "button button-secondary file-drop-browse" },
      name && chosen ? sentences.other : browse,
      h("input", {
        type: "file", id: inputId, ref: input, name, accept, disabled: off, className: "sr-only",
        onChange: (event) => take(event.target.files),
      })),
    h(Share, { sending, said: sentences.sending }),
    h("p", { className: "field-error", role: "alert" },
      sending.lost ? sentences.lost : problem || (sending.busy ? "" : refusal)));
}

// A form with perhaps a file in it, sent once: a second press while it is under way does nothing.
// It may have steps: sections named by data-step, buttons with data-go. What data-needs names must
// be chosen before the next one; what data-shows names is repeated there.
export function UploadForm({ uploadId, answer, sentences, onSend, steps, children, ...props }) {
  const [sending, begin, report] = useSending(uploadId, answer);
  const ref = useRef(null);
  const [at, goTo] = useState(1);
  const [missing, say] = useState("");
  const go = (way) => {
    const wrong = way === "next" && unmet(ref.current.querySelector(`[data-step="${at}"]`));
    say(wrong || "");
    if (!wrong) goTo(at + (way === "next" ? 1 : -1));
  };
  const first = useRef(true);
  useEffect(() => {
    ref.current.querySelectorAll("[data-mark]").forEach((mark) =>
      mark.setAttribute("aria-current", mark.dataset.mark === `${at}` ? "step" : "false"));
    ref.current.querySelectorAll("[data-shows]").forEach((place) => {
      place.textContent = said(ref.current, place.dataset.shows) || place.dataset.otherwise;
    });
    if (!first.current) ref.current.querySelector(`[data-step="${at}"] [tabindex="-1"]`)?.focus();
    first.current = false;
  }, [at]);
  const onClick = (event) => {
    const way = event.target.closest("[data-go]")?.dataset.go;
    if (way) go(way);
  };
  const onSubmit = (event) => {
    event.preventDefault();
    if (sending.busy) return;
    if (at < (steps ?? 1)) { go("next"); return; }
    const form = event.currentTarget;
    const inputs = [...form.querySelectorAll("input[type=file]")];
    const isNew = form.elements.resume?.value === "new";
    const seen = steps ? inputs.filter(() => isNew) : inputs;
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    begin();
    onSend?.(seen.flatMap((each) => [...each.files]), Object.fromEntries(fields), report);
  };
  return h("form", {
    ...props, ref, onSubmit, onClick, "data-busy": sending.busy || undefined,
    "data-at": steps && at,
  }, children,
    h(Share, { sending, said: sentences.sending }),
    h("p", { className: "field-error", role: "alert" }, sending.lost ? sentences.lost : missing));
}

// The sentence of the first thing in a step that is asked for and not chosen.
function unmet(step) {
  const boxes = [...step.querySelectorAll("[data-needs]")].filter((box) => box.checkVisibility());
  const chosen = (each) => each.checked || each.files?.length;
  return boxes.find((box) => ![...box.querySelectorAll("input")].some(chosen))?.dataset.needs;
}

// What a form says under a name: the file that comes along, a chosen card's title, a text.
function said(form, name) {
  const field = form.elements[name];
  const card = form.querySelector(`[name="${name}"]:checked`)?.closest("label");
  const file = field?.value === "new" && form.querySelector("input[type=file]")?.files[0]?.name;
  return file || card?.querySelector(".radio-title")?.textContent || field?.value;
}
"""


class FileDrop(Ours):
    """A place to choose or drop one file."""

    tag = "FileDrop"
    accept: rx.Var[str]
    max_bytes: rx.Var[int]
    sentences: rx.Var[dict[str, str]]
    browse: rx.Var[str]
    input_id: rx.Var[str]
    name: rx.Var[str]
    answer: rx.Var[int]
    refusal: rx.Var[str]
    disabled: rx.Var[bool]
    on_drop: rx.EventHandler[passthrough_event_spec(Sequence[rx.UploadFile], dict[str, Any])]


class UploadForm(Ours):
    """A form whose file and fields go to one handler together."""

    tag = "UploadForm"
    upload_id: rx.Var[str]
    steps: rx.Var[int]
    answer: rx.Var[int]
    sentences: rx.Var[dict[str, str]]
    on_send: rx.EventHandler[
        passthrough_event_spec(Sequence[rx.UploadFile], dict[str, str], dict[str, Any])
    ]


def upload_to(handler: Any, drop_id: str, extra: Mapping[str, Any], **options: Any) -> Any:
    """The event that sends a FileDrop's file to an upload handler `(self, files, …)`."""
    spec: EventSpec = handler(_to_upload(drop_id, **options), *extra.values())
    return lambda files, report: _sending(spec, files, report)


def send_to(handler: Any, upload_id: str) -> Any:
    """The event that sends an UploadForm to an upload handler `(self, files, fields)`."""

    def send(files: rx.Var[Any], fields: rx.Var[Any], report: rx.Var[Any]) -> EventSpec:
        return _sending(handler(_to_upload(upload_id), fields), files, report)

    return send


def shows_pdf() -> rx.Var[bool]:
    """Whether the browser, when it is asked, has a viewer of its own and room for it."""
    asked = "(!!navigator.pdfViewerEnabled && matchMedia('(min-width: 900px)').matches)"
    return rx.Var(_js_expr=asked, _var_type=bool)


def _to_upload(upload_id: str, **options: Any) -> Any:
    Upload.is_used = True  # Reflex opens its upload route only when it is told that one is used
    return rx.upload_files(upload_id=upload_id, **options)


def _sending(spec: EventSpec, files: rx.Var[Any], report: rx.Var[Any]) -> EventSpec:
    """The event with the files that the component hands over, and where it wants the progress."""
    sent = [(name, files if str(name) == "files" else value) for name, value in spec.args]
    progress = (rx.Var(_js_expr="on_upload_progress"), report)
    return dataclasses.replace(spec, args=(*sent, progress))
