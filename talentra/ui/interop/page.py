"""What belongs to every page: navigation told and followed, and the connection watched."""

import reflex as rx
from reflex.vars import VarData
from reflex_components_core.el.elements.base import BaseHTML
from reflex_components_core.react_router.dom import ReactRouterLink

from talentra.ui.interop.base import MODULE, Ours

SCRIPT = r"""
// After a navigation inside the app: close what floats, go to the heading, say the title.
export function RouteAnnouncer() {
  const path = useLocation().pathname.replace(/\/$/, "");
  const [title, setTitle] = useState("");
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    document.querySelectorAll(":popover-open").forEach((popover) => popover.hidePopover());
    const timer = setTimeout(() => {
      document.querySelector("h1")?.focus({ preventScroll: true });
      setTitle(document.title);
    }, 60);
    return () => clearTimeout(timer);
  }, [path]);
  return h("div", { className: "sr-only", role: "status" }, title);
}

// Puts the page on paper.
export function PrintButton({ children, ...props }) {
  return h("button", { ...props, type: "button", onClick: () => print() }, children);
}

// Seen only while the server cannot be reached; pushes the page down instead of covering it.
export function ConnectionBar({ children }) {
  const lost = useContext(EventLoopContext)[1].length > 0;
  return h("div", { role: "status" }, lost && h("div", { className: "connection-bar" }, children));
}

// A link that opens in a narrow window beside this one, which stays as it is.
export function BesideLink({ href, children, ...props }) {
  const onClick = (event) => {
    const width = 480;
    const place = `width=${width},height=${screen.availHeight},left=${screen.availWidth - width}`;
    if (window.open(href, props.target, `popup,${place}`)) event.preventDefault();
  };
  return h("a", { ...props, href, onClick }, children);
}
"""


# Served in place of another page, a page must not be taken for that one when the client begins.
STANDS_AT = "history.replaceState(null, '', '{}')"


class RouteAnnouncer(Ours):
    """Moves the focus and says the title after each navigation."""

    tag = "RouteAnnouncer"


class ConnectionBar(Ours):
    """Shows its children while the server cannot be reached."""

    tag = "ConnectionBar"


class PrintButton(Ours):
    """A button that prints the page."""

    tag = "PrintButton"


class BesideLink(BaseHTML):
    """A link that opens in a window of its own, beside this one."""

    library = MODULE
    tag = "BesideLink"
    href: rx.Var[str]
    target: rx.Var[str]


class NavLink(ReactRouterLink):
    """A router link that carries aria-current while its page is shown."""

    tag = "NavLink"
    alias = "NavLink"
    end: rx.Var[bool]


def route_part(name: str) -> rx.Var[str]:
    """A part of the address as the browser knows it, before the server has answered."""
    router = VarData(
        imports={"react-router": "useParams"}, hooks={"const params = useParams();": None}
    )
    return rx.Var(_js_expr=f"params.{name}", _var_type=str, _var_data=router)
