"""The JSON Schemas that ship with svc: they are sound, and what the commands write is as they say."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import svc
from svc.cli.commands.schema import schemas
from svc.formats.catalogue import json as catalogue_json
from svc.formats.catalogue_diff import json as catalogue_diff_json
from svc.formats.diff import json as diff_json
from svc.formats.findings.json import report
from svc.formats.interchange import data_to_stream
from svc.strategies import catalogues, streams, tailored_catalogues, texts
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

EXAMPLES = sorted((ROOT / "examples").glob("*.vsc"))
MISTAKES = sorted((ROOT / "examples" / "mistakes").glob("*.vsc"))
MEASURES = sorted((ROOT / "examples" / "measures").glob("*.vsc"))
CASES = sorted((ROOT / "tests" / "cases" / "allowances").glob("*.vsc"))
each_name = pytest.mark.parametrize("name", schemas())


@cache
def schema(name: str) -> dict[str, Any]:
    """A shipped schema."""
    found: dict[str, Any] = json.loads(files("svc.formats.schemas").joinpath(f"{name}.json").read_text("utf-8"))
    return found


def wrong(name: str, value: object) -> list[str]:
    """Where a value is not as a schema says."""
    return [f"{each.json_path}: {each.message}" for each in Draft202012Validator(schema(name)).iter_errors(value)]


def paths(found: list[Path]) -> list[str]:
    """Some files as arguments of a command; none is no test."""
    assert found
    return [str(path) for path in found]


class TestSchemas:
    def test_there_is_one_for_every_json_output(self) -> None:
        assert schemas() == [
            "allowances", "catalogue", "catalogue-diff", "check", "diff", "graph", "loss", "measure", "observe",
            "portfolio", "settings", "simulate", "stream", "why",
        ]  # fmt: skip

    @each_name
    def test_each_is_a_schema_of_its_draft(self, name: str) -> None:
        assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema(name))

    @each_name
    def test_each_is_open_to_keys_that_a_later_svc_adds(self, name: str) -> None:
        assert '"additionalProperties": false' not in json.dumps(schema(name))

    @each_name
    def test_each_knows_the_version_and_no_other(self, name: str) -> None:
        assert wrong(name, {}) != []
        assert schema(name)["properties"]["version"]["const"] == 1
        assert "version" in schema(name)["required"]

    def test_what_two_schemas_define_is_the_same(self) -> None:
        known: dict[str, object] = {}
        for name in schemas():
            for key, definition in schema(name).get("$defs", {}).items():
                assert known.setdefault(key, definition) == definition, (name, key)

    def test_the_schema_of_a_stream_has_the_keys_that_an_import_takes(self) -> None:
        found = schema("stream")
        objects = [found, *(found["$defs"][name] for name in ("party", "step", "flow"))]
        taken = [data_to_stream.STREAM, data_to_stream.PARTY, data_to_stream.STEP, data_to_stream.FLOW]
        assert [tuple(each["properties"]) for each in objects] == taken

    @pytest.mark.parametrize(
        "data", [{"version": 2, "name": "x"}, {"version": 1}, {"version": 1, "name": "x", "steps": [{"name": "a"}]},
                 {"version": 1, "name": "x", "flows": [{"source": "a", "target": "b", "share": 101}]}]
    )  # fmt: skip
    def test_what_an_import_refuses_the_schema_refuses(self, data: object) -> None:
        with pytest.raises(svc.Error):
            svc.from_data(data)
        assert wrong("stream", data) != []


class TestOutputs:
    @pytest.mark.parametrize("found", [EXAMPLES, MISTAKES], ids=["examples", "mistakes"])
    def test_check(self, svc_: Svc, found: list[Path]) -> None:
        told = json.loads(svc_("check", "--format", "json", *paths(found)).out)
        assert len(told["files"]) == len(found)
        assert wrong("check", told) == []

    def test_the_mistakes_have_errors_and_warnings_with_fixes_and_related_places(self, svc_: Svc) -> None:
        told = json.loads(svc_("check", "--format", "json", *paths(MISTAKES)).out)["diagnostics"]
        assert {each["level"] for each in told} == {"error", "warning"}
        assert any(each["fixes"] for each in told)
        assert any(each["related"] for each in told)

    @given(texts() | st.text())
    def test_check_of_any_text(self, text: str) -> None:
        assert wrong("check", json.loads(report(["a.vsc"], svc.analyse(text).diagnostics))) == []

    @given(streams())
    def test_check_of_a_stream_that_was_built(self, stream: svc.Stream) -> None:
        assert wrong("check", json.loads(report([], svc.check(stream)))) == []

    @pytest.mark.parametrize("asked", [[], ["--activity", "engage"]], ids=["whole", "one-activity"])
    def test_catalogue(self, svc_: Svc, asked: list[str]) -> None:
        assert wrong("catalogue", json.loads(svc_("catalogue", "--format", "json", *asked).out)) == []

    @given(streams(), streams())
    def test_diff_of_any_two_streams(self, before: svc.Stream, after: svc.Stream) -> None:
        assert wrong("diff", json.loads(diff_json.report("a.vsc", "b.vsc", [svc.diff(before, after)]))) == []

    @given(catalogues() | tailored_catalogues(), tailored_catalogues())
    def test_catalogue_diff_of_any_two(self, before: svc.Catalogue, after: svc.Catalogue) -> None:
        told = catalogue_diff_json.report(before, after, svc.diff_catalogues(before, after))
        assert wrong("catalogue-diff", json.loads(told)) == []

    @given(catalogues() | tailored_catalogues())
    def test_catalogue_of_any_kind(self, catalogue: svc.Catalogue) -> None:
        assert wrong("catalogue", json.loads(catalogue_json.report(catalogue))) == []

    @pytest.mark.parametrize(
        "arrow",
        [
            "engage -> plan : change_requests",
            "user -> engage : incidents",
            "user -> engage",
            "x -> y : z",
            "user -> : x",
        ],
    )
    def test_why(self, svc_: Svc, arrow: str) -> None:
        assert wrong("why", json.loads(svc_("why", arrow, "--format", "json").out)) == []

    def test_allowances(self, svc_: Svc) -> None:
        told = json.loads(svc_("allowances", "--format", "json", *paths(CASES)).out)
        assert told["allowances"]
        assert wrong("allowances", told) == []

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_stream(self, svc_: Svc, path: Path) -> None:
        assert wrong("stream", json.loads(svc_("export", str(path)).out)) == []

    @given(streams())
    def test_stream_of_any_kind(self, stream: svc.Stream) -> None:
        assert wrong("stream", svc.to_data(stream)) == []

    @pytest.mark.parametrize("found", [EXAMPLES, CASES], ids=["examples", "cases"])
    def test_measure(self, svc_: Svc, found: list[Path]) -> None:
        told = json.loads(svc_("measure", "--cases", "100", "--format", "json", *paths(found)).out)
        assert told["measures"]
        assert wrong("measure", told) == []

    def test_simulate(self, svc_: Svc) -> None:
        found = MEASURES
        told = json.loads(svc_("simulate", "--cases", "2000", "--format", "json", *paths(found)).out)
        assert len(told["simulations"]) == len(found)
        assert wrong("simulate", told) == []
        changed = ("simulate", str(ROOT / "examples/measures/restore.vsc"), "--cases", "2000", "--set", "desk.size=6")
        told = json.loads(svc_(*changed, "--format", "json").out)
        assert told["simulations"][0]["differences"]
        assert wrong("simulate", told) == []

    def test_observe(self, svc_: Svc) -> None:
        tickets = ROOT / "examples" / "records"
        told = json.loads(svc_("observe", str(tickets / "restore.vsc"), "--log", "tickets", "--format", "json").out)
        assert told["deviations"]
        assert wrong("observe", told) == []

    def test_portfolio(self, svc_: Svc) -> None:
        told = json.loads(svc_("portfolio", "--no-cache", "--format", "json", *paths(EXAMPLES + MISTAKES)).out)
        assert len(told["streams"]) == len(EXAMPLES + MISTAKES)
        assert wrong("portfolio", told) == []

    def test_settings(self, svc_: Svc) -> None:
        Path("svc.toml").write_text('catalogue = "itil4"\nengine = "dot"\n[levels]\nVSC303 = "off"\n', "utf-8")
        assert wrong("settings", json.loads(svc_("check", "--show-config", "--format", "json").out)) == []
