"""`svc describe`: what it prints and exits with."""

from pathlib import Path

import pytest

from tests.pictures.test_description import TEXT, told
from tests.support.command_line import Svc, fixture_svc, process
from tests.support.pictures import RESTORE

__all__ = ["fixture_svc"]


@pytest.fixture(autouse=True)
def restore(svc_: Svc) -> None:
    """The folder of each test holds a stream."""
    Path("restore.vsc").write_text(RESTORE)


def test_the_text_is_printed(svc_: Svc) -> None:
    assert svc_("describe", "restore.vsc") == (0, TEXT, "")


def test_the_markdown_is_printed(svc_: Svc) -> None:
    assert svc_("describe", "restore.vsc", "--format", "markdown") == (0, told(RESTORE, "markdown"), "")


def test_standard_input_is_read(tmp_path: Path) -> None:
    assert process("describe", "-", cwd=tmp_path, stdin=RESTORE.encode()).out == TEXT


def test_a_file_with_errors_is_reported_with_its_findings(svc_: Svc) -> None:
    Path("wrong.vsc").write_text("user -> engage : incidents\nengage -> -> plan\nengage -> plan : change_requests\n")
    result = svc_("describe", "wrong.vsc")
    assert result.code == 0
    assert "\nFindings\n  VSC101 error: " in result.out
    assert "\n  VSC301 error: Engage does not give “change_requests” to Plan (line 3).\n" in result.out


def test_of_several_streams_one_must_be_chosen(svc_: Svc) -> None:
    Path("two.vsc").write_text("stream a\n  user -> engage : incidents\nstream b\n  engage -> plan : change_requests\n")
    message = "svc: two.vsc has several streams: choose one with --stream: a, b\n"
    assert svc_("describe", "two.vsc") == (2, "", message)
    assert svc_("describe", "two.vsc", "--stream", "c").code == 2
    assert "VSC301" not in svc_("describe", "two.vsc", "--stream", "a").out, "findings of the other are not told"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone.vsc",), "gone.vsc can't be read"),
        (("empty.vsc",), "empty.vsc has no stream to describe"),
        (("restore.vsc", "--format", "html"), "'html' is not one of"),
    ],
)
def test_what_can_not_be_reported_exits_with_2(svc_: Svc, arguments: tuple[str, ...], message: str) -> None:
    Path("empty.vsc").write_text("# nothing yet\n")
    result = svc_("describe", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
