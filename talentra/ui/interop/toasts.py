"""Passing messages, whose drawing is fetched when there is something to say."""

import reflex as rx
from reflex.style import resolved_color_mode
from reflex_components_sonner.toast import Toaster

from talentra.ui.interop.base import Ours

SCRIPT = r"""
const words = ([, [said, more]]) => said || more?.title || more?.description;

// Stands where messages are drawn. What draws them is fetched when somebody begins to use the
// page, or with the first message, which waits for it. Where it cannot be fetched, words must do.
export function Toasts(props) {
  const [Drawn, draw] = useState(null);
  const [plain, write] = useState("");
  const way = useRef({ waiting: [], toast: null });
  useEffect(() => {
    const { waiting } = way.current;
    const fetched = () => import("$/utils/talentra/messages").then(({ toast, Toaster }) => {
      way.current.toast = toast;
      draw(() => Toaster);
    });
    const say = (kind) => (...said) => {
      waiting.push([kind, said]);
      fetched().catch(() => write(waiting.splice(0).map(words).join(" ")));
    };
    refs.__toast = Object.assign(say(), { error: say("error") });
    const stop = new AbortController();
    const begin = () => { stop.abort(); fetched().catch(() => {}); };
    for (const use of ["pointerdown", "keydown"])
      addEventListener(use, begin, { passive: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  useEffect(() => { // what draws them listens by now: the effects of what is inside come first
    if (!Drawn) return;
    const { waiting, toast } = way.current;
    refs.__toast = toast;
    for (const [kind, said] of waiting.splice(0)) (kind ? toast[kind] : toast)(...said);
  }, [Drawn]);
  if (Drawn) return h(Drawn, props);
  return h("div", { role: "status" }, plain && h("div", { className: "connection-bar" }, plain));
}
"""
DRAWN = """
import "$/styles/pages/messages.css";
export { toast, Toaster } from "sonner";
"""


class Toasts(Ours):
    """What draws the messages of rx.toast, fetched with the first of them."""

    tag = "Toasts"
    lib_dependencies: list[str] = [str(Toaster.create().library)]
    theme: rx.Var[str] = resolved_color_mode
    position: rx.Var[str]
    visible_toasts: rx.Var[int]
    expand: rx.Var[bool]
