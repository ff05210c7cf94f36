"""Passing messages, whose drawing is fetched when there is something to say."""

import reflex as rx
from reflex.style import resolved_color_mode
from reflex_components_sonner.toast import Toaster

from talentra.ui.interop.base import Ours

SCRIPT = r"""
// Stands where messages are drawn. The first one fetches what draws them, and waits for it.
export function Toasts(props) {
  const [Drawn, draw] = useState(null);
  const toast = useRef(null);
  const waiting = useRef([]);
  const fetching = useRef(null);
  useEffect(() => {
    const fetched = () => fetching.current ??= import("sonner").then((sonner) => {
      toast.current = sonner.toast;
      draw(() => sonner.Toaster);
    }).catch(() => { fetching.current = null; });
    const say = (kind) => (...said) => { waiting.current.push([kind, said]); fetched(); };
    refs.__toast = Object.assign(say(), { error: say("error") });
  }, []);
  useEffect(() => { // what draws them listens by now: the effects of what is inside come first
    if (!Drawn) return;
    refs.__toast = toast.current;
    for (const [kind, said] of waiting.current.splice(0))
      (kind ? toast.current[kind] : toast.current)(...said);
  }, [Drawn]);
  return Drawn && h(Drawn, props);
}
"""


class Toasts(Ours):
    """What draws the messages of rx.toast, fetched with the first of them."""

    tag = "Toasts"
    lib_dependencies: list[str] = [str(Toaster.create().library)]
    theme: rx.Var[str] = resolved_color_mode
    position: rx.Var[str]
    visible_toasts: rx.Var[int]
    expand: rx.Var[bool]
