"""Where findings stand: on the words that they quote, whatever the newlines and characters around them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.text.source import Source
from tests.support.marked import analysed, cases, reported, text_of, words

QUOTED = re.compile(r"`([^`]*)`")
STREAM = (
    "customer -> engage : requests\n"
    "engage -> plan : wishes\n"
    'step x in nowhere "still open\n'
    "engage -> customer : service_performance_reports\n"
)


@cases()
def test_a_finding_is_on_the_words_that_it_quotes(case: Path) -> None:
    text = text_of(case)
    for finding in analysed(text).diagnostics:
        for quoted in QUOTED.findall(finding.message):
            assert quoted in words(finding, text), finding.message


@cases()
def test_line_column_and_offset_agree(case: Path) -> None:
    text = text_of(case)
    lines = re.split(r"(?<=\n)", text)
    for finding in analysed(text).diagnostics:
        assert finding.range is not None
        for point in (finding.range.start, finding.range.end):
            assert point.offset == sum(map(len, lines[: point.line - 1])) + point.column - 1


@cases()
def test_related_places_are_in_a_known_text(case: Path) -> None:
    text = text_of(case)
    for finding in analysed(text).diagnostics:
        for related in finding.related:
            assert related.file in ("case.vsc", "svc:itil4.vsc")
            assert related.range is not None
            assert related.range.start.offset < related.range.end.offset


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@cases()
def test_newlines_of_any_system_give_the_same_lines_and_columns(case: Path, newline: str) -> None:
    text = text_of(case)
    found = [analysed(each).diagnostics for each in (text, text.replace("\n", newline))]
    one, other = (
        [
            (each.code, each.message, each.range and (each.range.start.line, each.range.start.column))
            for each in findings
        ]
        for findings in found
    )
    assert one == other


def test_mixed_newlines_count_once_each() -> None:
    source = Source("case.vsc", "a\r\nb\rc\nd\n\re")
    assert [source.position(source.text.index(letter)).line for letter in "abcde"] == [1, 2, 3, 4, 6]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c"])
def test_nothing_else_ends_a_line(character: str) -> None:
    source = Source("case.vsc", f"a{character}b\nc")
    assert source.position(len(source.text)).line == 2
    assert source.line(1) == f"a{character}b"


@pytest.mark.parametrize("before", ["\t", "\t  \t", "party é in customer  # 😀 🇩🇪 नमस्ते\n\t", '"😀" "é" # 😀\r\n'])
def test_columns_count_code_points(before: str) -> None:
    text = f"{before}engage -> nowhere : incidents\n"
    (finding,) = (each for each in svc.analyse(text).diagnostics if each.message.endswith("`nowhere`"))
    assert finding.range is not None
    assert finding.range.start.offset == text.index("nowhere")
    assert finding.range.start.column == text.index("nowhere") - max(text.rfind("\n", 0, text.index("nowhere")), -1)


def test_a_byte_order_mark_moves_nothing() -> None:
    assert svc.analyse("\ufeff" + STREAM).diagnostics == svc.analyse(STREAM).diagnostics


@given(st.integers(0, 5), st.integers(0, 5))
def test_spaces_around_move_places_by_their_number(above: int, before: int) -> None:
    moved = "\n" * above + "\n".join(" " * before + line for line in STREAM.split("\n"))
    expected = {(line + above, level, code) for line, level, code in reported(svc.analyse(STREAM).diagnostics)}
    found = svc.analyse(moved).diagnostics
    assert reported(found) == expected
    assert [words(each, moved) for each in found] == [words(each, STREAM) for each in svc.analyse(STREAM).diagnostics]


def test_what_concerns_a_whole_stream_is_at_its_heading() -> None:
    text = "engage -> plan : demands\nstream two\nengage -> plan : demands\n"
    findings = [each for each in svc.analyse(text).diagnostics if each.code == "VSC401"]
    assert [words(each, text) for each in findings] == ["engage -> plan : demands", "two"]
