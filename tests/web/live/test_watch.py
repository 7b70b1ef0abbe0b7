"""What a live preview shows, without a browser: the stream as it is, or the last good picture with what is wrong."""

import os
import re
import sys
from pathlib import Path

import pytest

from svc.cli.commands.watch import Wanted, _seen
from svc.diagnostics.errors import FileError, RenderError
from svc.pictures.views import VIEWS
from svc.web.live import Preview
from tests.support.command_line import Svc, fixture_svc
from tests.support.pictures import RESTORE

__all__ = ["fixture_svc"]


@pytest.fixture(autouse=True)
def _few_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages with three of the views, which are drawn sooner."""
    for name in VIEWS.keys() - {"auto", "slide", "stream"}:
        monkeypatch.delitem(VIEWS, name)


WANTED = Wanted(None, "auto", None, "auto")
UNFINISHED = RESTORE + "  user -> \n"


def preview(path: Path, wanted: Wanted = WANTED) -> Preview:
    return Preview(lambda: _seen(os.fspath(path), wanted))


def notice(shown: Preview) -> str:
    found = re.search(r'<p id="notice" role="status" class="lost"( hidden)?>([^<]*)</p>', shown.made.text)
    assert found
    assert bool(found[1]) == (not found[2])
    return found[2].replace("&#39;", "'")


@pytest.fixture(name="file")
def fixture_file(tmp_path: Path) -> Path:
    path = tmp_path / "a.vsc"
    path.write_text(RESTORE, "utf-8")
    return path


def test_what_changes_is_shown_and_nothing_else(file: Path) -> None:
    shown = preview(file)
    first = shown.made.text
    assert "Diagnose and restore" in first
    assert not shown.refresh()
    file.write_text(RESTORE.replace("Diagnose and restore", "Find and mend"), "utf-8")
    assert shown.refresh()
    assert "Find and mend" in shown.made.text
    assert "Diagnose and restore" not in shown.made.text
    assert notice(shown) == ""


def test_while_a_line_is_written_the_last_good_picture_stays_with_what_is_wrong(file: Path) -> None:
    shown = preview(file)
    file.write_text(UNFINISHED.replace("Diagnose and restore", "Find and mend"), "utf-8")
    assert shown.refresh()
    line = UNFINISHED.count("\n")
    assert notice(shown) == f"The picture shows the last good state: line {line} can't be understood yet."
    assert "Diagnose and restore" in shown.made.text
    assert f"(line {line})" in shown.made.text
    assert "VSC101 error" in shown.made.text
    file.write_text(RESTORE, "utf-8")
    assert shown.refresh()
    assert notice(shown) == ""
    assert "VSC101" not in shown.made.text


def test_a_flow_that_the_catalogue_lacks_is_drawn(file: Path) -> None:
    shown = preview(file)
    file.write_text(RESTORE + "  log -> release : change_requests\n", "utf-8")
    assert shown.refresh()
    assert notice(shown) == ""
    assert shown.made.text.count("VSC301") > 2


@pytest.mark.parametrize(
    ("text", "why"), [("", "a.vsc has no stream to draw"), ("stream a\nstream b\n", "has several streams")]
)
def test_without_the_one_stream_it_is_said_why(file: Path, text: str, why: str) -> None:
    shown = preview(file)
    file.write_text(text, "utf-8")
    assert shown.refresh()
    assert why in notice(shown)
    assert "Diagnose and restore" in shown.made.text


def test_it_may_begin_without_a_picture(file: Path) -> None:
    file.write_text("# soon", "utf-8")
    shown = preview(file)
    assert notice(shown).startswith("No picture yet: ")
    file.write_text(UNFINISHED, "utf-8")
    assert shown.refresh()
    assert "Diagnose and restore" in shown.made.text


def test_one_of_several_streams_may_be_chosen(file: Path) -> None:
    file.write_text("stream a\nuser -> engage : incidents\nstream b\n" + RESTORE.partition("\n")[2], "utf-8")
    shown = preview(file, WANTED._replace(stream="b"))
    assert "Diagnose and restore" in shown.made.text


def test_a_file_that_goes_away_comes_back(file: Path) -> None:
    shown = preview(file)
    file.unlink()
    assert shown.refresh()
    assert "No such file" in notice(shown)
    assert "Diagnose and restore" in shown.made.text
    file.write_text(RESTORE, "utf-8")
    assert shown.refresh()
    assert notice(shown) == ""


def test_a_stream_that_can_not_be_drawn_any_more_is_reported(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = preview(file)
    (file.parent / "svc.toml").write_text('engine = "dot"\n', "utf-8")
    monkeypatch.setenv("PATH", "")
    assert shown.refresh()
    assert notice(shown).startswith("The picture shows the last good state: ")


def test_it_rests_on_the_files_that_are_used_and_on_the_configuration(file: Path) -> None:
    (file.parent / "svc.toml").write_text("", "utf-8")
    file.write_text('use "own/acme.vsc"\n' + RESTORE, "utf-8")
    shown = preview(file)
    assert list(shown.folders) == [os.fspath(file.parent)]
    (file.parent / "own").mkdir()
    (file.parent / "own" / "acme.vsc").write_text("catalogue acme extends itil4\n", "utf-8")
    assert shown.refresh()
    assert list(shown.folders) == [os.fspath(file.parent), os.fspath(file.parent / "own")]
    (file.parent / "svc.toml").write_text("nonsense = 1\n", "utf-8")
    assert shown.refresh()
    assert "VSC910" in shown.made.text


def test_hostile_text_in_a_finding_stays_text(file: Path) -> None:
    file.write_text(RESTORE + '  "</script><img src=x onerror=alert(1)>" -> user\n', "utf-8")
    assert "<img" not in preview(file).made.text


def test_what_can_not_be_shown_at_the_start_is_an_error(file: Path) -> None:
    with pytest.raises(RenderError, match="there is no view `sideways`"):
        preview(file, WANTED._replace(view="sideways"))
    with pytest.raises(FileError):
        preview(file.with_name("b.vsc"))


class TestCommand:
    def test_standard_input_can_not_be_followed(self, svc_: Svc) -> None:
        told = svc_("watch", "-")
        assert told.code == 2
        assert "svc: standard input does not change: give a FILE to watch" in told.err

    def test_without_the_extra_it_is_said_what_to_install(self, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "svc.web.live.server", raising=False)
        for name in ("starlette", "uvicorn", "watchfiles"):
            monkeypatch.setitem(sys.modules, name, None)
        told = svc_("watch", "a.vsc")
        assert told.code == 2
        assert re.fullmatch(r"svc: the preview needs \w+: pip install 'svc-streams\[watch\]'\n", told.err)
