"""`svc render`: what it writes, prints and exits with."""

from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc, process
from tests.support.pictures import RESTORE

__all__ = ["fixture_svc"]


@pytest.fixture(autouse=True)
def restore(svc_: Svc) -> None:
    """The folder of each test holds a stream."""
    Path("restore.vsc").write_text(RESTORE)


def test_the_picture_is_beside_the_file_and_its_path_is_printed(svc_: Svc) -> None:
    assert svc_("render", "restore.vsc") == (0, "restore.svg\n", "")
    assert Path("restore.svg").read_text().startswith("<svg ")


@pytest.mark.parametrize(
    ("arguments", "name", "start"),
    [
        (("-o", "a.png"), "a.png", b"\x89PNG"),
        (("--format", "dot"), "restore.dot", b"digraph"),
        (("-o", "a.txt", "--format", "svg"), "a.txt", b"<svg "),
    ],
)
def test_the_format_is_as_asked_or_as_the_ending_says(
    svc_: Svc, arguments: tuple[str, ...], name: str, start: bytes
) -> None:
    assert svc_("render", "restore.vsc", *arguments).out == f"{name}\n"
    assert Path(name).read_bytes().startswith(start)


def test_standard_input_and_output(tmp_path: Path) -> None:
    result = process("render", "-", cwd=tmp_path, stdin=RESTORE.encode())
    assert result.code == 0
    assert result.out.startswith("<svg ")
    assert result.err == ""
    assert process("render", "restore.vsc", "-o", "-", "--format", "dot", cwd=tmp_path).out.startswith("digraph")


def test_a_file_with_errors_is_drawn_with_its_findings(svc_: Svc) -> None:
    Path("wrong.vsc").write_text("user -> engage : incidents\nengage -> -> plan\nengage -> plan : change_requests\n")
    assert svc_("render", "wrong.vsc").code == 0
    drawn = Path("wrong.svg").read_text()
    assert "VSC101" in drawn
    assert "VSC301" in drawn


def test_of_several_streams_one_must_be_chosen(svc_: Svc) -> None:
    Path("two.vsc").write_text("stream a\n  user -> engage : incidents\nstream b\n  engage -> plan : change_requests\n")
    assert svc_("render", "two.vsc") == (2, "", "svc: two.vsc has several streams: choose one with --stream: a, b\n")
    assert svc_("render", "two.vsc", "--stream", "c").code == 2
    assert svc_("render", "two.vsc", "--stream", "a").code == 0
    assert "VSC301" not in Path("two.svg").read_text(), "the findings of the other stream are not told"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("gone.vsc",), "gone.vsc can't be read"),
        (("empty.vsc",), "empty.vsc has no stream to draw"),
        (("restore.vsc", "-o", "a.gif"), "`gif` is not a picture format"),
        (("restore.vsc", "-o", "a.pptx", "--scale", "2"), "a scale is only for PNG"),
        (("restore.vsc", "--view", "map"), "there is no view `map`"),
        (("restore.vsc", "--engine", "no-such-engine"), "there is no engine no-such-engine"),
        (("restore.vsc", "-o", "no/a.svg"), "no/a.svg can't be written"),
        (("restore.vsc", "-o", "./restore.vsc", "--format", "svg"), "is the input file"),
    ],
)
def test_what_can_not_be_done_is_reported_and_exits_with_2(svc_: Svc, arguments: tuple[str, ...], told: str) -> None:
    Path("empty.vsc").write_text("# nothing yet\n")
    before = Path("restore.vsc").read_text()
    result = svc_("render", *arguments)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert Path("restore.vsc").read_text() == before


def test_what_there_is_to_say_is_not_a_result_and_has_a_code(svc_: Svc) -> None:
    Path("wide.vsc").write_text('stream w "復旧"\n  user -> engage : incidents\n')
    assert svc_("render", "wide.vsc", "-o", "wide.png", "--engine", "graphviz-pure") == (
        0,
        "wide.png\n",
        "warning[VSC802] missing-letters: a PNG shows empty boxes for 復 旧\n"
        "  help: draw SVG, or choose an installed Graphviz with --engine dot\n",
    )


def test_a_theme_is_drawn(svc_: Svc) -> None:
    assert svc_("render", "restore.vsc", "--theme", "dark").code == 0
    assert "prefers-color-scheme" not in Path("restore.svg").read_text()
    assert svc_("render", "restore.vsc", "--theme", "sepia") == (
        2,
        "",
        "svc: there is no theme `sepia`: choose auto, light, dark or print\n",
    )


def test_a_png_is_as_large_as_asked(svc_: Svc) -> None:
    widths = []
    for scale in ("0.25", "1", "2"):
        assert svc_("render", "restore.vsc", "-o", "a.png", "--scale", scale).code == 0
        widths.append(int.from_bytes(Path("a.png").read_bytes()[16:20], "big"))
    svc_("render", "restore.vsc", "-o", "a.png")
    assert int.from_bytes(Path("a.png").read_bytes()[16:20], "big") == widths[2]
    assert widths[1] * 2 == pytest.approx(widths[2], abs=2)
    assert widths[1] / 4 == pytest.approx(widths[0], abs=2)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "a.svg", "--scale", "2"), "a scale is only for PNG; SVG has none"),
        (("-o", "a.png", "--scale", "9"), "choose a scale from 0.25 to 8"),
        (("-o", "a.png", "--scale", "nan"), "choose a scale from 0.25 to 8"),
        (("-o", "a.png", "--scale", "big"), "'big' is not a valid float"),
    ],
)
def test_what_is_not_a_scale_is_reported(svc_: Svc, arguments: tuple[str, ...], told: str) -> None:
    result = svc_("render", "restore.vsc", *arguments)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert not list(Path().glob("a.*"))
