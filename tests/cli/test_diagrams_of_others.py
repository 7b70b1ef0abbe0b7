"""Diagrams of draw.io and Mermaid on the command line: which format a file is in, its pages, and what is said of it."""

from pathlib import Path

import pytest

import svc
from svc.cli.runs.exchanging import format_of
from tests.support.command_line import Svc, fixture_svc
from tests.support.drawio import TWO, deflated, page, shape
from tests.support.tables import every

__all__ = ["fixture_svc"]

TEXT = "stream s\n\n  user   -> engage : incidents\n  engage -> user   : service_performance_reports\n"


@every(
    "name, data, format",
    [
        ("a.drawio", b"", "drawio"),
        ("a.drawio.xml", b'<?xml version="1.0"?><mxfile/>', "drawio"),
        ("-", b"\xef\xbb\xbf  <mxfile>", "drawio"),
        ("a.xml", b"<mxGraphModel/>", "drawio"),
        ("a.mmd", b"", "mermaid"),
        ("a.mermaid", b"", "mermaid"),
        ("-", b"flowchart LR\nA-->B", "mermaid"),
        ("a.txt", b"\n graph TD;A-->B", "mermaid"),
        ("-", b"%%{init: {}}%%\nflowchart LR", "mermaid"),
        ("-", b"<mxfiles/>", None),
    ],
)
def test_the_format_follows_from_the_ending_else_from_the_content(name: str, data: bytes, format: str | None) -> None:
    assert format_of(name, data) == format


def test_out_and_in_again_is_the_same(svc_: Svc) -> None:
    Path("s.vsc").write_text(TEXT, "utf-8")
    assert svc_("export", "s.vsc", "-o", "s.drawio") == (0, "wrote s.drawio\n", "")
    Path("saved.drawio").write_text(deflated(Path("s.drawio").read_text("utf-8")), "utf-8")
    for file in ("s.drawio", "saved.drawio"):
        told = svc_("import", file)
        assert (told.code, told.out, told.err) == (0, TEXT, "")


def test_xml_in_a_file_of_another_ending_is_refused_unless_its_format_is_chosen(svc_: Svc) -> None:
    Path("s.vsc").write_text(TEXT, "utf-8")
    assert svc_("export", "s.vsc", "--format", "bpmn", "-o", "x.csv").code == 0
    refused = svc_("import", "x.csv")
    assert (refused.code, refused.err) == (
        2, "svc: x.csv ends as a file in csv does and begins as one in bpmn: choose one with --format\n"
    )  # fmt: skip
    assert svc_("import", "x.csv", "--format", "bpmn").out == TEXT


def test_a_page_is_chosen_whatever_the_case_of_its_name(svc_: Svc) -> None:
    Path("two.drawio").write_text(TWO, "utf-8")
    assert 'step b "B" in ?' in svc_("import", "two.drawio", "--page", " two").out


def test_two_endings_are_one_where_both_say_it(svc_: Svc) -> None:
    Path("s.vsc").write_text(TEXT, "utf-8")
    for file, begins in (("s.drawio.xml", b"<mxfile"), ("s.bpmn20.xml", b"<?xml"), ("s.xml", b"<?xml")):
        assert svc_("export", "s.vsc", "-o", file).code == 0
        assert Path(file).read_bytes().startswith(begins)
        assert svc_("import", file).out == TEXT


def test_many_streams_go_into_a_folder(svc_: Svc) -> None:
    Path("many").mkdir()
    for name in "ab":
        Path(f"many/{name}.vsc").write_text(TEXT.replace("stream s", f"stream {name}"), "utf-8")
    assert svc_("export", "many", "--format", "drawio", "-o", "out").code == 0
    assert sorted(each.name for each in Path("out").iterdir()) == ["a.drawio", "b.drawio"]


def test_of_several_pages_one_is_chosen(svc_: Svc) -> None:
    Path("two.drawio").write_text(TWO, "utf-8")
    several = svc_("import", "two.drawio")
    assert (several.code, several.out) == (2, "")
    assert several.err == "svc: there are several pages: choose one with --page: One, Two\n"
    assert 'step b "B" in ?' in svc_("import", "two.drawio", "--page", "Two").out


@pytest.mark.parametrize("losses", ["text", "none"])
def test_strict_fails_where_something_is_lost(svc_: Svc, losses: str) -> None:
    Path("a.drawio").write_text(page(shape("a", "A"), shape("n", "Ask Ada", "shape=note")), "utf-8")
    told = svc_("import", "a.drawio", "--strict", "--losses", losses)
    assert told.code == 1
    assert ("the note `Ask Ada` is left out" in told.err) == (losses == "text")


@every(
    "text",
    [
        "",
        "<",
        "<mxfile>",
        "<mxfile/>",
        "<html/>",
        "<!DOCTYPE x><mxfile/>",
        "flowchart",
        "\0",
        "<mxfile><diagram/></mxfile>",
    ],
)
def test_what_can_not_be_read_ends_in_words(text: str) -> None:
    for format in ("drawio", "mermaid"):
        said = ""
        try:
            said = svc.import_(text.encode(), format).text
        except svc.Error as error:
            said = str(error)
        assert said
        assert "Traceback" not in said


def test_depth_ends_in_words() -> None:
    with pytest.raises(svc.Error, match="deep, which is the limit"):
        svc.import_(b"<mxfile>" + b"<a>" * 5000, "drawio")
    nested = "flowchart LR\n" + "subgraph x\n" * 5000 + "A\n" + "end\n" * 5000
    assert [each.name for each in svc.import_(nested.encode(), "mermaid").stream.steps] == ["a"]
    inside = page(*(shape(f"c{number + 1}", "x", "swimlane", f"c{number}") for number in range(3000)))
    assert svc.import_(inside.encode(), "drawio").stream.steps == ()
