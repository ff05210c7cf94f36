"""What no file of ours holds, and how long files and functions are."""

import pytest

from tests.architecture.sources import Source, everything, python
from tests.architecture.texts import (
    has_long_function,
    is_long,
    names_host,
    names_machine,
    needs_newer_python,
)

SLASH = "/"  # so that the examples below are not found themselves
OURS = tuple(python("talentra", "alembic", "tests", "rxconfig.py"))
KNOWN_HOSTS = frozenset(
    {
        "github.com",  # where the typeface comes from, in its licence
        "purl.oclc.org",  # a namespace inside Word files
        "schema.org",  # the words in which search engines read a posting
        "schemas.openxmlformats.org",  # a namespace inside Word files
        "scripts.sil.org",  # in the typeface's licence
        "www.apache.org",  # in our licence
        "www.sitemaps.org",  # the namespace of site maps
        "www.w3.org",  # the namespace of SVG
    }
)
VERSIONS = "alembic/versions/"  # a schema is one long list
OLD_PYTHON_READS = ("talentra/__init__.py", "talentra/__main__.py", "talentra/_bootstrap.py")


def file(text: str) -> Source:
    return Source("made_up.py", text)


class TestHosts:
    def test_no_file_names_one_but_for_licences_and_namespaces(self) -> None:
        found = [place for each in everything() for place in names_host(each, KNOWN_HOSTS)]
        assert found == []

    def test_none_is_known_that_is_not_named(self) -> None:
        named = {place.split(": ")[1] for each in everything() for place in names_host(each)}
        assert KNOWN_HOSTS - named == set()

    @pytest.mark.parametrize(
        "host", ["packages.company.net", "10.0.0.7", "mirror.internal.lan", "x-1.y.io"]
    )
    def test_every_other_is_found(self, host: str) -> None:
        for scheme in ("http", "https", "git+https", "wss", "postgresql"):
            for rest in (f"{SLASH}simple", ":8080", "", f"{SLASH}x#sha256=0"):
                assert list(names_host(file(f'url = "{scheme}:{SLASH}{SLASH}{host}{rest}"')))
                assert list(names_host(file(f"at {scheme}:{SLASH}{SLASH}u:p@{host}{rest} there")))

    @pytest.mark.parametrize("host", ["np-mjs", "py-pi", "python-hosted", "yarn-pkg"])
    def test_a_registry_is_found_without_a_scheme(self, host: str) -> None:
        for end in ("org", "com"):
            named = host.replace("-", "")  # else this file would name it too
            assert list(names_host(file(f"host = registry.{named}.{end}")))

    @pytest.mark.parametrize("host", ["jobs.company.example", "127.0.0.1:8000", "localhost:1"])
    def test_those_that_nobody_reaches_may_be_named(self, host: str) -> None:
        assert list(names_host(file(f"https:{SLASH}{SLASH}{host}/jobs"))) == []


class TestMachines:
    def test_no_file_names_a_place_on_one(self) -> None:
        assert [place for each in everything() for place in names_machine(each)] == []

    @pytest.mark.parametrize(
        "place", ["home/ada/talentra", "work/main", "root/.cache", "Users/ada", "mnt/disk"]
    )
    def test_each_is_found(self, place: str) -> None:
        for around in ('"{}"', "cd {}", "path={}", "({})", "{}"):
            assert list(names_machine(file(around.format(SLASH + place)))), place

    @pytest.mark.parametrize("text", ["/etc/passwd", "/api/jobs", "x/work/y", "/homes", "/work"])
    def test_addresses_and_common_places_are_left_alone(self, text: str) -> None:
        assert list(names_machine(file(text))) == []


class TestSize:
    def test_no_file_is_long(self) -> None:
        long = [place for each in OURS for place in is_long(each)]
        assert [place for place in long if not place.startswith(VERSIONS)] == []

    def test_no_function_is_long(self) -> None:
        long = [place for each in OURS for place in has_long_function(each)]
        assert [place for place in long if not place.startswith(VERSIONS)] == []

    def test_a_long_file_is_found(self) -> None:
        assert list(is_long(file("x = 1\n" * 250))) == []
        assert list(is_long(file("x = 1\n" * 251))) == ["made_up.py has 251 lines"]

    def test_a_long_function_is_found_whatever_it_is_in(self) -> None:
        body = "    x = 1\n" * 30
        for head in ("def long():\n", "async def long():\n", "class X:\n  def long():\n"):
            fits = file(head + body.removeprefix("    x = 1\n"))
            assert list(has_long_function(fits)) == []
            (place,) = has_long_function(file(head + body))
            assert place.endswith("long has 31 lines")

    def test_a_docstring_does_not_count(self) -> None:
        words = '    """One.\n\n    Two.\n    """\n'
        assert list(has_long_function(file("def f():\n" + words + "    x = 1\n" * 29))) == []


class TestOldPython:
    @pytest.mark.parametrize("path", OLD_PYTHON_READS)
    def test_can_read_what_asks_for_a_newer_one(self, path: str) -> None:
        (source,) = python(path)
        assert list(needs_newer_python(source)) == []

    @pytest.mark.parametrize(
        "newer",
        [
            "if (n := 1): pass",
            "def f(a, /): pass",
            "match x:\n    case 1: pass",
            "try: pass\nexcept* ValueError: pass",
        ],
    )
    def test_newer_grammar_is_found(self, newer: str) -> None:
        assert list(needs_newer_python(file(newer)))
