"""What a preview shows, without any picture being drawn: notices, findings, folders, news."""

import os
from pathlib import Path

import pytest

import svc
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import FileError, RenderError
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page import Page, document
from svc.pictures.page.facts import listed
from svc.semantics.bound import BoundStream
from svc.text.source import Position, Range
from svc.web.live import Preview, Seen, preview


def finding(code: str = "VSC101", level: Level = Level.ERROR, line: int | None = 3) -> Diagnostic:
    place = Position(line or 0, 1, 0)
    return Diagnostic(code, "odd", level, "odd", file="a.vsc", range=Range(place, place) if line else None)


def shown(page: Page) -> str:
    return document(page, DEFAULTS, live=True).text


def without(notice: str, *findings: Diagnostic) -> str:
    """The page without a picture."""
    return shown(Page("a.vsc", (), "", (), (), listed(findings), notice=notice))


Found = tuple[Diagnostic, ...]


class Following:
    """A preview of what is set here."""

    def __init__(self, seen: Seen | Exception, monkeypatch: pytest.MonkeyPatch) -> None:
        self.next = seen
        monkeypatch.setattr(preview, "illustrated", self._illustrated)
        self.drawn: list[list[str]] = []
        self.preview = Preview(self._see)

    def _see(self) -> Seen:
        if isinstance(self.next, Exception):
            raise self.next
        return self.next

    def _illustrated(self, bound: BoundStream, findings: Found, look: PictureOptions, drawn: Found) -> object:
        self.drawn.append([each.code for each in drawn])
        page = Page(bound.stream.name, (), "", (), (), listed(findings), first="stream")
        return type("Illustrated", (), {"page": page})

    def become(self, seen: Seen | Exception) -> bool:
        self.next = seen
        return self.preview.refresh()


def seen(text: str, *findings: Diagnostic, look: PictureOptions | None = None) -> Seen:
    return Seen("a.vsc", svc.analyse(text).only, findings, look or DEFAULTS)


def pictured(name: str, notice: str = "", *findings: Diagnostic) -> str:
    return shown(Page(name, (), "", (), (), listed(findings), first="stream", notice=notice))


def test_without_a_stream_it_says_why_there_is_no_picture_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = finding("VSC201")
    follows = Following(Seen("a.vsc", None, [wrong], missing="it is empty"), monkeypatch)
    assert follows.preview.made.text == without("No picture yet: it is empty.", wrong)
    assert follows.preview.findings == (wrong,)
    assert follows.become(Seen("a.vsc", None, ()))
    assert follows.preview.made.text == without("No picture yet: .")


def test_a_stream_is_drawn_whatever_is_wrong_with_it_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    follows = Following(seen("stream one", finding()), monkeypatch)
    assert follows.preview.made.text == pictured("one", "", finding())
    assert follows.become(seen("stream two"))
    assert follows.preview.made.text == pictured("two")
    assert not follows.become(seen("stream two"))
    assert len(follows.drawn) == 3


def test_while_a_line_is_written_the_first_of_them_is_named_below_the_last_good_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follows = Following(seen("stream one"), monkeypatch)
    wrong = (finding(line=7), finding(line=5), finding("VSC201", line=2), finding(level=Level.WARNING, line=1))
    assert follows.become(seen("stream two", *wrong))
    notice = "The picture shows the last good state: line 5 can't be understood yet."
    assert follows.preview.made.text == pictured("one", notice, *wrong)
    assert follows.preview.findings == wrong
    assert follows.become(Seen("a.vsc", None, (), missing="it has no stream"))
    assert follows.preview.made.text == pictured("one", "The picture shows the last good state: it has no stream.")


@pytest.mark.parametrize("wrong", [finding("VSC201"), finding(level=Level.WARNING), finding(line=None)])
def test_what_is_not_an_unfinished_line_is_drawn(monkeypatch: pytest.MonkeyPatch, wrong: Diagnostic) -> None:
    follows = Following(seen("stream one"), monkeypatch)
    assert follows.become(seen("stream two", wrong))
    assert follows.preview.made.text == pictured("two", "", wrong)


def test_what_can_not_be_read_or_drawn_leaves_the_last_good_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    follows = Following(seen("stream one", finding("VSC201")), monkeypatch)
    before = "The picture shows the last good state: "
    assert follows.become(FileError("it is gone"))
    assert follows.preview.made.text == pictured("one", f"{before}it is gone.")
    assert follows.preview.findings == (finding("VSC201"),)
    monkeypatch.setattr(preview, "illustrated", lambda *_, **__: (_ for _ in ()).throw(RenderError("it is too wide")))
    wrong = finding("VSC301")
    assert follows.become(seen("stream two", wrong))
    assert follows.preview.made.text == pictured("one", f"{before}it is too wide.", wrong)


@pytest.mark.parametrize("error", [FileError("it is gone"), RenderError("it is too wide")])
def test_what_can_not_be_shown_when_it_begins_is_raised(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    with pytest.raises(type(error), match=str(error)):
        Following(error, monkeypatch)


def test_the_folders_are_those_of_the_files_or_the_nearest_above_that_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    paths = [str(tmp_path / each) for each in ("a/x.vsc", "a/b/x.vsc", "a/no/where/x.vsc", "a/y.vsc")]
    follows = Following(Seen("a.vsc", None, (), rests_on=[*paths, "/nowhere-at-all/b/x.vsc"]), monkeypatch)
    assert follows.preview.folders == (os.sep, str(tmp_path / "a"), str(tmp_path / "a" / "b"))
    monkeypatch.chdir(tmp_path)
    assert Following(Seen("a.vsc", None, (), rests_on=["a/x.vsc"]), monkeypatch).preview.folders == (
        str(tmp_path / "a"),
    )
