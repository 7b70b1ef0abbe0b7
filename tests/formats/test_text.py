"""What the text report promises of any finding: the place, the words, marks under them, and nothing hostile."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.formats.findings.snippet import snippet
from svc.formats.findings.text import summary, text
from svc.text.source import Source


def reported(written: str, name: str = "a.vsc", coloured: bool = False) -> str:
    findings = svc.analyse(written, name=name).diagnostics
    return text(findings, {name: Source(name, written)}, coloured)


def test_a_finding_shows_its_place_its_line_and_what_to_write() -> None:
    written = "user -> engage : incident\nengage -> user : incidents_resolved\n"
    assert reported(written).startswith(
        "a.vsc:1:18: error[VSC202] unknown-artefact: unknown artefact `incident`\n"
        "1 | user -> engage : incident\n"
        "  |                  ^^^^^^^^\n"
        "  help: did you mean `incidents`?\n"
        "  fix: write `incidents`\n"
        "\n"
    )


def test_help_of_several_lines_is_aligned() -> None:
    lines = reported("engage -> plan : change_requests").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("  help: who gives"))
    assert lines[start + 1].startswith("        Engage may give Plan: ")


def test_a_related_place_in_another_line_of_the_file_is_quoted() -> None:
    shown = reported("step log in engage\nlog -> plan : change_requests\n")
    assert "  see: a.vsc:1:6: " in shown
    assert "1 | step log in engage\n  |      ---\n" in shown


def test_a_related_place_in_another_file_is_not_quoted() -> None:
    shown = reported("design_transition -> improve : performance_information\n")
    (line,) = [line for line in shown.splitlines() if "svc:itil4.vsc:" in line]
    following = shown.splitlines()[shown.splitlines().index(line) + 1]
    assert not following.startswith("220 |")
    assert following == ""


@pytest.mark.parametrize(
    ("line", "marked", "shown"),
    [
        ("ab cd", "cd", ("ab cd", "   ^^")),
        ("\tab", "ab", ("    ab", "    ^^")),
        ("日本 cd", "cd", ("日本 cd", "     ^^")),
        ("e\u0301 日本", "日本", ("e\u0301 日本", "  ^^^^")),
        ("a\x1bb cd", "cd", ("a\\x1bb cd", "       ^^")),
        ("a\u202eb", "\u202e", ("a<U+202E>b", " ^^^^^^^^")),
        ("ab", "", ("ab", "^")),
    ],
)
def test_marks_are_under_the_words(line: str, marked: str, shown: tuple[str, str]) -> None:
    source = Source("a.vsc", f"first\n{line}\r\nlast")
    start = source.text.index(line) + line.index(marked)
    assert snippet(source, source.range((start, start + len(marked)))) == shown


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_range_over_several_lines_is_marked_on_its_first(newline: str) -> None:
    source = Source("a.vsc", f"ab{newline}cd{newline}")
    assert snippet(source, source.range((1, len(source.text)))) == ("ab", " ^")


def test_a_long_line_is_cut_to_a_window_around_the_words() -> None:
    source = Source("a.vsc", "x" * 1000 + "WORD" + "y" * 1000)
    line, marks = snippet(source, source.range((1000, 1004))) or ("", "")
    assert line.startswith("...x")
    assert line.endswith("y...")
    assert len(line) < 120
    assert line[marks.index("^") : len(marks)] == "WORD"


def test_a_line_that_just_fits_is_not_cut() -> None:
    source = Source("a.vsc", "ab " + "c" * 40 + "\nnext")
    assert snippet(source, source.range((0, 3))) == ("ab " + "c" * 40, "^^^")


def test_nothing_is_quoted_of_a_text_that_could_not_be_read() -> None:
    before = Source("a.vsc", "ab\ncd")
    assert snippet(Source("a.vsc", ""), before.range((3, 3))) is None


@given(st.text(alphabet=st.characters(codec=None), max_size=60), st.data())
def test_no_line_can_break_the_report(line: str, data: st.DataObject) -> None:
    source = Source("a.vsc", line)
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = snippet(source, source.range((start, end)))
    assert (shown is None) == (line == "")
    for part in shown or ():
        assert not set(part) & set("\x00\x07\x08\r\n\x1b\x7f\x9b\u202e\u2066\ud800")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "no findings in 2 files"),
        ("user -> engage : incident", "1 error, 1 warning in 2 files"),
        ("engage -> plan", "1 warning, 1 note in 2 files"),
    ],
)
def test_the_summary_counts_by_level(written: str, told: str) -> None:
    findings = [each for each in svc.analyse(written).diagnostics if each.code in ("VSC202", "VSC402", "VSC303")]
    assert summary(findings, 2) == told


def test_the_summary_counts_one_file_as_one() -> None:
    assert summary([], 1) == "no findings in 1 file"


def test_colours_are_added_and_change_nothing_else() -> None:
    written = "step log in engage\nlog -> plan : change_requests\n"
    coloured = reported(written, coloured=True)
    assert "\x1b[1;31merror[VSC301]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == reported(written)


def test_findings_without_a_place_are_reported_without_one() -> None:
    findings = svc.check(svc.Stream(name="x", flows=[svc.Flow("engage", "plan", ["change_requests"])]))
    assert text(findings, {}).splitlines()[0].startswith(("error[", "warning["))


def test_a_suggested_fix_says_how_to_apply_it() -> None:
    shown = reported("engage -> user : feedback\n", "my streams/a.vsc")
    assert shown.endswith(
        "  suggested fix: reverse the flow\n"
        "                 to apply it: svc fix --select VSC301 'my streams/a.vsc'\n\n"
    )
    assert "to apply it" not in reported("engage -> user : feedback\n", "svc.toml")


def test_the_last_line_is_whole_without_a_newline() -> None:
    source = Source("a.vsc", "user -> x")
    assert snippet(source, source.range((8, 9))) == ("user -> x", "        ^")
