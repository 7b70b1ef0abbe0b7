"""`.vsc` files as tests of pytest, as another project runs them."""

import os
import subprocess
import sys
import tomllib
from importlib import import_module

import pytest

from tests.support import ROOT
from tests.support.folders import ACME, FOLLOWING, write
from tests.support.projects import SETTINGS, Project

GOOD = """\
user -> engage : incidents
engage -> deliver_support : user_support_tasks
deliver_support -> user : services
"""
BAD = GOOD.replace("incidents", "change_requests")


class TestCollecting:
    def test_files_that_the_settings_name_are_tests(self, pytester: pytest.Pytester) -> None:
        project = Project(pytester, good=GOOD)
        (project.folder / "streams" / "deep" / "er.vsc").write_text(GOOD, "utf-8")
        (project.folder / "elsewhere.vsc").write_text(BAD, "utf-8")
        done = project.pytest("-v")
        assert done.ret == 0, str(done.stdout)
        assert "streams/deep/er.vsc::marks PASSED" in str(done.stdout)
        assert "streams/good.vsc::marks PASSED" in str(done.stdout)
        assert "3 passed" in str(done.stdout)

    def test_without_the_setting_nothing_is_collected_or_imported(self, pytester: pytest.Pytester) -> None:
        project = Project(pytester, "[pytest]\n", bad=BAD)
        (pytester.path / "test_one.py").write_text(
            "import sys\n\ndef test_one():\n    there = {name for name in sys.modules if name.startswith('svc.')}\n"
            "    assert there == {'svc.pytest_plugin', 'svc.testing', 'svc.testing.pytest_plugin'}\n"
            "    assert 'attrs' not in sys.modules\n"
        )
        done = project.pytest(apart=True)
        assert done.ret == 0, str(done.stdout)
        assert "1 passed" in str(done.stdout)

    def test_a_file_can_be_requested_by_its_path(self, pytester: pytest.Pytester) -> None:
        done = Project(pytester, good=GOOD, bad=BAD).pytest("streams/good.vsc")
        assert (done.ret, "1 passed" in str(done.stdout)) == (0, True)


class TestFailing:
    def test_what_differs_is_reported_by_lines_and_without_a_traceback(self, pytester: pytest.Pytester) -> None:
        marked = GOOD.replace("services", "services  # warning: VSC402")
        done = Project(pytester, bad=marked.replace("incidents", "change_requests")).pytest()
        assert done.ret == 1
        assert "streams/bad.vsc is not as its marks say" in str(done.stdout)
        assert "  line 1: error VSC301 is reported, but not marked" in str(done.stdout)
        assert "  line 3: warning VSC402 is marked, but not reported" in str(done.stdout)
        assert "1 | user -> engage : change_requests" in str(done.stdout)
        assert "to write the marks as svc reports them: pytest --svc-update" in str(done.stdout)
        assert "Traceback" not in str(done.stdout)
        assert "testing/pytest_plugin.py" not in str(done.stdout)

    def test_a_file_as_its_marks_say_passes_in_spite_of_errors(self, pytester: pytest.Pytester) -> None:
        done = Project(pytester, bad=BAD.replace("requests", "requests  # error: VSC301")).pytest()
        assert (done.ret, "2 passed" in str(done.stdout)) == (0, True)

    @pytest.mark.parametrize("settings", [None, ""])
    def test_a_file_may_use_others(self, pytester: pytest.Pytester, settings: str | None) -> None:
        project = Project(pytester, good=FOLLOWING)
        write(pytester.path, {"streams/acme.vsc": ACME} | ({} if settings is None else {"streams/svc.toml": settings}))
        assert project.pytest().ret == 0

    def test_bytes_that_are_not_text_fail_in_words(self, pytester: pytest.Pytester) -> None:
        project = Project(pytester)
        project.path("bytes").write_bytes(b"\xff\xfe\x00")
        done = project.pytest()
        assert (done.ret, "the file is not UTF-8 text" in str(done.stdout)) == (1, True)

    def test_a_rule_that_is_not_installed_fails_in_words(self, pytester: pytest.Pytester) -> None:
        done = Project(pytester, SETTINGS + "svc_rules = trial-owner\n", good=GOOD).pytest()
        assert (done.ret, "there is no rule called trial-owner" in str(done.stdout)) == (1, True)
        assert "checker/custom_rules.py" not in str(done.stdout)


class TestUpdating:
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_the_marks_are_written_and_all_else_stays(self, pytester: pytest.Pytester, newline: str, mark: str) -> None:
        lines = [
            "user -> engage : change_requests # tickets",
            "engage -> deliver_support : user_support_tasks  # error: VSC301",
            "deliver_support -> user : services",
            "step log in plan    # error: VSC999, warning: VSC409",
        ]
        project = Project(pytester, bad=mark + newline.join(lines))
        assert project.pytest("--svc-update").ret == 0
        assert project.text("bad") == mark + newline.join(
            [
                "user -> engage : change_requests # tickets  # error: VSC301",
                "engage -> deliver_support : user_support_tasks",
                "deliver_support -> user : services",
                "step log in plan  # warning: VSC409",
            ]
        )
        assert project.pytest().ret == 0

    def test_a_file_that_is_right_is_not_touched(self, pytester: pytest.Pytester) -> None:
        text = BAD.replace("requests", "requests   # error: VSC301 because it is a sketch")
        project = Project(pytester, bad=text)
        before = project.path("bad").stat().st_mtime_ns
        assert project.pytest("--svc-update").ret == 0
        assert (project.text("bad"), project.path("bad").stat().st_mtime_ns) == (text, before)

    def test_notes_are_not_written(self, pytester: pytest.Pytester) -> None:
        text = GOOD.replace(" : user_support_tasks", "").replace("incidents", "wishes")
        project = Project(pytester, bad=text)
        assert project.pytest("--svc-update").ret == 0
        assert project.text("bad") == text.replace("wishes", "wishes  # error: VSC202")


def test_the_entry_points_lead_to_what_there_is() -> None:
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert entries == {
        "hypothesis": {"svc": "svc.testing.hypothesis_plugin:register"},
        "pygments.lexers": {"vsc": "svc.editor.highlighting.pygments_lexer:VscLexer"},
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

    def test_the_hook_imports_nothing_of_svc_until_its_values_are_requested(self) -> None:
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
        self, pytester: pytest.Pytester, arguments: tuple[str, ...], tries: str
    ) -> None:
        done = Project(pytester, good=GOOD, bad=BAD).pytest(*arguments, apart=True)
        out, err = str(done.stdout), str(done.stderr)
        assert done.ret == 1, out + err
        assert "1 failed, 2 passed" in out
        assert "INTERNALERROR" not in out + err
        assert tries in out
        assert "streams/bad.vsc" in out
