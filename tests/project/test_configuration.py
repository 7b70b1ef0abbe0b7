"""The settings of a project: where they are found, what they do, and what is told of wrong ones."""

import json
import os
from pathlib import Path

import pytest

import svc
from svc.project import root
from svc.project.loading import read
from svc.project.project import Project
from svc.project.toml import Key
from svc.text.source import Source
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, write

__all__ = ["fixture_svc"]
UNNAMED = "user -> engage\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"


def _told(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in svc.Workspace.open(folder).diagnostics]


def _wrong(folder: Path, settings: str) -> list[str]:
    """What is told of a configuration: code and the words that the finding stands at, then its message."""
    (folder / "svc.toml").write_text(settings, "utf-8")
    found = svc.Workspace.open(folder).diagnostics
    return [f"{each.code} {_words(each, settings)}: {each.message}" for each in found]


def _words(finding: svc.Diagnostic, text: str) -> str:
    assert finding.range is not None
    return text[finding.range.start.offset : finding.range.end.offset]


def test_the_default_catalogue_by_its_name_needs_its_file(tmp_path: Path) -> None:
    follows = f"stream a follows acme\n{RESTORE}"
    write(tmp_path, {"svc.toml": 'catalogue = "acme.vsc"\n', "acme.vsc": ACME, "a.vsc": follows})
    (found,) = svc.Workspace.open(tmp_path).diagnostics
    assert (found.code, found.help.partition(":")[0]) == ("VSC201", "it is the default of this project")


class TestRoot:
    def test_it_is_the_nearest_folder_with_a_configuration(self, tmp_path: Path) -> None:
        files = {"svc.toml": "", "a/pyproject.toml": "[tool.svc]\n", "a/b/pyproject.toml": "[tool.other]\n"}
        write(tmp_path, {**files, "a/b/c.vsc": ""})
        assert root.find(tmp_path / "a" / "b" / "c.vsc").folder == str(tmp_path / "a")
        assert root.find(tmp_path / "a").folder == str(tmp_path / "a")
        assert root.find(tmp_path).configuration == str(tmp_path / "svc.toml")

    def test_without_one_it_is_the_folder_that_was_asked_about(self, tmp_path: Path) -> None:
        write(tmp_path, {"a/b.vsc": ""})
        assert root.find(tmp_path / "a" / "b.vsc").folder == str(tmp_path / "a")
        assert root.find(tmp_path).folder == str(tmp_path)

    def test_its_own_file_counts_before_that_of_all_tools(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": "", "pyproject.toml": "[tool.svc]\n"})
        assert root.find(tmp_path).configuration == str(tmp_path / "svc.toml")

    def test_a_file_of_all_tools_that_is_broken_is_left_to_them(self, tmp_path: Path) -> None:
        write(tmp_path, {"pyproject.toml": "[tool.svc\n", "a.vsc": ""})
        assert root.find(tmp_path).configuration is None
        assert _told(tmp_path) == []

    @pytest.mark.skipif(os.name == "nt", reason="owners are not asked for there")
    def test_one_of_somebody_else_is_left_alone_and_reported(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, {"svc.toml": '[levels]\nVSC303 = "off"\n', "a/b.vsc": UNNAMED})
        monkeypatch.setattr(root, "_is_trusted", lambda path, asked: False)
        assert [code for code, _ in _told(tmp_path / "a")] == ["VSC303", "VSC913"]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give files away")
    def test_a_configuration_is_trusted_with_the_files_of_its_owner(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": "", "a/b.vsc": ""})
        os.chown(tmp_path / "svc.toml", 12345, -1)
        assert root.find(tmp_path / "a" / "b.vsc").foreign == str(tmp_path / "svc.toml")
        os.chown(tmp_path / "a" / "b.vsc", 12345, -1)
        assert root.find(tmp_path / "a" / "b.vsc").configuration == str(tmp_path / "svc.toml")


class TestSettings:
    def test_a_default_catalogue_of_a_file(self, tmp_path: Path) -> None:
        stream = f"stream restore\n{RESTORE}  engage -> user : feedback\n"
        write(tmp_path, {"svc.toml": 'catalogue = "own/acme.vsc"\n', "own/acme.vsc": ACME, "a/b.vsc": stream})
        assert _told(tmp_path) == []
        (tmp_path / "svc.toml").write_text("")
        assert [code for code, _ in _told(tmp_path)] == ["VSC301"]

    def test_a_default_catalogue_that_extends_one_of_another_file(self, tmp_path: Path) -> None:
        desk = 'use "acme.vsc"\ncatalogue desk extends acme\n'
        stream = f"stream restore\n{RESTORE}  engage -> user : feedback\n"
        write(tmp_path, {"svc.toml": 'catalogue = "desk.vsc"\n', "acme.vsc": ACME, "desk.vsc": desk, "b.vsc": stream})
        assert _told(tmp_path) == []

    def test_what_a_stream_follows_itself_counts_first(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": 'catalogue = "itil4"\n', "acme.vsc": ACME, "a.vsc": FOLLOWING})
        assert _told(tmp_path) == []

    @pytest.mark.parametrize("folder", [".", "a"])
    def test_excluded_paths_are_not_files_of_a_folder(self, tmp_path: Path, folder: str) -> None:
        write(
            tmp_path, {"svc.toml": 'exclude = ["old/", "/a/draft_*.vsc"]\n', "a/draft_1.vsc": "x", "a/old/b.vsc": "x"}
        )
        write(tmp_path, {"a/c.vsc": "", "b/draft_1.vsc": ""})
        names = [Path(each.file.name).name for each in svc.Workspace.open(tmp_path / folder).analyses]
        assert names == ["c.vsc", "draft_1.vsc"][: 2 if folder == "." else 1]

    def test_an_excluded_file_that_is_named_is_checked(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": 'exclude = ["*.vsc"]\n', "a.vsc": UNNAMED})
        assert "VSC303" in svc_("check", "a.vsc").out
        assert svc_("check", ".").code == 2

    @pytest.mark.parametrize(("level", "told"), [("warning", ["warning"]), ("note", ["note"]), ("off", [])])
    @pytest.mark.parametrize("key", ["VSC303", "unnamed-artefact"])
    def test_levels_of_codes(self, tmp_path: Path, key: str, level: str, told: list[str]) -> None:
        write(tmp_path, {"svc.toml": f'[levels]\n{key} = "{level}"\n', "a.vsc": UNNAMED})
        found = svc.Workspace.open(tmp_path).diagnostics
        assert [each.level.value for each in found if each.code == "VSC303"] == told

    def test_a_level_switches_an_optional_finding_on_and_a_selection_counts_first(self, svc_: Svc) -> None:
        write(
            Path(),
            {"svc.toml": '[levels]\nVSC410 = "warning"\nVSC303 = "off"\n', "a.vsc": f"step log in engage\n{UNNAMED}"},
        )
        assert "warning[VSC410]" in svc_("check", "a.vsc").out
        assert "VSC303" not in svc_("check", "a.vsc").out
        assert "VSC303" in svc_("check", "a.vsc", "--select", "VSC303").out
        assert svc_("check", "a.vsc", "--fail-on", "warning").code == 1

    def test_an_allowance_of_what_is_off_is_not_a_mistake(self, tmp_path: Path) -> None:
        allowed = UNNAMED.replace("engage\n", "engage  # svc: allow VSC303 because it is a sketch\n", 1)
        write(tmp_path, {"svc.toml": '[levels]\nVSC303 = "off"\n', "a.vsc": allowed})
        assert _told(tmp_path) == []

    def test_the_engine(self, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        monkeypatch.delenv("SVC_ENGINE", raising=False)
        write(Path(), {"svc.toml": 'engine = "dot"\n', "a.vsc": f"stream a\n{RESTORE}"})
        assert "there is no engine dot" in svc_("render", "a.vsc").err
        assert svc_("render", "a.vsc", "--engine", "graphviz-pure").code == 0

    def test_working_day_and_week(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": 'working-day = "450m"\nworking-week = "4.5d"\n'})
        found = Project.around(tmp_path).configuration
        assert (str(found.working_day), str(found.working_week)) == ("7.5", "4.5")


class TestColours:
    def test_pictures_have_them(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": '[colours]\nengage = "#123456"\n', "a.vsc": f"stream a\n{RESTORE}"})
        assert svc_("render", "a.vsc").err == ""
        assert 'fill="#123456"' in Path("a.svg").read_text("utf-8") or "#123456" in Path("a.svg").read_text("utf-8")
        assert svc_("portfolio", ".", "--no-cache", "-o", "p.svg").code == 0
        assert 'fill="#123456"' in Path("p.svg").read_text("utf-8")

    @pytest.mark.parametrize(
        ("colours", "told", "words"),
        [
            ('engage = "red"', "error[VSC803]", "red"),
            ('engge = "#e69312"', "warning[VSC804]", "engge"),
            ('errors = "#ffdddd"', "warning[VSC801]", "#ffdddd"),
        ],
    )
    def test_what_is_wrong_with_them_is_reported_at_its_place(
        self, svc_: Svc, colours: str, told: str, words: str
    ) -> None:
        write(Path(), {"svc.toml": f"[colours]\n{colours}\n", "a.vsc": f"stream a\n{RESTORE}"})
        column = 1 + colours.index(words)
        for command in (["check", "a.vsc"], ["check", "--show-config"]):
            found = svc_(*command)
            assert f"svc.toml:2:{column}: {told}" in found.out + found.err
        assert f"[{told[-7:-1]}]" in svc_("render", "a.vsc").err

    def test_an_activity_of_another_catalogue_may_have_one(self, svc_: Svc) -> None:
        own = "catalogue acme extends itil4\n  activity watch begins\n    output incidents to engage\n"
        write(Path(), {"svc.toml": '[colours]\nwatch = "#123456"\n', "acme.vsc": own, "a.vsc": f"stream a\n{RESTORE}"})
        assert svc_("check", ".").out == "no findings in 2 files\n"
        assert svc_("check", "a.vsc").out == "no findings in 1 file\n"


class TestWrongSettings:
    @pytest.mark.parametrize(
        ("settings", "told"),
        [
            ('exclud = ["a"]', "VSC910 exclud: unknown setting `exclud`"),
            ("[toole]\nx = 1", "VSC910 toole: unknown setting `toole`"),
            (
                "catalogue = 4",
                "VSC911 catalogue: `catalogue` takes the name of a catalogue or the path of its file in quotes, not 4",
            ),
            ('catalogue = "nope.vsc"', "VSC911 catalogue: `catalogue` names no file: there is no such file"),
            ('catalogue = "../a.vsc"', "VSC911 catalogue: `catalogue` can't be ../a.vsc: it leads out of the project"),
            ('catalogue = "two.vsc"', "VSC911 catalogue: `catalogue` can't be two.vsc: it holds the catalogues a, b"),
            ('catalogue = "broken.vsc"', "VSC911 catalogue: `catalogue` can't be broken.vsc: there are errors in it"),
            ('engine = "/bin/sh"', 'VSC911 engine: `engine` takes graphviz-pure or dot, not "/bin/sh"'),
            ('working-day = "8 hours"', 'VSC911 working-day: `working-day` takes a duration, not "8 hours"'),
            ('working-day = "25h"', "VSC911 working-day: `working-day` can't be 25h"),
            ('working-day = "1d"', "VSC911 working-day: `working-day` can't be 1d"),
            ('working-week = "0d"', "VSC911 working-week: `working-week` can't be 0d"),
            ("levels = 1", "VSC911 levels: `levels` is a table, not 1"),
            ('[levels]\nVSC301 = "off"', "VSC911 VSC301: `VSC301` is an error and stays one"),
            ('[levels]\nVSC303 = "error"', 'VSC911 VSC303: `VSC303` takes warning, note or off, not "error"'),
            ('[levels]\nVSC999 = "off"', "VSC911 VSC999: `VSC999` is not the code or name of a finding"),
            ("colours.engage = 3", "VSC911 engage: `engage` takes a colour, not 3"),
            ('rules = ["nope"]', "VSC911 rules: `rules` can't be followed: there is no rule called nope; "),
        ],
    )
    def test_each_is_reported_at_its_key(self, tmp_path: Path, settings: str, told: str) -> None:
        write(tmp_path, {"two.vsc": "catalogue a\ncatalogue b\n", "broken.vsc": "catalogue a extends nope\n"})
        found = _wrong(tmp_path, f"# exclude engine levels\n{settings}\n")
        assert [each[: len(told)] for each in found if each.startswith("VSC91")] == [told]

    def test_several_are_reported_at_once_and_the_others_count(self, tmp_path: Path) -> None:
        wrong = 'enginee = "dot"\nworking-day = "6h"\nexclude = 3\n[levels]\nVSC301 = "off"\nVSC303 = "off"\n'
        write(tmp_path, {"a.vsc": UNNAMED})
        assert [each.split(":")[0] for each in _wrong(tmp_path, wrong)] == [
            "VSC910 enginee",
            "VSC911 exclude",
            "VSC911 VSC301",
        ]
        assert str(Project.around(tmp_path).configuration.working_day) == "6"

    @pytest.mark.parametrize(
        ("settings", "line"),
        [("catalogue = acme.vsc\n", 1), ('a = "b"\n\nc == 1\n', 3), ('a = "b', 1), ("[" * 100_000, 1), ("a = 1\0", 1)],
    )
    def test_what_is_not_toml_is_reported_where(self, tmp_path: Path, settings: str, line: int) -> None:
        (tmp_path / "svc.toml").write_text(settings, "utf-8")
        (told,) = svc.Workspace.open(tmp_path).diagnostics
        assert told.code in ("VSC912", "VSC911")
        assert told.range is not None
        assert told.range.start.line == line

    def test_a_large_configuration_is_refused_and_many_mistakes_are_reported_in_part(self, tmp_path: Path) -> None:
        (tmp_path / "svc.toml").write_text("# " + "x" * 300_000, "utf-8")
        assert [each.code for each in svc.Workspace.open(tmp_path).diagnostics] == ["VSC110"]
        (tmp_path / "svc.toml").write_text("".join(f"k{number} = 1\n" for number in range(10_000)), "utf-8")
        assert [each.code for each in svc.Workspace.open(tmp_path).diagnostics] == ["VSC910"] * 20

    def test_a_configuration_that_is_not_text(self, tmp_path: Path) -> None:
        (tmp_path / "svc.toml").write_bytes(b"a = '\xff'\n")
        assert [each.code for each in svc.Workspace.open(tmp_path).diagnostics] == ["VSC102"]

    def test_a_default_catalogue_that_can_not_be_read_leaves_streams_unjudged(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": 'catalogue = "nope.vsc"\n', "a.vsc": "user -> plan : services\n"})
        assert [code for code, _ in _told(tmp_path)] == ["VSC911"]

    def test_check_fails_with_them_and_shows_the_line(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": 'exclud = ["a"]\n', "a.vsc": f"stream a\n{RESTORE}"})
        told = svc_("check", "a.vsc")
        assert told.code == 1
        assert "svc.toml:1:1: error[VSC910]" in told.out
        assert '1 | exclud = ["a"]' in told.out

    def test_other_commands_say_so_and_go_on(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": 'exclud = ["a"]\n', "a.vsc": f"stream a\n{RESTORE}"})
        told = svc_("render", "a.vsc")
        assert (told.code, told.err) == (0, "svc: svc.toml:1: unknown setting `exclud` [VSC910]\n")


class TestShowConfig:
    def test_it_is_a_configuration_that_says_the_same(self, svc_: Svc) -> None:
        settings = (
            'catalogue = "acme.vsc"\nworking-day = "7.5h"\n[levels]\nVSC303 = "off"\n[colours]\nplan = "#112233"\n'
        )
        write(Path(), {"svc.toml": settings, "acme.vsc": ACME})
        first = svc_("check", "--show-config")
        assert first.code == 0
        assert 'working-day = "7.5h"\nworking-week = "5d"  # default\n' in first.out
        write(Path(), {"svc.toml": first.out})
        assert svc_("check", "--show-config").out.replace("  # default", "") == first.out.replace("  # default", "")

    def test_json(self, svc_: Svc) -> None:
        write(Path(), {"a/svc.toml": 'exclude = ["x"]\n', "b/c.vsc": ""})
        found = json.loads(svc_("check", "a", "b/c.vsc", "--show-config", "--format", "json").out)
        assert [each["file"] for each in found["projects"]] == ["a/svc.toml", None]
        assert found["projects"][0]["settings"]["exclude"] == ["x"]

    def test_wrong_settings_are_reported(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": "x = 1\n"})
        told = svc_("check", "--show-config")
        assert told.code == 1
        assert "VSC910" in told.err


@pytest.mark.parametrize(
    ("text", "path", "at"),
    [
        ("a = 1\nb = 2\n", ("b",), 6),
        ('# b = 1\na = "b"\nb = 2\n', ("b",), 16),
        ("[b]\nb = 1\n[a.b]\nb = 2\n", ("a", "b", "b"), 16),
        ('"b" = 1\n', ("b",), 1),
        ("a.b.c = 1\n", ("a", "b"), 2),
        ("a = {c = 1, b = 2}\n", ("a", "b"), 12),
        ("a = '''\nb = 1\n'''\nb = 2\n", ("b",), 18),
    ],
)
def test_the_place_of_a_key_is_found_among_its_likes(text: str, path: tuple[str, ...], at: int) -> None:
    assert Key(Source("svc.toml", text), path).place.span == (at, at + len(path[-1]))


def test_mistakes_are_reported_in_the_order_of_the_text_and_a_key_in_several_headings_at_the_first() -> None:
    text = "[first]\nname = 1\n\n[tool.one]\nx = 1\n\n[tool.two]\nx = 1\n"
    told = read(Source("svc.toml", text))[1]
    assert [each.facts["name"] for each in told] == ["first", "tool"]
    assert [each.range.start.line for each in told if each.range] == [1, 4]
