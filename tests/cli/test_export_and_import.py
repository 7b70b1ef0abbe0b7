"""`svc export`, `svc import` and `svc schema`: what they write, where, and what they say when they can't."""

import json
from pathlib import Path

import pytest

import svc
from svc.cli.options import formats
from svc.cli.runs.exchanging import format_of
from svc.formats import exchange
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc, process
from tests.support.folders import ACME, write
from tests.support.tables import every

__all__ = ["fixture_svc"]

TEXT = "stream s\n\n  user   -> engage : incidents\n  engage -> user   : service_performance_reports\n"
DATA = json.dumps({"version": 1, "name": "s", "flows": [{"source": "user", "target": "engage"}]})
EXAMPLES = sorted((ROOT / "examples").glob("*.vsc"))


class TestExport:
    def test_a_stream_goes_to_standard_output(self, svc_: Svc) -> None:
        Path("s.vsc").write_text(TEXT, "utf-8")
        told = svc_("export", "s.vsc", "--format", "json")
        assert (told.code, told.err) == (0, "")
        assert json.loads(told.out) == svc.to_data(svc.analyse(TEXT).stream)
        assert told.out.isascii()

    def test_or_into_a_file(self, svc_: Svc) -> None:
        Path("s.vsc").write_text(TEXT, "utf-8")
        assert svc_("export", "s.vsc", "-o", "s.json") == (0, "wrote s.json\n", "")
        assert Path("s.json").read_text("utf-8") == svc_("export", "s.vsc").out

    def test_but_never_into_the_file_itself(self, svc_: Svc) -> None:
        Path("s.vsc").write_text(TEXT, "utf-8")
        told = svc_("export", "s.vsc", "-o", "./s.vsc")
        assert (told.code, told.err) == (2, "svc: ./s.vsc is the input file: choose another file to write to\n")
        assert Path("s.vsc").read_text("utf-8") == TEXT

    def test_a_catalogue_that_only_the_settings_name_is_not_in_the_data_and_this_is_said(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": 'catalogue = "acme.vsc"\n', "acme.vsc": ACME, "s.vsc": TEXT})
        told = svc_("export", "s.vsc")
        assert (told.code, json.loads(told.out)["follows"]) == (0, None)
        code = "s.vsc:s: warning[VSC708] not-carried: the catalogue `acme` is not carried: "
        assert told.err == f"{code}not even its name is in the stream\n"
        assert svc_("export", "s.vsc", "--format", "node-link").err == ""
        write(Path(), {"s.vsc": f'use "acme.vsc"\n{TEXT.replace("stream s", "stream s follows acme")}'})
        named = svc_("export", "s.vsc")
        assert (json.loads(named.out)["follows"], named.err) == ("acme", f"{code}only its name goes along\n")

    def test_of_several_streams_one_is_chosen(self, svc_: Svc) -> None:
        Path("two.vsc").write_text("stream a\n  user -> engage : incidents\nstream b\n", "utf-8")
        assert json.loads(svc_("export", "two.vsc", "--stream", "b").out)["name"] == "b"
        several = svc_("export", "two.vsc")
        assert (several.code, several.err) == (2, "svc: two.vsc has several streams: choose one with --stream: a, b\n")
        none = svc_("export", "two.vsc", "--stream", "c")
        assert (none.code, none.err) == (2, "svc: two.vsc has no stream called c: its streams are a, b\n")

    def test_a_file_without_stream_has_nothing_to_export(self, svc_: Svc) -> None:
        Path("empty.vsc").write_text("", "utf-8")
        assert svc_("export", "empty.vsc") == (2, "", "svc: empty.vsc has no stream to export\n")

    def test_artefacts_are_those_of_the_catalogue_in_the_file(self, svc_: Svc) -> None:
        Path("acme.vsc").write_text(
            "catalogue acme extends itil4\n  artefact tickets alias chits\n  allow engage -> plan : tickets\n"
            "stream s follows acme\n  engage -> plan : chits\n",
            "utf-8",
        )
        data = json.loads(svc_("export", "acme.vsc").out)
        assert (data["follows"], data["flows"][0]["artefacts"]) == ("acme", ["tickets"])

    def test_a_flow_that_is_in_no_catalogue_is_exported(self, svc_: Svc) -> None:
        Path("s.vsc").write_text("stream s\n  engage -> plan : change_requests\n", "utf-8")
        told = svc_("export", "s.vsc")
        assert (told.code, told.err) == (0, "")
        assert json.loads(told.out)["flows"][0]["target"] == "plan"

    @pytest.mark.parametrize(
        "line", ["step in in in", "step a in engage\nstep a in plan", "user -> nowhere : incidents"]
    )
    def test_what_is_not_understood_is_reported_and_nothing_is_exported(self, svc_: Svc, line: str) -> None:
        Path("s.vsc").write_text(f"stream s\n{line}\n", "utf-8")
        told = svc_("export", "s.vsc", "-o", "s.json")
        assert (told.code, told.out) == (1, "")
        assert "s.vsc:" in told.err
        assert told.err.endswith("svc: nothing is exported, because part of the file can't be understood\n")
        assert not Path("s.json").exists()

    def test_a_file_that_is_not_there_is_reported(self, svc_: Svc) -> None:
        told = svc_("export", "nowhere.vsc")
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith("svc: nowhere.vsc can't be read: ")


class TestImport:
    def test_data_becomes_text_on_standard_output(self, svc_: Svc) -> None:
        Path("s.json").write_text(DATA, "utf-8")
        assert svc_("import", "s.json") == (0, "stream s\n\n  user -> engage\n", "")

    def test_or_a_new_file_that_says_what_to_do_next(self, svc_: Svc) -> None:
        Path("s.json").write_text(DATA, "utf-8")
        assert svc_("import", "s.json", "-o", "s.vsc") == (0, "wrote s.vsc; now try: svc check s.vsc\n", "")
        assert Path("s.vsc").read_text("utf-8") == "stream s\n\n  user -> engage\n"

    def test_but_never_one_that_is_there(self, svc_: Svc) -> None:
        Path("s.json").write_text(DATA, "utf-8")
        told = svc_("import", "s.json", "-o", "s.json")
        assert (told.code, told.out, told.err) == (2, "", "svc: s.json already exists; not overwritten\n")
        assert Path("s.json").read_text("utf-8") == DATA

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_i07_an_export_of_an_import_of_an_export_is_the_same(self, svc_: Svc, path: Path) -> None:
        exported = svc_("export", str(path)).out
        Path("a.json").write_text(exported, "utf-8")
        assert svc_("import", "a.json", "-o", "a.vsc").code == 0
        assert svc_("export", "a.vsc").out == exported
        assert "error" not in svc_("check", "a.vsc").out

    def test_every_mistake_has_a_line_with_file_and_path(self, svc_: Svc) -> None:
        Path("s.json").write_text('{"version": 1, "name": "a b", "steps": [{"name": "log", "takes": 5}]}', "utf-8")
        told = svc_("import", "s.json", "-o", "s.vsc")
        assert (told.code, told.out) == (2, "")
        assert [line.split(": ")[:3] for line in told.err.splitlines()] == [
            ["svc", "s.json", "$.name"],
            ["svc", "s.json", "$.steps[0]"],
            ["svc", "s.json", "$.steps[0].takes"],
        ]
        assert not Path("s.vsc").exists()

    def test_i04_text_that_is_not_json_is_reported_with_line_and_column(self, svc_: Svc) -> None:
        Path("s.json").write_text('{\n  "name": x\n}', "utf-8")
        assert svc_("import", "s.json") == (
            2,
            "",
            "svc: s.json: line 2, column 11: this is not JSON: expecting value\n",
        )

    def test_i04_one_byte_order_mark_at_the_start_is_not_a_mistake(self, svc_: Svc) -> None:
        Path("s.json").write_bytes(b"\xef\xbb\xbf" + DATA.encode())
        assert svc_("import", "s.json").code == 0

    @pytest.mark.parametrize("data", [b"\xff\xfe{\0}\0", b'{"name": "\xe4"}'])
    def test_i04_bytes_that_are_not_utf_8_are_reported(self, svc_: Svc, data: bytes) -> None:
        Path("s.json").write_bytes(data)
        told = svc_("import", "s.json")
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith("svc: s.json can't be read: ")

    def test_i06_hostile_names_are_shown_with_escapes(self, svc_: Svc) -> None:
        Path("s.json").write_text(json.dumps({"version": 1, "name": "\x1b[2J\u202e\ud800"}), "utf-8")
        told = svc_("import", "s.json")
        assert told.code == 2
        assert told.err.rstrip("\n").isprintable()

    @pytest.mark.parametrize("depth", [1000, 1_000_000])
    def test_i04_depth_ends_in_words_and_not_in_a_traceback(self, tmp_path: Path, depth: int) -> None:
        told = process("import", "-", cwd=tmp_path, stdin=b"[" * depth)
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith("svc: -: line 1, column 33: more than 32 lists and objects")

    def test_standard_input_and_output_can_be_joined(self, tmp_path: Path) -> None:
        exported = process("export", "-", cwd=tmp_path, stdin=TEXT.encode())
        assert process("import", "-", cwd=tmp_path, stdin=exported.out.encode()) == (0, TEXT, "")


class TestSchema:
    def test_without_a_name_the_schemas_are_listed(self, svc_: Svc) -> None:
        names = ["allowances", "catalogue", "catalogue-diff", "check", "diff"]
        names += ["graph", "loss", "measure", "observe", "portfolio", "settings", "simulate", "stream", "why"]
        assert svc_("schema") == (0, "\n".join([*names, ""]), "")

    def test_with_a_name_it_is_printed(self, svc_: Svc) -> None:
        for name in svc_("schema").out.split():
            assert json.loads(svc_("schema", name).out)["$id"] == f"urn:svc-streams:schema:{name}:1"

    def test_a_slip_is_asked_about(self, svc_: Svc) -> None:
        told = svc_("schema", "chekc")
        assert told.code == 2
        assert told.err.endswith("svc: there is no schema called `chekc`; did you mean `check`?\n")


class TestFormats:
    def test_the_commands_know_those_of_the_library(self) -> None:
        assert {*formats.WRITTEN} == {*exchange.FORMATS, "json", "node-link", "graphml"}
        assert {*formats.READ} == {*exchange.IMPORTED_FORMATS, "json"}

    def test_a_format_follows_from_the_ending_else_from_the_content(self) -> None:
        assert format_of("a.TSV") == "csv"
        assert format_of("-", b"\xef\xbb\xbf {}") == "json"
        assert format_of("-", b"PK\x03\x04...") == "xlsx"
        assert format_of("a.xml", b"<?xml version='1.0'?>\n<bpmn:definitions/>") == "bpmn"
        assert format_of("a.xml", b"\xef\xbb\xbf<model/>") == "archimate"
        assert format_of("-", b"<?xml version='1.0'?><!-- < --><a:unknown/>") is None

    def test_foreign_words_are_looked_up_in_a_catalogue_of_yours(self, svc_: Svc) -> None:
        write(
            Path(),
            {
                "house.vsc": 'catalogue house\n  activity support "Care for users"\n',
                "w.csv": "step,activity\na,Care for users\n",
            },
        )
        told = svc_("import", "w.csv", "--catalogue", "house.vsc")
        assert (told.code, told.out, told.err) == (0, "stream w\n\n  step a in support\n", "")
        assert svc_("import", "w.csv", "--catalogue", "hoose.vsc").code == 2


class TestImportAsCatalogue:
    LINES = "activity,side,artefacts,to\nrepair,output,services,colleagues\n"

    def test_a_table_of_lines_becomes_a_catalogue(self, svc_: Svc) -> None:
        Path("house.csv").write_text(self.LINES, "utf-8")
        told = svc_("import", "house.csv", "--as", "catalogue", "-o", "house.vsc", "--losses", "none")
        assert told == (0, "wrote house.vsc; now try: svc check house.vsc\n", "")
        assert (
            svc_("catalogue", "house.vsc", "--format", "csv").out.splitlines()[1]
            == ",repair,output,1,,services,colleagues"
        )
        assert svc_("import", "house.csv", "--as", "catalogue", "--name", "own").out.startswith("catalogue own\n")

    def test_what_catalogue_writes_can_be_imported(self, svc_: Svc) -> None:
        Path("itil.csv").write_text(svc_("catalogue", "--format", "csv").out, "utf-8")
        assert svc_("import", "itil.csv", "--as", "catalogue", "-o", "itil.vsc").code == 0
        lines = svc_("catalogue", "itil.vsc", "--format", "csv").out
        assert lines == svc_("catalogue", "--format", "csv").out

    def test_options_that_say_nothing_about_it_are_refused(self, svc_: Svc) -> None:
        Path("house.csv").write_text(self.LINES, "utf-8")
        told = svc_("import", "house.csv", "--as", "catalogue", "--chain")
        assert told.code == 2
        assert told.err.endswith("svc: --chain says nothing about a catalogue in csv\n")
        assert svc_("import", "house.csv", "--sheet", "x").err.endswith("svc: --sheet says nothing about csv\n")

    def test_json_is_no_table_of_lines(self, svc_: Svc) -> None:
        Path("s.json").write_text(DATA, "utf-8")
        told = svc_("import", "s.json", "--as", "catalogue")
        assert (told.code, told.out) == (2, "")
        assert "svc: a catalogue comes from a table (csv, xlsx, markdown), not from json" in told.err


@every("there", ["map.toml", "s.vsc"])
def test_neither_the_map_nor_the_stream_is_written_where_one_is_there(svc_: Svc, there: str) -> None:
    Path("s.csv").write_text("step,activity\nLog,desk\n", "utf-8")
    Path(there).write_text("mine", "utf-8")
    told = svc_("import", "s.csv", "-o", "s.vsc", "--write-map", "map.toml")
    assert (told.code, told.err) == (2, f"svc: {there} already exists; not overwritten\n")
    assert {each for each in ("map.toml", "s.vsc") if Path(each).exists()} == {there}
    Path(there).unlink()


def test_the_map_and_the_stream_are_two_files(svc_: Svc) -> None:
    Path("s.csv").write_text("step,activity\nLog,desk\n", "utf-8")
    told = svc_("import", "s.csv", "-o", "x", "--write-map", "./x")
    assert told.code == 2
    assert "--output and --write-map name the same file" in told.err
    assert not Path("x").exists()


class TestBpmn:
    STREAM = "stream mail\n\n  step log in engage\n\n  user -> log : incidents\n"
    TASK = '<process id="{0}" name="{1}"><task id="{0}t" name="Do it"/></process>'

    def file(self, *processes: str, encoding: str = "utf-8") -> bytes:
        head = f'<?xml version="1.0" encoding="{encoding}"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
        return f"{head}{''.join(processes)}</definitions>".encode(encoding)

    @every("name", ("mail.bpmn", "mail.bpmn20.xml"))
    def test_out_and_in_again(self, svc_: Svc, name: str) -> None:
        Path("mail.vsc").write_text(self.STREAM, "utf-8")
        assert svc_("export", "mail.vsc", "--format", "bpmn", "-o", name) == (0, f"wrote {name}\n", "")
        assert svc_("import", name) == (0, self.STREAM, "")
        Path(name).unlink()

    @every("encoding", ("utf-8", "utf-16", "iso-8859-1"))
    def test_the_content_says_what_it_is(self, svc_: Svc, encoding: str) -> None:
        Path(f"{encoding}.txt").write_bytes(self.file(self.TASK.format("p", "Größe"), encoding=encoding))
        told = svc_("import", f"{encoding}.txt", "--name", "x")
        assert (told.code, told.err) == (0, "")
        assert told.out.startswith('stream x "Größe"\n')

    def test_one_of_several_pools(self, svc_: Svc) -> None:
        Path("two.bpmn").write_bytes(self.file(self.TASK.format("p", "One"), self.TASK.format("q", "Two")))
        told = svc_("import", "two.bpmn")
        assert (told.code, told.out) == (2, "")
        assert told.err == "svc: there are several pools with work in them: choose one with --pool: One, Two\n"
        assert svc_("import", "two.bpmn", "--pool", "Two", "--losses", "none").out.startswith('stream two "Two"\n')

    def test_what_is_lost_and_a_strict_run(self, svc_: Svc) -> None:
        Path("cut.bpmn").write_bytes(self.file(self.TASK.format("p", "One"))[:-5])
        told = svc_("import", "cut.bpmn", "--strict")
        assert (told.code, told.err.count("VSC706")) == (1, 1)
        assert "cut.bpmn:line 1, column " in told.err
