"""`.vsc` files as tests of pytest, in processes of their own, as another project runs them."""

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from tests.folders import ACME, FOLLOWING, write

ROOT = Path(__file__).parent.parent
GOOD = """\
user -> engage : incidents
engage -> deliver_support : user_support_tasks
deliver_support -> user : services
"""
BAD = GOOD.replace("incidents", "change_requests")
SETTINGS = "[pytest]\nsvc_files = streams/**/*.vsc\n"


class Project:
    """A folder with a pytest configuration and `.vsc` files."""

    def __init__(self, folder: Path, settings: str = SETTINGS, **texts: str) -> None:
        self.folder = folder
        (folder / "streams" / "deep").mkdir(parents=True)
        (folder / "pytest.ini").write_text(settings, "utf-8")
        (folder / "test_one.py").write_text("def test_one():\n    pass\n", "utf-8")
        for name, text in texts.items():
            self.path(name).write_bytes(text.encode("utf-8"))

    def path(self, name: str) -> Path:
        """The file of a stream."""
        return self.folder / "streams" / f"{name}.vsc"

    def text(self, name: str) -> str:
        """Its text, newlines as they are."""
        return self.path(name).read_bytes().decode("utf-8")

    def pytest(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A run of pytest with the plugin, and with no other."""
        command = [sys.executable, "-m", "pytest", "-p", "svc.pytest_plugin", "-p", "no:cacheprovider", *arguments]
        environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "COLUMNS": "120"}
        environment.pop("PYTEST_ADDOPTS", None)
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=60, env=environment, check=False
        )


class TestCollecting:
    def test_files_that_the_settings_name_are_tests(self, tmp_path: Path) -> None:
        project = Project(tmp_path, good=GOOD)
        (project.folder / "streams" / "deep" / "er.vsc").write_text(GOOD, "utf-8")
        (project.folder / "elsewhere.vsc").write_text(BAD, "utf-8")
        done = project.pytest("-v")
        assert done.returncode == 0, done.stdout
        assert "streams/deep/er.vsc::marks PASSED" in done.stdout
        assert "streams/good.vsc::marks PASSED" in done.stdout
        assert "3 passed" in done.stdout

    def test_without_the_setting_nothing_is_collected_or_imported(self, tmp_path: Path) -> None:
        project = Project(tmp_path, "[pytest]\n", bad=BAD)
        (tmp_path / "test_one.py").write_text(
            "import sys\n\ndef test_one():\n    there = {name for name in sys.modules if name.startswith('svc.')}\n"
            "    assert there == {'svc.pytest_plugin', 'svc.testing', 'svc.testing.pytest_plugin'}\n"
            "    assert 'attrs' not in sys.modules\n"
        )
        done = project.pytest()
        assert done.returncode == 0, done.stdout
        assert "1 passed" in done.stdout

    def test_a_file_can_be_asked_for_by_its_path(self, tmp_path: Path) -> None:
        done = Project(tmp_path, good=GOOD, bad=BAD).pytest("streams/good.vsc")
        assert (done.returncode, "1 passed" in done.stdout) == (0, True)


class TestFailing:
    def test_what_differs_is_told_by_lines_and_without_a_traceback(self, tmp_path: Path) -> None:
        marked = GOOD.replace("services", "services  # warning: VSC402")
        done = Project(tmp_path, bad=marked.replace("incidents", "change_requests")).pytest()
        assert done.returncode == 1
        assert "streams/bad.vsc is not as its marks say" in done.stdout
        assert "  line 1: error VSC301 is told, but not marked" in done.stdout
        assert "  line 3: warning VSC402 is marked, but not told" in done.stdout
        assert "1 | user -> engage : change_requests" in done.stdout
        assert "to write the marks as svc tells them: pytest --svc-update" in done.stdout
        assert "Traceback" not in done.stdout
        assert "testing/pytest_plugin.py" not in done.stdout

    def test_a_file_as_its_marks_say_passes_in_spite_of_errors(self, tmp_path: Path) -> None:
        done = Project(tmp_path, bad=BAD.replace("requests", "requests  # error: VSC301")).pytest()
        assert (done.returncode, "2 passed" in done.stdout) == (0, True)

    @pytest.mark.parametrize("settings", [None, ""])
    def test_a_file_may_use_others(self, tmp_path: Path, settings: str | None) -> None:
        project = Project(tmp_path, good=FOLLOWING)
        write(tmp_path, {"streams/acme.vsc": ACME} | ({} if settings is None else {"streams/svc.toml": settings}))
        assert project.pytest().returncode == 0

    def test_bytes_that_are_no_text_fail_in_words(self, tmp_path: Path) -> None:
        project = Project(tmp_path)
        project.path("bytes").write_bytes(b"\xff\xfe\x00")
        done = project.pytest()
        assert (done.returncode, "the file is not UTF-8 text" in done.stdout) == (1, True)

    def test_a_rule_that_is_not_installed_fails_in_words(self, tmp_path: Path) -> None:
        done = Project(tmp_path, SETTINGS + "svc_rules = trial-owner\n", good=GOOD).pytest()
        assert (done.returncode, "no rule is called trial-owner" in done.stdout) == (1, True)
        assert "checker/custom_rules.py" not in done.stdout


class TestUpdating:
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_the_marks_are_written_and_all_else_stays(self, tmp_path: Path, newline: str, mark: str) -> None:
        lines = [
            "user -> engage : change_requests # tickets",
            "engage -> deliver_support : user_support_tasks  # error: VSC301",
            "deliver_support -> user : services",
            "step log in plan    # error: VSC999, warning: VSC409",
        ]
        project = Project(tmp_path, bad=mark + newline.join(lines))
        assert project.pytest("--svc-update").returncode == 0
        assert project.text("bad") == mark + newline.join(
            [
                "user -> engage : change_requests # tickets  # error: VSC301",
                "engage -> deliver_support : user_support_tasks",
                "deliver_support -> user : services",
                "step log in plan  # warning: VSC409",
            ]
        )
        assert project.pytest().returncode == 0

    def test_a_file_that_is_right_is_not_touched(self, tmp_path: Path) -> None:
        text = BAD.replace("requests", "requests   # error: VSC301 because it is a sketch")
        project = Project(tmp_path, bad=text)
        before = project.path("bad").stat().st_mtime_ns
        assert project.pytest("--svc-update").returncode == 0
        assert (project.text("bad"), project.path("bad").stat().st_mtime_ns) == (text, before)

    def test_notes_are_not_written(self, tmp_path: Path) -> None:
        text = GOOD.replace(" : user_support_tasks", "").replace("incidents", "wishes")
        project = Project(tmp_path, bad=text)
        assert project.pytest("--svc-update").returncode == 0
        assert project.text("bad") == text.replace("wishes", "wishes  # error: VSC202")


def test_the_entry_points_lead_to_what_there_is() -> None:
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert entries == {
        "hypothesis": {"svc": "svc.testing.hypothesis_plugin:register"},
        "pyinstaller40": {"hook-dirs": "svc.cli.pyinstaller:hook_dirs"},
        "pytest11": {"svc": "svc.pytest_plugin"},
    }
    assert callable(import_module("svc.testing.hypothesis_plugin").register)


class TestHypothesisPlugin:
    def _runs(self, code: str) -> None:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False,
            env={**os.environ, "HYPOTHESIS_NO_PLUGINS": "1"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def test_the_hook_imports_nothing_of_svc_until_its_values_are_asked_for(self) -> None:
        self._runs(
            "import sys\nimport hypothesis.strategies as st\n"
            "from svc.testing.hypothesis_plugin import register\nregister()\n"
            "assert {name for name in sys.modules if name.startswith('svc.')} == "
            "{'svc.testing', 'svc.testing.hypothesis_plugin'}\n"
            "import svc\nsvc.Stream\nassert 'svc.strategies' not in sys.modules\n"
            "assert svc.check(st.from_type(svc.Stream).example()) is not None\n"
            "assert 'svc.testing.hypothesis_plugin' not in [type(each).__module__ for each in sys.meta_path]\n"
        )

    def test_types_are_drawn_whichever_was_imported_first(self) -> None:
        self._runs(
            "import svc\nsvc.Stream\nimport hypothesis.strategies as st\n"
            "from svc.testing.hypothesis_plugin import register\nregister()\n"
            "for kind in (svc.Stream, svc.Step, svc.NamedParty, svc.Flow, svc.Catalogue, svc.Duration):\n"
            "    assert isinstance(st.from_type(kind).example(), kind)\n"
        )


@pytest.mark.system
class TestBesideOtherPlugins:
    @pytest.mark.parametrize(
        ("arguments", "tries"),
        [
            (("-p", "pytest_retry.retry_plugin", "--retries", "2"), "1 retried"),
            (("-p", "pytest_rerunfailures", "--reruns", "2"), "2 rerun"),
            (("-p", "xdist.plugin", "-n", "2"), ""),
            (("-p", "xdist.plugin", "-n", "2", "--dist", "loadfile"), ""),
            (("-p", "pytest_randomly"), ""),
            (("-p", "xdist.plugin", "-p", "pytest_rerunfailures", "-n", "2", "--reruns", "2"), "2 rerun"),
        ],
        ids=["retry", "rerunfailures", "xdist", "xdist by file", "randomly", "xdist and rerunfailures"],
    )
    def test_a_file_passes_or_fails_as_it_does_alone(
        self, tmp_path: Path, arguments: tuple[str, ...], tries: str
    ) -> None:
        project = Project(tmp_path, good=GOOD, bad=BAD)
        done = project.pytest(*arguments)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "1 failed, 2 passed" in done.stdout
        assert "INTERNALERROR" not in done.stdout + done.stderr
        assert tries in done.stdout
        assert "streams/bad.vsc" in done.stdout
