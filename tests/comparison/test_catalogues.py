"""What changed between two catalogues: in programs, and by `svc catalogue diff`."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given

import svc
from svc.comparison import CatalogueChange
from svc.strategies import catalogues, tailored_catalogues
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import write

__all__ = ["fixture_svc"]

REPORTS = 'allow plan -> obtain_build : architectures_and_policies because "they ask for them"'


def tailored(statements: str) -> svc.Catalogue:
    """A catalogue that extends itil4 by some statements."""
    analysis = svc.analyse(f"catalogue acme extends itil4\n{statements}\n").valid()
    return analysis.catalogues[0]


def changes(before: str, after: str) -> list[CatalogueChange]:
    return list(svc.diff_catalogues(tailored(before), tailored(after)).changes)


def told(before: str, after: str) -> list[tuple[str, str, str, str]]:
    """The changes as part, kind, effect and name."""
    return [(each.part, each.kind, each.effect, each.name) for each in changes(before, after)]


class TestInPrograms:
    @given(catalogues() | tailored_catalogues())
    def test_a_catalogue_says_the_same_as_itself(self, catalogue: svc.Catalogue) -> None:
        assert not svc.diff_catalogues(catalogue, catalogue)

    @given(tailored_catalogues(), tailored_catalogues())
    def test_what_came_on_the_way_there_is_gone_on_the_way_back(self, a: svc.Catalogue, b: svc.Catalogue) -> None:
        there, back = svc.diff_catalogues(a, b).changes, svc.diff_catalogues(b, a).changes
        for kind, other in (("added", "removed"), ("removed", "added")):
            assert {each.name for each in there if each.kind == kind} == {
                each.name for each in back if each.kind == other
            }

    @given(tailored_catalogues(), tailored_catalogues())
    def test_the_flows_reported_are_those_that_only_one_has(self, a: svc.Catalogue, b: svc.Catalogue) -> None:
        before, after = ({f"{each.source} -> {each.target} : {each.artefact}" for each in c.flows} for c in (a, b))
        found = [each for each in svc.diff_catalogues(a, b).changes if each.part == "arrow"]
        assert {each.name for each in found if each.kind == "added"} == after - before
        assert {each.name for each in found if each.kind == "removed"} == before - after

    def test_an_own_name_and_an_empty_tailoring_change_nothing(self) -> None:
        assert not svc.diff_catalogues(svc.itil4, tailored(""))

    def test_a_rule_that_allows_adds_a_flow_and_is_its_reason(self) -> None:
        (change,) = changes("", 'allow engage -> user : feedback because "we tell"')
        assert (change.part, change.kind, change.effect) == ("arrow", "added", "compatible")
        assert change.name == "engage -> user : feedback"
        (place,) = change.because
        assert (place.message, place.range and place.range.start.line) == ("allow in catalogue acme: we tell", 2)

    def test_a_rule_that_forbids_takes_a_flow_away_and_is_its_reason(self) -> None:
        (change,) = changes("", 'forbid supplier -> obtain_build because "not here"')
        assert (change.kind, change.effect) == ("removed", "breaking")
        assert [each.message for each in change.because] == ["forbid in catalogue acme: not here"]

    def test_a_flow_that_is_forbidden_no_longer_cites_what_forbade_it(self) -> None:
        (change,) = changes('forbid supplier -> obtain_build because "not here"', "")
        assert change.kind == "added"
        assert [each.message[:8] for each in change.because] == ["input 3 ", "before: "]

    def test_a_rule_that_is_gone_takes_its_flow_along(self) -> None:
        (change,) = changes('allow engage -> user : feedback because "we tell"', "")
        assert (change.kind, [each.message for each in change.because]) == (
            "removed",
            ["before: allow in catalogue acme: we tell"],
        )

    def test_a_flow_of_one_side_that_is_allowed_is_one_of_both(self) -> None:
        (change,) = changes("", REPORTS)
        (aspect,) = change.aspects
        assert (change.kind, change.effect) == ("changed", "compatible")
        assert (aspect.name, aspect.before, aspect.after) == ("listed by", "input", "both")
        assert [each.message for each in change.because] == ["allow in catalogue acme: they ask for them"]

    def test_what_may_go_on_inside_an_activity_counts_where_a_rule_speaks_of_it(self) -> None:
        inside = "forbid engage -> engage : incidents"
        assert told("", inside) == [("arrow", "removed", "breaking", "engage -> engage : incidents")]
        assert told(inside, "") == [("arrow", "added", "compatible", "engage -> engage : incidents")]
        assert told("", "artefact notes\nallow engage -> engage : notes") == [
            ("artefact", "added", "compatible", "notes"),
            ("arrow", "added", "compatible", "engage -> engage : notes"),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "wanted"),
        [
            ("", 'party employee "Employee"', [("party", "added", "compatible", "employee")]),
            ("party employee", "", [("party", "removed", "breaking", "employee")]),
            ("", "practice gardening in general", [("practice", "added", "compatible", "gardening")]),
            ("", 'party user "Nutzer"', [("party", "changed", "cosmetic", "user")]),
            ("", 'artefact incidents "Störungen"', [("artefact", "changed", "cosmetic", "incidents")]),
            ("", "artefact incidents alias tickets", [("artefact", "changed", "compatible", "incidents")]),
            ("artefact incidents alias tickets", "", [("artefact", "changed", "breaking", "incidents")]),
            ("practice x in general", "practice x in service", [("practice", "changed", "cosmetic", "x")]),
            ("party a", "party b alias a", [("party", "renamed", "compatible", "b")]),
            ("activity a", "activity a begins", [("activity", "changed", "compatible", "a")]),
            ("activity a ends", "activity a", [("activity", "changed", "breaking", "a")]),
        ],
    )
    def test_things_that_came_went_or_changed(self, before: str, after: str, wanted: list[tuple[str, ...]]) -> None:
        assert [each for each in told(before, after) if each[0] != "arrow"] == wanted

    def test_a_renamed_artefact_takes_its_flows_along(self) -> None:
        old = "artefact runbooks\nallow obtain_build -> deliver_support : runbooks"
        new = 'artefact guides "Runbooks" alias runbooks\nallow obtain_build -> deliver_support : guides'
        assert told(old, new) == [("artefact", "renamed", "compatible", "guides")]

    def test_a_title_by_which_streams_can_call_an_artefact_no_longer_breaks_them(self) -> None:
        shop = "catalogue shop\nparty client\nartefact thing {}\nactivity desk\ninput thing from client"
        old, new = (svc.analyse(shop.format(title)).catalogues[0] for title in ('"Device"', '"Machine"'))
        (change,) = svc.diff_catalogues(old, new).changes
        assert (change.name, change.effect) == ("thing", "breaking")

    def test_wordings_and_reasons_are_cosmetic(self) -> None:
        line = 'artefact notes\nactivity retire\ninput notes from engage "{}"'
        assert told(line.format("Notes"), line.format("All notes")) == [("activity", "changed", "cosmetic", "retire")]
        rule = 'allow engage -> user : feedback because "{}"'
        assert told(rule.format("we tell"), rule.format("they ask")) == [
            ("rule", "changed", "cosmetic", "allow engage -> user : feedback")
        ]

    def test_a_title_of_the_same_catalogue_is_reported(self) -> None:
        old, new = (svc.Catalogue("acme", title, "itil4") for title in ("Acme", "Acme Ltd"))
        (change,) = svc.diff_catalogues(old, new).changes
        assert (change.part, change.effect) == ("catalogue", "cosmetic")

    def test_what_is_not_a_catalogue_is_a_type_error(self) -> None:
        with pytest.raises(TypeError, match="expected a catalogue"):
            svc.diff_catalogues(svc.itil4, "itil4")  # type: ignore[arg-type]

    def test_reasons_are_cited_across_levels(self, tmp_path: Path) -> None:
        rule = '  forbid supplier -> obtain_build because "one"\n'
        acme, desk = "catalogue acme extends itil4\n", 'use "acme.vsc"\ncatalogue desk extends acme\n'
        write(tmp_path, {"acme.vsc": acme + rule, "desk.vsc": desk + rule})
        (change,) = svc.diff_catalogues(svc.itil4, svc.load(tmp_path / "desk.vsc").catalogues[0]).changes
        where = [(Path(each.file or "").name, each.message) for each in change.because]
        assert where == [("acme.vsc", "forbid in catalogue acme: one"), ("desk.vsc", "forbid in catalogue desk: one")]


OLD = 'catalogue acme extends itil4\n  artefact incidents "Trouble"\n'
NEW = OLD.replace("Trouble", "Störungen") + (
    '  allow engage -> user : feedback because "we tell how it went"\n'
    '  forbid supplier -> obtain_build because "all goods come through a partner"\n'
)


class TestCommand:
    @pytest.fixture(autouse=True)
    def _files(self, svc_: Svc) -> None:
        write(Path(), {"old.vsc": OLD, "new.vsc": NEW, "broken.vsc": OLD + "  allow engage user\n"})

    def test_text_goes_giver_by_giver_with_reasons(self, svc_: Svc) -> None:
        told = svc_("catalogue", "diff", "old.vsc", "new.vsc")
        assert told == (
            1,
            "from acme (old.vsc) to acme (new.vsc)\n"
            "\nArtefacts\n  ~ incidents\n      title: Störungen, was Trouble\n"
            "\nWhat Engage may give (engage)\n  + engage -> user : feedback\n"
            "      allow in catalogue acme: we tell how it went (new.vsc:3)\n"
            "\nWhat Supplier may give (supplier)\n  - supplier -> obtain_build : goods_and_services\n"
            "      forbid in catalogue acme: all goods come through a partner (new.vsc:4)\n"
            "\n2 breaking, 1 compatible\n",
            "",
        )

    def test_what_is_the_same_is_one_line_and_zero(self, svc_: Svc) -> None:
        assert svc_("catalogue", "diff", "itil4", "itil4") == (
            0,
            "itil4 (svc:itil4.vsc) and itil4 (svc:itil4.vsc) have the same meaning\n",
            "",
        )

    def test_json(self, svc_: Svc) -> None:
        told = svc_("catalogue", "diff", "itil4", "new.vsc", "--format", "json")
        data = json.loads(told.out)
        assert (told.code, list(data)) == (1, ["version", "before", "after", "effect", "changes"])
        assert data["before"] == {"name": "itil4", "file": "svc:itil4.vsc"}
        assert data["effect"] == "breaking"
        arrow = next(each for each in data["changes"] if each["kind"] == "added")
        assert arrow["after"] == {
            "source": "engage", "target": "user", "artefact": "feedback", "listed_by": "both", "allowed": True,
        }  # fmt: skip
        assert arrow["because"][0]["file"] == "new.vsc"
        assert arrow["because"][0]["range"]["start"]["line"] == 3

    def test_csv(self, svc_: Svc) -> None:
        rows = list(csv.DictReader(svc_("catalogue", "diff", "old.vsc", "new.vsc", "--format", "csv").out.splitlines()))
        assert [(row["part"], row["kind"], row["effect"], row["source"], row["target"]) for row in rows] == [
            ("artefact", "changed", "breaking", "", ""),
            ("arrow", "added", "compatible", "engage", "user"),
            ("arrow", "removed", "breaking", "supplier", "obtain_build"),
        ]

    @pytest.mark.parametrize("format", ["text", "json", "csv"])
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("old.vsc", "broken.vsc"), "broken.vsc:3:"),
            (("nope.vsc", "old.vsc"), "nope.vsc can't be read"),
            (("itil5", "old.vsc"), "did you mean `itil4`?"),
            (("old.vsc",), "Missing argument 'B'"),
        ],
    )
    def test_what_can_not_be_compared_is_unusable(
        self, svc_: Svc, arguments: tuple[str, ...], message: str, format: str
    ) -> None:
        told = svc_("catalogue", "diff", *arguments, "--format", format)
        assert (told.code, told.out) == (2, "")
        assert message in told.err

    def test_of_several_catalogues_one_is_chosen(self, svc_: Svc) -> None:
        write(Path(), {"several.vsc": NEW + "catalogue other extends itil4\n"})
        assert svc_("catalogue", "diff", "itil4", "several.vsc").code == 2
        assert svc_("catalogue", "diff", "itil4", "several.vsc", "--name", "other").code == 0
