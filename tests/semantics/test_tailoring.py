"""What a tailored catalogue of several files and levels says: findings and `svc why` cite who allowed or forbade."""

import json
from pathlib import Path

import pytest

import svc
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import RESTORE, codes, write

__all__ = ["fixture_svc"]

LEVELS = {
    "svc.toml": "",
    "group.vsc": "catalogue group extends itil4\n"
    '  allow engage -> user : feedback because "we tell how it went"\n'
    '  forbid supplier -> obtain_build because "all goods come through a partner"\n'
    '  forbid engage -> engage : incidents because "one person handles a call"\n',
    "land/land.vsc": 'use "../group.vsc"\ncatalogue land extends group\n'
    "  allow supplier -> obtain_build : goods_and_services"
    ' because "we buy paper ourselves"  # warning: VSC602\n'
    '  forbid supplier -> obtain_build : goods_and_services because "the group says so"\n'
    '  allow plan -> obtain_build : architectures_and_policies because "they ask for them"\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, LEVELS)


def findings(folder: Path, arrows: str, code: str) -> list[svc.Diagnostic]:
    """The findings of one code about a stream that follows the lowest catalogue."""
    write(folder, {"land/a.vsc": f'use "land.vsc"\nstream a follows land\n{arrows}'})
    return [each for each in svc.Workspace.open(folder).diagnostics if each.code == code]


def cited(finding: svc.Diagnostic) -> list[tuple[str, int, str]]:
    """The places of rules that a finding cites: file, line, words."""
    return [
        (Path(each.file or "").name, each.range.start.line if each.range else 0, each.message)
        for each in finding.related
        if each.message.startswith(("allow", "forbid", "input", "output"))
    ]


class TestFindings:
    @pytest.mark.parametrize("name", ["goods", "goods_and_services", '"Goods and services"'])
    def test_a_forbidden_flow_cites_the_rules_of_all_levels_and_those_that_allow_it_unused(
        self, folder: Path, name: str
    ) -> None:
        (found,) = findings(folder, f"supplier -> obtain_build : {name}\n", "VSC301")
        assert found.message.startswith("the catalogue group forbids ")
        assert cited(found) == [
            ("group.vsc", 3, "forbid in catalogue group: all goods come through a partner"),
            ("land.vsc", 4, "forbid in catalogue land: the group says so"),
            ("land.vsc", 3, "allow in catalogue land: we buy paper ourselves"),
        ]
        assert found.help.startswith(
            "the catalogue group forbids it: all goods come through a partner\n"
            "the catalogue land forbids it: the group says so\n"
        )
        assert 'an allow rule does not help: "forbid" wins at every level' in found.help
        assert "to tailor it in" not in found.help

    def test_a_flow_that_names_nothing_cites_what_forbids_all(self, folder: Path) -> None:
        (found,) = findings(folder, "supplier -> obtain_build\n", "VSC301")
        assert found.message == "the catalogue group forbids all flows from Supplier to Obtain or build"
        assert cited(found) == [("group.vsc", 3, "forbid in catalogue group: all goods come through a partner")]

    @pytest.mark.parametrize("name", ["incidents", '"Incidents"'])
    def test_a_hand_over_that_is_forbidden_inside_an_activity(self, folder: Path, name: str) -> None:
        steps = f"  step log in engage\n  step sort in engage\n  log -> sort : {name}\n"
        (found,) = findings(folder, steps, "VSC301")
        assert found.message == "the catalogue group forbids `incidents` from Engage to Engage".replace(
            "incidents", name.strip('"')
        )
        assert cited(found) == [("group.vsc", 4, "forbid in catalogue group: one person handles a call")]
        assert "what may flow inside Engage: " in found.help
        assert " incidents" not in found.help.rpartition("\n")[2]

    @pytest.mark.parametrize("carried", [": tasks", ""])
    def test_no_short_name_and_no_silence_gets_round_what_is_forbidden_inside(
        self, tmp_path: Path, carried: str
    ) -> None:
        rule = "  forbid engage -> engage" + (
            " : user_support_tasks, completion_of_user_support_tasks" if carried else ""
        )
        steps = f"  step log in engage\n  step sort in engage\n  log -> sort {carried}  # error\n"
        text = f"catalogue acme extends itil4\n{rule}\nstream a follows acme\n{steps}"
        assert (6, "VSC301") in {
            (each.range.start.line, each.code) for each in svc.analyse(text, tmp_path.name).diagnostics if each.range
        }

    def test_a_one_sided_flow_cites_the_line_and_one_that_is_allowed_has_no_note(self, folder: Path) -> None:
        (found,) = findings(folder, "design_transition -> improve : performance\n", "VSC302")
        ((file, line, words),) = cited(found)
        assert (file, words[:38]) == ("svc:itil4.vsc", "output 5 of Design and transition (5.6")
        assert line > 1
        assert findings(folder, "plan -> obtain_build : architectures\n", "VSC302") == []

    def test_a_needless_allow_cites_the_rule_that_forbids(self, folder: Path) -> None:
        (found,) = [each for each in svc.Workspace.open(folder).diagnostics if each.code == "VSC602"]
        assert found.message == (
            "`goods_and_services` from `supplier` to `obtain_build` stays forbidden: the catalogue group forbids it"
        )
        assert cited(found) == [
            ("group.vsc", 3, "forbid in catalogue group: all goods come through a partner"),
            ("land.vsc", 4, "forbid in catalogue land: the group says so"),
        ]

    def test_a_needless_forbid_lists_what_may_go_at_all_levels(self, tmp_path: Path) -> None:
        acme = "catalogue acme extends itil4\n  allow engage -> user : feedback\n"
        land = 'use "acme.vsc"\ncatalogue land extends acme\n  forbid engage -> user : incidents\n'
        write(tmp_path, {"acme.vsc": acme, "land.vsc": land})
        assert codes(tmp_path) == {"land.vsc": {(3, "warning", "VSC601")}}
        (found,) = svc.Workspace.open(tmp_path).diagnostics
        assert found.help == "Engage may give User: feedback"

    def test_two_levels_that_say_the_same_are_reported_apart(self, tmp_path: Path) -> None:
        rule = '  forbid user -> engage : feedback because "not here"\n'
        land = f'use "acme.vsc"\ncatalogue land extends acme\n{rule}'
        stream = 'use "land.vsc"\nstream a follows land\n  user -> engage : feedback\n'
        write(tmp_path, {"acme.vsc": f"catalogue acme extends itil4\n{rule}", "land.vsc": land, "a.vsc": stream})
        (found,) = [each for each in svc.Workspace.open(tmp_path).diagnostics if each.code == "VSC301"]
        assert [each[:2] for each in cited(found)] == [("acme.vsc", 2), ("land.vsc", 3)]

    def test_a_title_of_an_inherited_thing_is_used_by_messages(self, tmp_path: Path) -> None:
        text = (
            'catalogue acme extends itil4\n  activity engage "Kontakt"\n  party user "Nutzer"\n'
            f'  artefact incidents "Störungen"\nstream a follows acme\n{RESTORE}  user -> engage : "Störungen"\n'
            "  user -> plan : incidents\n  engage -> user\n"
        )
        told = {each.code: each.message for each in svc.analyse(text).diagnostics}
        assert told["VSC301"] in ("Nutzer does not give `incidents` to Plan", "Kontakt gives nothing to Nutzer")
        assert "VSC202" not in told


class TestWhy:
    def test_a_flow_that_a_rule_allows_cites_it_with_its_reason_and_place(
        self, svc_: Svc, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        told = svc_("why", "engage -> user : feedback", "--catalogue", "land/land.vsc")
        assert told == (
            0,
            "engage -> user : feedback is in the catalogue land\n  feedback is allowed by a rule\n"
            "    allow in catalogue group: we tell how it went (group.vsc:2)\n",
            "",
        )

    def test_as_json_too(self, svc_: Svc, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(folder)
        told = json.loads(
            svc_("why", "engage -> user : feedback", "--catalogue", "land/land.vsc", "--format", "json").out
        )
        (because,) = told["because"]
        assert (because["file"], because["range"]["start"]["line"]) == ("group.vsc", 2)
        assert because["message"] == "allow in catalogue group: we tell how it went"
        assert told["forbidden_by"] == []

    def test_of_a_flow_of_one_side_that_is_allowed_both_are_cited(
        self, svc_: Svc, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        told = svc_("why", "plan -> obtain_build : architectures", "--catalogue", "land/land.vsc").out
        assert "    input 1 of Obtain or build (5.7): " in told
        assert "    allow in catalogue land: they ask for them (land/land.vsc:5)\n" in told

    @pytest.mark.parametrize(
        ("arrow", "rules"),
        [
            ("supplier -> obtain_build : goods", [("group.vsc", 3), ("land/land.vsc", 4)]),
            ("supplier -> obtain_build", [("group.vsc", 3)]),
            ("engage -> engage : incidents", [("group.vsc", 4)]),
            ("engage -> plan : incidents", []),
        ],
    )
    def test_json_names_the_rules_that_forbid(
        self, svc_: Svc, folder: Path, monkeypatch: pytest.MonkeyPatch, arrow: str, rules: list[tuple[str, int]]
    ) -> None:
        monkeypatch.chdir(folder)
        told = svc_("why", arrow, "--catalogue", "land/land.vsc", "--format", "json")
        assert told.code == 1
        found = json.loads(told.out)["forbidden_by"]
        assert [(each["file"], each["range"]["start"]["line"]) for each in found] == rules

    def test_a_rule_without_a_reason_is_cited_without_one(self, svc_: Svc) -> None:
        write(Path(), {"acme.vsc": "catalogue acme extends itil4\n  allow engage -> user : feedback\n"})
        told = svc_("why", "engage -> user : feedback", "--catalogue", "acme.vsc").out
        assert "    allow in catalogue acme (acme.vsc:2)\n" in told
