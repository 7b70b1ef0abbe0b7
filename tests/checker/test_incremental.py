"""The findings of a text that is edited are those of the text, whatever was there before."""

from datetime import date

import pytest

from svc.checker.incremental import Versions
from svc.checker.pipeline import Options, analyse_source
from svc.checker.selection import EVERYTHING, Selection
from svc.diagnostics.diagnostic import Diagnostic
from svc.semantics.binder import Brought, Scopes
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.syntax.chapters import chapters
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.tables import every
from tests.support.versions import USED, used, versions

TODAY = date(2026, 6, 30)
STREAM = "# about {0}\nstream {0}\n  user -> engage : incidents\n  engage -> user : services  # of {0}\n"
TWO = STREAM.format("one") + "\n" + STREAM.format("two")


def findings(known: Versions, text: str, selection: Selection = EVERYTHING) -> tuple[Diagnostic, ...] | None:
    return known.findings(Source("s.vsc", text), Options(selection, TODAY, Scopes(SHIPPED, DEFAULT, used)))


def fresh(text: str, selection: Selection = EVERYTHING) -> tuple[Diagnostic, ...]:
    return analyse_source(
        Source("s.vsc", text), options=Options(selection, TODAY, Scopes(SHIPPED, DEFAULT, used))
    ).diagnostics


@pytest.mark.parametrize("seed", range(12))
def test_after_each_edit_the_findings_are_those_of_the_text(seed: int) -> None:
    known = Versions()
    for text in versions(seed, 25):
        found = findings(known, text)
        assert found is None or found == fresh(text), text


def test_a_chapter_that_is_as_it_was_is_not_analysed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    analysed: list[str] = []

    def noted(source: Source, *arguments: object) -> object:
        analysed.append(source.text)
        return analyse_source(source, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("svc.checker.chapter.analyse_source", noted)
    known = Versions()
    assert findings(known, TWO) == fresh(TWO)
    analysed.clear()
    edited = TWO.replace("two\n  user -> engage : incidents", "two\n  user -> engage : incident")
    assert findings(known, edited) == fresh(edited) != fresh(TWO)
    assert analysed == ["\n" + STREAM.format("two").replace("incidents", "incident")]
    analysed.clear()
    assert findings(known, "\n\n" + edited) == fresh("\n\n" + edited)
    assert analysed == ["\n\n" + STREAM.format("one")]


@every(
    "text",
    {
        "a used file below a stream": TWO + 'use "house.vsc"\n',
        "a catalogue": TWO + "catalogue house extends itil4\n",
        "a stream that nobody knows": TWO + "  step log in engage opens three\n",
        "an allowance above a catalogue": "# svc: allow VSC304 because it is new\ncatalogue house extends itil4\n"
        + TWO,
        "opened, and without a heading": "user -> log : incidents\nstep log in engage opens b\n" + STREAM.format("b"),
        "an allowance for the file": TWO + "# svc: allow-file VSC404 because it is new\n",
        "two streams of one name": TWO.replace("two", "one"),
        "one stream alone": STREAM,
    },
)
def test_a_text_whose_chapters_depend_on_each_other_is_analysed_as_a_whole(text: str) -> None:
    assert findings(Versions(), text) is None


HOUSE = 'use "house.vsc"\n\n' + TWO.replace("stream two", "stream two follows house")
RESTING = {
    "a used file": HOUSE,
    "a used file that is not needed": 'use "house.vsc"\n' + TWO,
    "a used file, and a name that is not known": 'use "house.vsc"\n' + TWO.replace("incidents", "incident"),
    "a file that is not there": 'use "missing.vsc"\n' + TWO,
    "a catalogue of its own": "catalogue own extends itil4\n" + TWO.replace("stream one", "stream one follows own"),
    "a stream that is opened": TWO + "  step log in engage opens one\n",
    "streams that open each other": TWO.replace("one\n  user", "one\n  step a in engage opens two\n  user")
    + "  step log in engage opens one\n",
}


@every("text", RESTING)
def test_chapters_are_analysed_with_what_they_rest_on(text: str) -> None:
    known = Versions()
    for version in (text, "\n\n" + text, text + "  # a comment\n", text.replace("services", "service"), text):
        found = findings(known, version)
        assert found is not None
        assert found == fresh(version)


def test_a_change_of_a_stream_counts_for_those_that_open_it() -> None:
    text = STREAM.format("other") + TWO + "  step log in engage opens one\n"
    known = Versions()
    assert findings(known, text) == fresh(text)
    before = [*known.chapters]
    assert findings(known, text.replace("one\n  user -> engage", "one\n  user -> plan")) is not None
    assert [one is other for one, other in zip(before, known.chapters, strict=True)] == [True, False, False]


def test_another_used_file_counts_at_once() -> None:
    known, given = Versions(), {"house.vsc": USED["house.vsc"]}

    def analysed() -> tuple[Diagnostic, ...] | None:
        house = parse(Source("house.vsc", given["house.vsc"]))[0]
        scopes = Scopes(SHIPPED, DEFAULT, lambda file: [Brought(use, house) for use in file.uses])
        options = Options(EVERYTHING, TODAY, scopes)
        found = known.findings(Source("s.vsc", HOUSE.replace("services", "keys")), options)
        whole = analyse_source(Source("s.vsc", HOUSE.replace("services", "keys")), options=options)
        assert found == whole.diagnostics
        return found

    before = analysed()
    given["house.vsc"] = USED["house.vsc"].replace("keys", "badges")
    assert analysed() != before


def test_another_selection_counts_at_once() -> None:
    known = Versions()
    assert findings(known, TWO) == fresh(TWO)
    assert findings(known, TWO, Selection(ignored=["VSC4"])) == fresh(TWO, Selection(ignored=["VSC4"]))


def test_many_findings_are_limited_as_those_of_a_whole_text() -> None:
    many = "".join(f"stream s{number}\n" + "  user → engage : incidents\n" * 400 for number in range(3))
    assert findings(Versions(), many) is None
    guesses = "".join(f"stream s{number}\n" + "  usr -> egage : incidnts\n" * 60 for number in range(5))
    found = findings(Versions(), guesses)
    assert found is None or found == fresh(guesses)


@every(
    "text, cut",
    {
        "a comment above a heading goes with it": ("stream a\n\n# b\nstream b\n", ["stream a\n", "\n# b\nstream b\n"]),
        "a comment behind a statement stays": ("stream a # a\nstream b\n", ["stream a # a\n", "stream b\n"]),
        "a flow that begins with the word": ("a -> b\nstream -> b\n", ["a -> b\nstream -> b\n"]),
        "a key that begins with the word": ('a -> b\nstream : "x"\n', ['a -> b\nstream : "x"\n']),
        "a heading with a flow for a name": ("stream a\nstream b -> c\n", ["stream a\nstream b -> c\n"]),
        "lines that only end in \\r": ("stream a\rb\nstream b\n", ["stream a\rb\nstream b\n"]),
        "a line that seems empty": ("stream a\n\xa0# b\nstream b\n", ["stream a\n", "\xa0# b\nstream b\n"]),
    },
)
def test_a_text_is_cut_where_a_stream_begins(text: str, cut: list[str]) -> None:
    assert chapters(text) == cut
