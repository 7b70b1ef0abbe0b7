"""Rules of others are found by their entry points, switched on by their names, and kept from doing harm."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import svc
from svc.checker import custom_rules
from svc.extending import BoundStream, Code, Diagnostic, Level, OwnRule, Range, rule
from svc.testing import assert_as_marked
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import write

EXAMPLE = ROOT / "examples" / "own_rules"
__all__ = ["fixture_svc"]
NO_OWNER = Code("ACME001", "no-owner", Level.WARNING, "a stream without an owner", "nobody owns this stream")
GOOD = """
stream restore
  user -> engage : incidents
  engage -> deliver_support : user_support_tasks
  deliver_support -> user : services
"""


@rule(NO_OWNER)
def no_owner(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream without an owner."""
    if "owner" not in bound.stream.keys:
        yield NO_OWNER.at(bound.stream.heading)


def _told(text: str, *rules: OwnRule, **asked: Any) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in svc.analyse(text, rules=rules, **asked).diagnostics]


def _doing(what: Callable[[BoundStream], Any]) -> OwnRule:
    return OwnRule(NO_OWNER, what)


class TestRules:
    def test_a_rule_is_reported_beside_those_of_svc(self) -> None:
        assert _told(GOOD) == []
        assert _told(GOOD, no_owner) == [("ACME001", "nobody owns this stream")]

    def test_its_finding_may_be_about_the_whole_file(self) -> None:
        def about_the_file(bound: BoundStream) -> Iterator[Diagnostic]:
            yield evolve(NO_OWNER.at(bound.stream.heading), range=None)

        [finding] = svc.analyse(GOOD, "a.vsc", rules=[_doing(about_the_file)]).diagnostics
        assert (finding.code, finding.file, finding.range) == ("ACME001", "a.vsc", None)

    @pytest.mark.parametrize("comment", ["ACME001", "no-owner"])
    def test_its_finding_can_be_allowed_where_it_is_run(self, comment: str) -> None:
        text = GOOD.replace("restore", f"restore  # svc: allow {comment} because it is a sketch")
        assert _told(text, no_owner) == []

    def test_an_allowance_for_a_rule_that_is_not_run_is_not_a_mistake(self) -> None:
        assert _told(GOOD.replace("restore", "restore  # svc: allow ACME001 because it is a sketch")) == []

    def test_an_allowance_that_silences_nothing_is_reported(self) -> None:
        text = GOOD.replace("restore", 'restore  # svc: allow ACME001 because it is a sketch\n  owner: "Us"')
        assert [code for code, _ in _told(text, no_owner)] == ["VSC901"]

    def test_it_can_be_selected_and_ignored(self) -> None:
        assert _told(GOOD, no_owner, select=["VSC4"]) == [
            ("VSC412", "the stream ends without a closing step in Plan or Improve or Engage")
        ]
        assert _told(GOOD, no_owner, select=["ACME"]) == [("ACME001", "nobody owns this stream")]
        assert _told(GOOD, no_owner, ignore=["no-owner"]) == []

    @pytest.mark.parametrize("line", ["  step log on engage", "stream other follows nothing"])
    def test_a_stream_that_is_not_checked_is_not_shown_to_it(self, line: str) -> None:
        text = f"stream restore follows nothing\n{line}\n"
        assert "ACME001" not in [code for code, _ in _told(text, no_owner)]

    @pytest.mark.parametrize("number", ["VSC301", "VSC999", "acme001", "ACME1", "001", "ACME0011", ""])
    def test_a_code_that_is_not_of_ones_own_is_refused(self, number: str) -> None:
        with pytest.raises(ValueError, match="is not a code for a custom rule"):
            rule(Code(number, "no-owner", Level.WARNING, "", ""))

    @pytest.mark.parametrize("name", ["unlisted-flow", "No Owner", "", "no_owner"])
    def test_a_name_that_is_not_of_ones_own_is_refused(self, name: str) -> None:
        with pytest.raises(ValueError, match="is not a name for a custom rule"):
            rule(Code("ACME001", name, Level.WARNING, "", ""))


def _place_outside(bound: BoundStream) -> list[Diagnostic]:
    assert bound.stream.origin is not None
    place = Range(bound.stream.origin.position(0), svc.Position(99, 1, 9999))
    return [Diagnostic("ACME001", "no-owner", Level.WARNING, "far", file=bound.stream.origin.name, range=place)]


RUBBISH: dict[str, Callable[[BoundStream], Any]] = {
    "raised ZeroDivisionError: division by zero": lambda bound: 1 / 0,
    "raised RecursionError: maximum recursion depth exceeded": lambda bound: RUBBISH[_DEEP](bound),
    "raised SystemExit: 7": lambda bound: sys.exit(7),
    "raised TypeError: 'NoneType' object is not iterable": lambda bound: None,
    "gave int instead of a finding": lambda bound: [1],
    "gave str instead of a finding": lambda bound: "a text",
    "gave the finding VSC301 unlisted-flow, which is not one of its own": lambda bound: [
        Diagnostic("VSC301", "unlisted-flow", Level.ERROR, "no")
    ],
    "gave the finding ACME001 no-owner, which is not one of its own": lambda bound: [
        Diagnostic("ACME001", "no-owner", Level.ERROR, "louder than its code says")
    ],
    "gave a finding whose message or help is not text": lambda bound: [
        Diagnostic("ACME001", "no-owner", Level.WARNING, 1)  # type: ignore[arg-type]
    ],
    "gave a finding at a place that is not in the stream's file": _place_outside,
}
_DEEP = "raised RecursionError: maximum recursion depth exceeded"


class TestIsolation:
    @pytest.mark.parametrize("what", RUBBISH)
    def test_x03_a_rule_that_does_what_no_rule_may_is_a_finding_that_names_it(self, what: str) -> None:
        (finding,) = svc.analyse(GOOD, rules=[_doing(RUBBISH[what])]).diagnostics
        assert (finding.code, finding.level) == ("VSC920", Level.WARNING)
        assert finding.message.startswith(f"the rule ACME001 no-owner {what}")
        assert finding.range is not None
        assert finding.range.start.line == 2

    def test_x03_a_rule_that_raises_half_way_harms_no_other(self) -> None:
        def half(bound: BoundStream) -> Iterator[Diagnostic]:
            yield NO_OWNER.at(bound.stream.heading)
            raise KeyError("owner")

        other = OwnRule(Code("ACME002", "other", Level.NOTE, "", "told"), lambda bound: [])
        assert [code for code, _ in _told(GOOD, _doing(half), no_owner, other)] == ["ACME001", "VSC920"]

    def test_x03_a_rule_that_prints_is_a_finding_and_prints_nothing(self, capfd: pytest.CaptureFixture[str]) -> None:
        loud = custom_rules.quiet(_doing(lambda bound: print("{}") or []))
        assert _told(GOOD, loud) == [("VSC920", "the rule ACME001 no-owner printed '{}\\n'")]
        assert capfd.readouterr() == ("", "")

    def test_x03_endless_findings_end(self) -> None:
        def endless(bound: BoundStream) -> Iterator[Diagnostic]:
            while True:
                yield NO_OWNER.at(bound.stream.heading)

        assert len(_told(GOOD, _doing(endless))) == 1001

    def test_x03_an_interrupt_is_not_a_fault_of_the_rule(self) -> None:
        def interrupted(bound: BoundStream) -> list[Diagnostic]:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            svc.analyse(GOOD, rules=[_doing(interrupted)])


MODULES = {
    "trial_good": "from tests.extending.test_custom_rules import no_owner\n",
    "trial_raising": "raise RuntimeError('no licence')\n",
    "trial_no_rule": "no_owner = len\n",
}
ENTRIES = """[svc.rules]
trial-owner = trial_good:no_owner
trial-again = trial_good:no_owner
trial-raising = trial_raising:no_owner
trial-none = trial_no_rule:no_owner
trial-gone = trial_missing:no_owner
"""


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is on the path and holds a package with rules, as if it were installed."""
    for name, text in MODULES.items():
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
    _describe(tmp_path / "trial-1.0.dist-info", "trial", ENTRIES)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def _describe(folder: Path, name: str, entries: str) -> None:
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (folder / "entry_points.txt").write_text(entries, "utf-8")


@pytest.mark.usefixtures("installation")
class TestDiscovery:
    def test_x02_installed_rules_are_listed_and_none_is_imported(self) -> None:
        assert {"trial-owner", "trial-raising", "trial-gone"} <= custom_rules.installed().keys()
        assert "trial_raising" not in sys.modules

    def test_a_rule_is_loaded_by_its_name(self) -> None:
        (loaded,) = custom_rules.load(["trial-owner", "trial-owner"])
        assert loaded.code == NO_OWNER

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("trial-ownr", "there is no rule called trial-ownr; did you mean `trial-owner`?"),
            ("trial_good:no_owner", "there is no rule called trial_good:no_owner"),
            (
                "trial-raising",
                "the rule trial-raising can't be loaded from trial_raising:no_owner: RuntimeError: no licence",
            ),
            ("trial-gone", "the rule trial-gone can't be loaded from trial_missing:no_owner: ModuleNotFoundError"),
            (
                "trial-none",
                "the rule trial-none is not a rule: trial_no_rule:no_owner was not made by svc.extending.rule",
            ),
        ],
    )
    def test_x02_what_is_not_an_installed_rule_is_an_error_that_says_so(self, name: str, words: str) -> None:
        with pytest.raises(svc.Error, match=re.escape(words)):
            custom_rules.load([name])

    def test_two_rules_with_one_code_are_an_error(self) -> None:
        with pytest.raises(svc.Error, match="use the code ACME001 twice"):
            custom_rules.load(["trial-owner", "trial-again"])


@pytest.mark.usefixtures("installation")
class TestCommandLine:
    def test_rules_are_switched_on_by_their_names(self, svc_: Svc) -> None:
        Path("a.vsc").write_text(GOOD, "utf-8")
        assert "no findings" in svc_("check", "a.vsc").out
        told = svc_("check", "a.vsc", "--rules", "trial-owner")
        assert (told.code, "a.vsc:2:8: warning[ACME001] no-owner: nobody owns this stream" in told.out) == (0, True)

    @pytest.mark.parametrize("format", ["json", "sarif", "github", "gitlab", "junit"])
    def test_they_are_reported_in_every_format(self, svc_: Svc, format: str) -> None:
        Path("a.vsc").write_text(GOOD, "utf-8")
        told = svc_("check", "a.vsc", "--rules", "trial-owner", "--format", format, "--statistics")
        assert (told.code, "ACME001" in told.out) == (0, True)

    def test_x02_a_rule_that_is_not_installed_is_a_mistake_of_the_command(self, svc_: Svc) -> None:
        Path("a.vsc").write_text(GOOD, "utf-8")
        told = svc_("check", "a.vsc", "--rules", "trial-ownr")
        assert told.code == 2
        assert "there is no rule called trial-ownr; did you mean `trial-owner`?" in told.err

    def test_a_configuration_switches_rules_on(self, svc_: Svc) -> None:
        write(Path(), {"a.vsc": GOOD, "svc.toml": 'rules = ["trial-owner"]\n'})
        assert "warning[ACME001] no-owner" in svc_("check", "a.vsc").out
        write(Path(), {"svc.toml": 'rules = ["trial-owner"]\n[levels]\nACME001 = "note"\n'})
        assert "note[ACME001] no-owner" in svc_("check", "a.vsc").out
        write(Path(), {"svc.toml": 'rules = ["trial-owner"]\n[levels]\nACME001 = "off"\n'})
        assert "no findings" in svc_("check", "a.vsc").out

    @pytest.mark.parametrize("settings", ['rules = ["trial_good:no_owner"]\n', 'rules = ["trial-raising"]\n'])
    def test_x02_a_configuration_names_no_module_and_a_rule_that_fails_is_reported(
        self, svc_: Svc, settings: str
    ) -> None:
        write(Path(), {"a.vsc": GOOD, "svc.toml": settings})
        assert "error[VSC911] invalid-setting: `rules` can't be followed" in svc_("check", "a.vsc").out

    @pytest.mark.parametrize("selector", ["ACME001", "acme", "no-owner"])
    def test_codes_of_custom_rules_can_be_selected_and_ignored(self, svc_: Svc, selector: str) -> None:
        write(Path(), {"a.vsc": GOOD, "svc.toml": 'rules = ["trial-owner"]\n'})
        assert "ACME001" in svc_("check", "a.vsc", "--select", selector).out
        assert "no findings" in svc_("check", "a.vsc", "--ignore", selector).out

    def test_a_code_that_no_installed_rule_has_can_not(self, svc_: Svc) -> None:
        write(Path(), {"a.vsc": GOOD})
        told = svc_("check", "a.vsc", "--select", "ACME002")
        assert (told.code, "`ACME002` is not the code" in told.err) == (2, True)

    def test_x02_they_are_listed_with_the_version_and_none_is_imported(self, svc_: Svc) -> None:
        told = svc_("--version", "--verbose")
        assert told.out.startswith(f"svc {svc.__version__}\nPython ")
        assert "  trial-owner: trial_good:no_owner of trial 1.0" in told.out
        assert "trial_raising" not in sys.modules

    def test_what_a_rule_says_of_itself_is_explained(self, svc_: Svc) -> None:
        for code in ("ACME001", "no-owner", "acme001"):
            told = svc_("explain", code)
            assert told.out.startswith("# ACME001 no-owner\n\nLevel: warning\n\na stream without an owner")
        assert svc_("explain", "ACME002").code == 2


class TestTesting:
    def test_a_text_as_its_marks_say_passes(self) -> None:
        assert_as_marked(GOOD.replace("restore", "restore  # warning: ACME001"), no_owner)

    def test_a_finding_without_mark_and_a_mark_without_finding_are_shown(self) -> None:
        text = GOOD.replace("incidents", "incidents  # error: VSC301")
        with pytest.raises(AssertionError) as failure:
            assert_as_marked(text, no_owner)
        assert str(failure.value).split("\n") == [
            "marked.vsc is not as its marks say",
            "  line 2: warning ACME001 is reported, but not marked",
            "  line 3: error VSC301 is marked, but not reported",
            "",
            "marked.vsc:2:8: warning[ACME001] no-owner: nobody owns this stream",
            "2 | stream restore",
            "  |        ^^^^^^^",
        ]

    def test_notes_need_no_mark_but_a_mark_needs_its_note(self) -> None:
        assert_as_marked("governing_body -> plan\nplan -> engage\nengage -> customer\n")
        with pytest.raises(AssertionError, match="VSC302 is marked, but not reported"):
            assert_as_marked("governing_body -> plan  # note: VSC302\nplan -> engage\nengage -> customer\n")


@pytest.mark.thorough
def test_the_example_of_a_package_with_rules_passes_its_own_tests(tmp_path: Path) -> None:
    entries = EXAMPLE.joinpath("pyproject.toml").read_text("utf-8").split('"svc.rules"]\n')[1].split("\n\n")[0]
    _describe(tmp_path / "acme_rules-1.0.dist-info", "acme-rules", "[svc.rules]\n" + entries.replace('"', ""))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "svc.pytest_plugin", "-p", "no:cacheprovider", str(EXAMPLE)],
        cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env={"PYTHONPATH": f"{EXAMPLE / 'src'}:{tmp_path}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
             "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, "5 passed" in done.stdout) == (0, True), done.stdout + done.stderr
