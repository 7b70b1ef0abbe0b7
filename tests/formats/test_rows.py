"""A stream as rows for data frames and tables."""

import csv
import io
import re
import typing
from pathlib import Path

import pytest
from hypothesis import given

import svc
from svc.strategies import streams
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import write

__all__ = ["fixture_svc"]

TEXT = """
stream restore
  step log "Log it" in engage by service_desk, change_management waits 5m..1h accurate 87.5%
  step diagnose in deliver_support takes 1d opens detail

  user -> log : incidents
  log -> diagnose : user_support_tasks
  diagnose -> log : tea, completion_of_user_support_tasks when "unclear" share 20%
  diagnose -> user : delivered_services share 80%
  diagnose -> nobody : requests
"""
STREAM = svc.analyse(TEXT).stream


def test_a_step_is_a_row() -> None:
    assert svc.rows(STREAM).steps[0] == {
        "number": 1, "name": "log", "title": "Log it", "activity": "engage",
        "practices": "service_desk, change_enablement", "waits": "5m..1h", "waits_least": 300.0, "waits_most": 3600.0,
        "takes": None, "takes_least": None, "takes_most": None, "accurate": 87.5, "opens": None, "line": 3,
        "begins": False, "ends": False, "ends_share": None, "every": None, "batch": None, "costs": None,
        "responsible": "", "accountable": None, "consulted": "", "informed": "", "uses": "", "note": None,
    }  # fmt: skip


def test_a_row_has_all_else_that_a_step_and_a_flow_say() -> None:
    (stream,) = svc.analyse(
        "step log in engage begins ends 15% every 1w batch 10 costs 2.5 responsible a, b accountable a uses t"
        ' note "n"\nlog -> user as "a reply" arrives 20/d note "by mail"\n'
    ).streams
    found = svc.rows(stream)
    said = {
        "begins": True, "ends": True, "ends_share": 15.0, "every": "1w", "batch": 10, "costs": 2.5,
        "responsible": "a, b", "accountable": "a", "uses": "t", "note": "n",
    }  # fmt: skip
    given = {"arrives": "20/d", "wording": "a reply", "note": "by mail"}
    assert said.items() <= found.steps[0].items()
    assert given.items() <= found.flows[0].items()
    node, edge = svc.to_graph(stream)["nodes"][0], svc.to_graph(stream)["edges"][0]
    assert said.items() <= node.items()
    assert given.items() <= edge.items()


def test_an_activity_that_flows_name_is_a_step_too() -> None:
    stream = svc.Stream("s", flows=[svc.Flow("user", "engage", ["incidents"])])
    (row,) = svc.rows(stream).steps
    assert (row["name"], row["title"], row["activity"], row["practices"], row["line"]) == (
        "engage", "Engage", "engage", "", None
    )  # fmt: skip


def test_a_day_is_as_long_as_the_calendar_says() -> None:
    takes = [svc.rows(STREAM, calendar=svc.Calendar(hours)).steps[1]["takes_least"] for hours in ("8", "6")]
    assert takes == [8 * 3600.0, 6 * 3600.0]


def test_or_as_the_settings_of_the_project_say(svc_: Svc) -> None:
    write(Path(), {"svc.toml": 'working-day = "6h"\n', "s.vsc": "stream s\n  step a in engage takes 1d\n"})
    stream, hours = svc.load("s.vsc").stream, svc.Calendar(7)
    assert svc.rows(stream).steps[0]["takes_least"] == svc.to_graph(stream)["nodes"][0]["takes_least"] == 6 * 3600
    assert svc.rows(stream, calendar=hours).steps[0]["takes_least"] == 7 * 3600
    assert svc.to_graph(stream, calendar=hours)["nodes"][0]["takes_least"] == 7 * 3600
    assert all("21600.0" in svc_("export", "s.vsc", "--format", form).out for form in ("node-link", "graphml"))


def test_a_flow_is_a_row() -> None:
    assert svc.rows(STREAM).flows[2] == {
        "number": 3, "source": "diagnose", "target": "log", "source_kind": "step", "target_kind": "step",
        "source_role": "deliver_support", "target_role": "engage", "artefacts": "tea, completion_of_user_support_tasks",
        "outcomes": "unknown, listed", "when": "unclear", "share": 20.0, "inside": False, "backward": True, "line": 8,
        "arrives": None, "wording": None, "note": None,
    }  # fmt: skip
    last = svc.rows(STREAM).flows[-1]
    assert (last["target_kind"], last["target_role"], last["outcomes"]) == ("unknown", None, "open")


def test_an_artefact_of_a_flow_is_a_row() -> None:
    assert svc.rows(STREAM).artefacts[2:4] == [
        {"flow": 3, "source": "diagnose", "target": "log", "written": "tea", "artefact": None, "outcome": "unknown",
         "listed_by": None},
        {"flow": 3, "source": "diagnose", "target": "log", "written": "completion_of_user_support_tasks",
         "artefact": "completion_of_user_support_tasks", "outcome": "listed", "listed_by": "both"},
    ]  # fmt: skip


def test_another_catalogue_may_be_given() -> None:
    catalogue = svc.analyse("catalogue c\n  activity engage\n  party user\n  artefact tea").catalogues[0]
    assert svc.rows(STREAM, catalogue).flows[0]["outcomes"] == "unknown"
    with pytest.raises(TypeError, match="expected a stream"):
        svc.rows(TEXT)  # type: ignore[arg-type]


@given(streams())
def test_every_row_has_the_columns_in_their_order_with_values_of_their_types(stream: svc.Stream) -> None:
    rows = svc.rows(stream)
    for kind, found in ((svc.StepRow, rows.steps), (svc.FlowRow, rows.flows), (svc.ArtefactRow, rows.artefacts)):
        columns = typing.get_type_hints(kind)
        for row in found:
            assert list(row) == list(columns)
            for (name, type), value in zip(columns.items(), row.values(), strict=True):
                assert value.__class__ in (typing.get_args(type) or (type,)), name


def test_the_csv_module_takes_them() -> None:
    file = io.StringIO()
    writer = csv.DictWriter(file, svc.FlowRow.__annotations__)
    writer.writeheader()
    writer.writerows(svc.rows(STREAM).flows)
    read = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert [row["artefacts"] for row in read][2] == "tea, completion_of_user_support_tasks"


@pytest.mark.system
def test_pandas_takes_them() -> None:
    import pandas

    steps = pandas.DataFrame(svc.rows(STREAM).steps)
    assert steps["waits_most"].sum() == 3600.0
    assert list(pandas.DataFrame(svc.rows(STREAM).flows).dtypes.astype(str)[["number", "share", "inside"]]) == [
        "int64",
        "float64",
        "bool",
    ]
    empty = pandas.DataFrame(svc.rows(svc.Stream("empty")).flows, columns=list(svc.FlowRow.__annotations__))
    assert "share" in empty
    assert empty.empty


def test_the_page_lists_the_columns_and_their_types() -> None:
    page = (ROOT / "docs" / "how-to" / "build-tools.md").read_text("utf-8")
    for kind, thing in ((svc.StepRow, "a step"), (svc.FlowRow, "a flow"), (svc.ArtefactRow, "an artefact")):
        table = page.partition(f"| column of {thing} |")[2].partition("\n\n")[0]
        cells = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]
        listed = {name: type.strip() for names, type, _ in cells for name in re.findall(r"`(\w+)`", names)}
        columns = typing.get_type_hints(kind)
        shown = {name: getattr(type, "__name__", str(type)) for name, type in columns.items()}
        assert listed == {name: type.replace(" | ", " or ") for name, type in shown.items()}
