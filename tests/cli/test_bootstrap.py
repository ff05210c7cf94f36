"""From a bare machine to .venv: the pieces, and the sentence for each thing that can be missing."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from talentra import _bootstrap as bootstrap
from talentra.config import ROOT
from tests.cli import bare


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bare.copy(tmp_path_factory.mktemp("bare"))


class TestSentences:
    def test_names_the_python_it_needs(self, fresh: Path):
        done = bare.run(fresh, world="sys.version_info = (3, 9, 2)")
        assert done.returncode == 1
        assert "needs Python 3.11 or newer; this is 3.9" in done.stderr

    @pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
    def test_is_readable_to_a_python_that_is_too_old(self, name: str):
        ast.parse((ROOT / "talentra" / name).read_text(), feature_version=(3, 4))

    def test_points_to_wsl_on_windows(self, fresh: Path):
        done = bare.run(fresh, world="sys.platform = 'win32'")
        assert (done.returncode, "WSL" in done.stderr) == (1, True)

    def test_says_how_much_room_it_needs(self, fresh: Path):
        usage = "__import__('types').SimpleNamespace(free=300_000_000)"
        done = bare.run(fresh, world=f"import shutil; shutil.disk_usage = lambda _: {usage}")
        assert done.returncode == 1
        assert "needs about 1500 MB" in done.stderr
        assert "only 300 MB are free" in done.stderr

    def test_says_which_package_is_missing_for_venv(self, fresh: Path):
        done = bare.run(fresh, world="sys.modules['ensurepip'] = None")
        assert (done.returncode, "apt install python3-venv" in done.stderr) == (1, True)

    def test_needs_a_folder_it_may_write_to(self, tmp_path: Path):
        fresh = bare.copy(tmp_path)
        (fresh / ".venv.lock").mkdir()  # root may write anywhere, but not to a folder as a file
        done = bare.run(fresh)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["--prot", "8000"], "Unknown option --prot 8000. Try: python3 -m talentra --help"),
            (["--port", "99999"], "'99999' is not a port: give a number from 1 to 65535"),
            (["surf"], "invalid choice: 'surf'"),
            (["migrate", "now"], "Unknown option now"),
        ],
    )
    def test_refuses_a_wrong_word_before_installing(
        self, fresh: Path, words: list[str], sentence: str
    ):
        done = bare.run(fresh, *words)
        assert done.returncode == 2
        assert sentence in done.stderr
        assert done.stdout == ""

    @pytest.mark.parametrize(
        ("printed", "sentence"),
        [
            ("OSError: [Errno 28] No space left on device", "disk is full"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one Talentra was tested"),
            ("Failed to establish a new connection: [Errno 111]", "index was not reached"),
            ("Temporary failure in name resolution", "index was not reached"),
            ("ERROR: No matching distribution found for uv", "index was not reached"),
            ("error: command 'gcc' failed", "the lines above say why"),
        ],
    )
    def test_explains_a_failed_installation(self, printed: str, sentence: str):
        assert sentence in bootstrap.reason(printed)


class TestHelp:
    @pytest.mark.parametrize("verb", ["serve", "migrate", "create-admin", "seed", "doctor", "test"])
    def test_explains_each_verb_on_a_bare_machine(self, fresh: Path, verb: str):
        done = bare.run(fresh, verb, "--help")
        assert done.returncode == 0
        assert f"talentra {verb}" in done.stdout

    def test_says_how_demo_data_may_be_served_to_others(self, fresh: Path):
        assert "TALENTRA_DEMO=anywhere" in bare.run(fresh, "--help").stdout


class TestLocks:
    def pins(self) -> dict[str, list[str]]:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text())
        return {
            "run": project["project"]["dependencies"],
            "test": project["dependency-groups"]["test"],
        }

    @pytest.mark.parametrize("purpose", ["run", "test"])
    def test_hold_every_exact_pin(self, purpose: str):
        for pin in self.pins()[purpose]:
            exact = re.fullmatch(r"([\w.-]+)(?:\[.*\])?==([\w.]+)", pin)
            assert exact, f"{pin} is not exact"
            name, version = exact.groups()
            assert bootstrap.pinned(name, bootstrap.LOCKS[purpose]).startswith(f"{name}=={version}")

    def test_agree_with_each_other(self):
        run, test = (
            set(re.findall(r"^[\w.-]+==[\w.]+", lock.read_text(), re.MULTILINE))
            for lock in bootstrap.LOCKS.values()
        )
        assert run <= test

    @pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
    def test_give_hashes_and_name_no_registry(self, name: str):
        text = (ROOT / name).read_text()
        packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in package for package in packages)
        assert "://" not in text

    @pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
    def test_know_the_files_for_every_machine(self, name: str):
        packages = re.split(r"^(?=\S)", (ROOT / name).read_text(), flags=re.MULTILINE)[1:]
        known_by_one = {
            package.split("==")[0] for package in packages if package.count("--hash=sha256:") == 1
        }
        assert known_by_one == {"certifi"}  # which is published as one file for all

    def test_of_the_web_client_name_no_registry_and_no_radix_themes(self):
        for path in (ROOT / "reflex.lock").iterdir():
            text = path.read_text()
            assert "://" not in text
            assert "@radix-ui/themes" not in text

    def test_a_package_that_is_not_there_is_an_error(self):
        with pytest.raises(LookupError):
            bootstrap.pinned("left-pad", bootstrap.LOCKS["run"])


class TestStamp:
    def test_names_the_kind_of_python(self):
        assert bootstrap.stamp("run").startswith(f"{sys.implementation.cache_tag} ")

    def test_differs_between_purposes(self):
        assert bootstrap.stamp("run") != bootstrap.stamp("test")

    def test_changes_with_the_lock(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        before = bootstrap.stamp("run")
        changed = tmp_path / "requirements.txt"
        changed.write_text(bootstrap.LOCKS["run"].read_text() + "\n")
        monkeypatch.setitem(bootstrap.LOCKS, "run", changed)
        assert bootstrap.stamp("run") != before


class TestComplete:
    def test_an_environment_that_has_everything_is_used_as_it_is(self):
        assert bootstrap.complete("run")
        assert bootstrap.complete("test")

    @pytest.mark.parametrize("pin", ["alembic==0.0.1", "left-pad==1.0.0"])
    def test_another_version_is_not_everything(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pin: str
    ):
        changed = tmp_path / "requirements.txt"
        changed.write_text(f"{pin} \\\n    --hash=sha256:00\n")
        monkeypatch.setitem(bootstrap.LOCKS, "run", changed)
        assert not bootstrap.complete("run")


class TestMirror:
    LISTED = (
        "global.index-url='https://one.example/simple'\n"
        "global.extra-index-url='file:///a file:///b'\n"
        "global.find-links='/wheels\\n/more'\n"
        "install.trusted-host='one.example'\n"
        ":env:.index-url='https://two.example/simple'\n"
        ":env:.disable-pip-version-check='1'\n"
    )

    def test_is_handed_on_to_uv(self):
        uv = bootstrap.uv_environment(self.LISTED, {"HOME": str(Path.home())})
        assert uv == {
            "HOME": str(Path.home()),
            "UV_DEFAULT_INDEX": "https://two.example/simple",
            "UV_INDEX": "file:///a file:///b",
            "UV_INDEX_STRATEGY": "unsafe-best-match",
            "UV_FIND_LINKS": "/wheels,/more",
            "UV_INSECURE_HOST": "one.example",
        }

    def test_does_not_overrule_what_uv_was_told(self):
        told = {"HOME": str(Path.home()), "UV_DEFAULT_INDEX": "https://three.example/simple"}
        assert bootstrap.uv_environment(self.LISTED, told)["UV_DEFAULT_INDEX"].startswith(
            "https://three"
        )

    def test_a_user_without_a_home_gets_no_cache(self):
        assert bootstrap.uv_environment("", {"HOME": "/nonexistent"})["UV_NO_CACHE"] == "1"


class TestAlone:
    def test_keeps_a_second_process_waiting(self, tmp_path: Path, capfd: pytest.CaptureFixture):
        lock = tmp_path / "below" / "lock"
        program = (
            "import sys; from pathlib import Path; from talentra._bootstrap import alone\n"
            "with alone(Path(sys.argv[1]), 'waiting'): print('in', flush=True)"
        )
        with bootstrap.alone(lock, "never said"):
            second = subprocess.Popen(
                [sys.executable, "-c", program, str(lock)],
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            assert second.stdout
            assert second.stdout.readline() == "waiting\n"
            assert second.poll() is None
        assert second.communicate(timeout=10)[0] == "in\n"
        assert "never said" not in capfd.readouterr().out
