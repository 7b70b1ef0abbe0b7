"""`svc render`, `svc describe` and `svc export` into a folder: an output for each stream, whatever others do."""

import os
from pathlib import Path

import pytest

from svc.diagnostics.errors import RenderError
from tests.support.command_line import Svc, fixture_svc, process
from tests.support.folders import write

__all__ = ["fixture_svc"]

FLOWS = "  user -> engage : incidents\n  engage -> user : service_performance_reports\n"
FILES = {
    "streams/restore.vsc": f"stream restore\n{FLOWS}",
    "streams/deep/two.vsc": f"stream ask\n{FLOWS}\nstream Order\n{FLOWS}",
    "streams/acme.vsc": 'catalogue acme "Acme" extends itil4\n',
}
COMMANDS = {"render": ("--format", "dot"), "describe": (), "export": ()}
ENDINGS = {"render": "dot", "describe": "txt", "export": "json"}
ORDER = "order-6be090825c"
"""The file of a stream `Order`, which some file systems take for `order`."""


@pytest.fixture(autouse=True)
def folder(svc_: Svc) -> Path:
    """The folder of each test holds three streams in two files, and a catalogue."""
    return write(Path(), FILES)


def _names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_stream_of_a_folder_has_its_output(svc_: Svc, command: str) -> None:
    ran = svc_(command, "streams", "-o", "new/out", *COMMANDS[command])
    expected = [f"new/out/{name}.{ENDINGS[command]}" for name in ("restore", "ask", ORDER)]
    announced = [f"wrote {path}" for path in expected] if command == "export" else expected
    assert (ran.code, ran.err, ran.out.splitlines()) == (0, "", announced)
    assert _names("new/out") == sorted(Path(path).name for path in expected)
    single = svc_(command, "streams/restore.vsc", *COMMANDS[command], *(("-o", "-") if command == "render" else ()))
    assert Path(expected[0]).read_text("utf-8") == single.out


@pytest.mark.parametrize(
    ("format", "ending"), [("svg", "svg"), ("mermaid", "mmd"), ("html", "html"), ("png", "png"), ("dot", "dot")]
)
def test_a_picture_has_the_ending_of_its_format(svc_: Svc, format: str, ending: str) -> None:
    assert svc_("render", "streams/restore.vsc", "-o", "out/", "--format", format).code == 0
    assert _names("out") == [f"restore.{ending}"]


def test_markdown_and_graphs_have_the_endings_of_their_formats(svc_: Svc) -> None:
    assert svc_("describe", "streams", "-o", "out", "--format", "markdown").code == 0
    assert svc_("export", "streams", "-o", "out", "--format", "graphml").code == 0
    assert _names("out") == [f"{name}.{ending}" for name in ("ask", ORDER, "restore") for ending in ("graphml", "md")]


def test_several_files_and_a_folder_that_is_there_need_no_more_than_its_name(svc_: Svc) -> None:
    Path("out").mkdir()
    assert svc_("describe", "streams/restore.vsc", "-o", "out") == (0, "out/restore.txt\n", "")
    assert svc_("describe", "streams/restore.vsc", "streams/deep/two.vsc", "-o", "more").out.count("\n") == 3


def test_one_stream_of_all_files(svc_: Svc) -> None:
    assert svc_("describe", "streams", "-o", "out", "--stream", "ask") == (0, "out/ask.txt\n", "")
    assert svc_("describe", "streams", "-o", "out", "--stream", "no") == (
        2,
        "",
        "svc: no stream has the name no in streams\n",
    )


def test_names_of_several_streams_get_digests_that_depend_on_their_files_alone(svc_: Svc) -> None:
    write(
        Path(),
        {"before/restore.vsc": f"stream restore\n{FLOWS}", "after/restore.vsc": f"stream restore\n{FLOWS}{FLOWS}"},
    )
    assert svc_("describe", "before", "after", "-o", "one").code == 0
    assert svc_("describe", "after", "streams/deep", "before", "-o", "other").code == 0
    shared = [name for name in _names("one") if name.startswith("restore-")]
    assert len(shared) == 2
    assert [name for name in _names("other") if name.startswith("restore-")] == shared
    assert all(Path("one", name).read_bytes() == Path("other", name).read_bytes() for name in shared)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_can_not_be_read_is_reported_and_the_others_are_written(svc_: Svc, command: str) -> None:
    Path("streams/bytes.vsc").mkdir()
    ran = svc_(command, "streams", "gone.vsc", "-o", "out", *COMMANDS[command])
    assert ran.code == 2
    assert "gone.vsc" in ran.err
    assert len(_names("out")) == 3


def test_what_can_not_be_written_or_drawn_is_reported_and_the_others_are(
    svc_: Svc, monkeypatch: pytest.MonkeyPatch
) -> None:
    (Path("out") / "ask.svg").mkdir(parents=True)
    from svc.pictures import rendering

    draw = rendering.stream_picture

    def failing(bound: object, *others: object) -> object:
        if bound.stream.name == "Order":  # type: ignore[attr-defined]
            raise RenderError("it is too large")
        return draw(bound, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "stream_picture", failing)
    ran = svc_("render", "streams", "-o", "out", "--jobs", "1")
    assert (ran.code, ran.out) == (2, "out/restore.svg\n")
    assert ran.err == (
        "svc: streams/deep/two.vsc: ask: out/ask.svg can't be written: it is not a regular file\n"
        "svc: streams/deep/two.vsc: Order: it is too large\n"
    )
    assert _names("out") == ["ask.svg", "restore.svg"]


def test_a_file_that_is_not_understood_is_not_exported_and_the_others_are(svc_: Svc) -> None:
    Path("streams/wrong.vsc").write_text("stream wrong\n  user -> -> engage\n")
    ran = svc_("export", "streams", "-o", "out")
    assert (ran.code, len(_names("out"))) == (1, 3)
    assert "streams/wrong.vsc:2:11: error[VSC101]" in ran.err
    assert "nothing is exported, because part of the file can't be understood" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights there")
def test_nothing_is_written_through_a_link(svc_: Svc) -> None:
    Path("out").mkdir()
    Path("precious").write_text("kept")
    Path("out/restore.txt").symlink_to("../precious")
    ran = svc_("describe", "streams/restore.vsc", "-o", "out")
    assert (ran.code, ran.err) == (
        2,
        "svc: streams/restore.vsc: restore: out/restore.txt can't be written: it is a link\n",
    )
    assert Path("precious").read_text() == "kept"


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (("streams",), "name a folder with -o FOLDER"),
        (("streams", "-o", "-"), "name a folder with -o FOLDER"),
        (("streams/restore.vsc", "streams/deep/two.vsc"), "name a folder with -o FOLDER"),
        (("streams", "-", "-o", "out"), "not from standard input"),
        (("streams", "-o", "streams/restore.vsc"), "streams/restore.vsc is not a folder"),
        (("streams/acme.vsc", "-o", "out/"), "no stream in streams/acme.vsc"),
        (("nothing", "-o", "out/"), "nothing can't be read"),
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_makes_no_sense_is_reported_and_exits_with_2(
    svc_: Svc, command: str, arguments: tuple[str, ...], reported: str
) -> None:
    ran = svc_(command, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert reported in ran.err
    assert not Path("out").exists()


def test_many_files_are_drawn_alike_by_one_process_and_by_two(tmp_path: Path) -> None:
    write(tmp_path, {f"many/s{number}.vsc": f"stream s{number}\n{FLOWS}" for number in range(6)})
    one = process("render", "many", "-o", "one", "--format", "dot", "--jobs", "1", cwd=tmp_path)
    two = process("render", "many", "-o", "two", "--format", "dot", "--jobs", "2", cwd=tmp_path)
    assert (one.code, two.code) == (0, 0)
    assert two.out == one.out.replace("one/", "two/")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
