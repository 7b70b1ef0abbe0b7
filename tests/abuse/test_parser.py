"""The parser and its files, ill-treated: every text and every byte is answered with findings, never a traceback.

What P09 nests and the `/*` of P12 are only long lines of nonsense here: the language has neither. P18 across files
waits until one file can use another. Time is not measured: what is no longer linear is felt.
"""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.checker.canonical_text import to_text
from svc.checker.pipeline import analyse_source
from svc.diagnostics import limits
from svc.project.sources import decode
from tests.support.marked import CASES, cases, codes, finding, text_of, words
from tests.support.tables import every
from tests.support.thorough import first, strides

GOOD = (
    "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
)
MEGABYTE = 1024 * 1024


def told(text: str) -> list[str]:
    """The codes of a text's findings, each once."""
    return sorted(set(codes(svc.analyse(text, "abuse.vsc").diagnostics)))


@pytest.mark.parametrize("text", ["", "\ufeff", "# one\n#two", "\n\n\r\n\r", " \t ", "\ufeff\n# one"])
def test_p01_nothing_to_say_is_a_valid_empty_file(text: str) -> None:
    analysis = svc.analyse(text)
    assert (analysis.diagnostics, analysis.streams, analysis.catalogues) == ((), (), ())


def test_p02_a_byte_order_mark_is_not_part_of_the_text() -> None:
    source, findings = decode(b"\xef\xbb\xbf" + b"nobody -> engage\n", "abuse.vsc")
    assert (source.text, findings) == ("nobody -> engage\n", [])
    told = finding("\ufeffnobody -> engage : incidents\n", "VSC201")
    assert told.range is not None
    assert (told.range.start.column, told.range.start.offset) == (1, 0)


@pytest.mark.parametrize("text", ["a\ufeff -> b\n", 'owner: "a\ufeffb"\n', "# a\ufeffb\n", "\ufeff\ufeffa -> b\n"])
def test_p02_a_byte_order_mark_elsewhere_is_reported(text: str) -> None:
    assert "U+FEFF" in finding(text, "VSC103").message


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (GOOD.encode("utf-16"), 0),
        (GOOD.encode("utf-16-be"), None),
        (b'owner: "Caf\xe9"\n', 11),
        (b"\xc0\xaf", 0),
        (b"ab\xe2\x86", 2),
        (b"\xed\xa0\x80", 0),
        (b"\xf4\x90\x80\x80", 0),
    ],
    ids=["utf-16", "utf-16-be", "latin-1", "overlong", "truncated", "surrogate", "beyond"],
)
def test_p03_what_is_not_utf8_is_reported_with_its_byte(data: bytes, offset: int | None) -> None:
    source, found = decode(data, "abuse.vsc")
    analysis = analyse_source(source, found)
    assert not [stream for stream in analysis.streams if stream.flows]
    if offset is None:  # NUL bytes are legal UTF-8, but no characters of a text
        assert set(codes(analysis.diagnostics)) >= {"VSC103"}
    else:
        (told,) = analysis.diagnostics
        assert (told.code, f"byte {offset} " in told.message) == ("VSC102", True)


CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"]


@pytest.mark.parametrize("text", ['owner: "a{}b"\n', "a -> b # c{}d\n", "a{}b -> c\n", "a -> {} b\n"])
@every("character", {f"U+{ord(character):04X}": character for character in CONTROLS})
def test_p04_a_control_character_is_reported_by_its_number(text: str, character: str) -> None:
    told = finding(text.format(character), "VSC103")
    assert f"U+{ord(character):04X}" in told.message
    assert character not in told.message + told.help


@pytest.mark.parametrize("text", ["\ud800 -> a\n", 'owner: "\udfff"\n', "# \udc80\n", "a\ud83d -> b\n"])
def test_p05_half_of_a_surrogate_pair_is_reported(text: str) -> None:
    assert finding(text, "VSC103").message.isascii()


@pytest.mark.parametrize("character", [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
@pytest.mark.parametrize("text", ['owner: "a{}b"\n', "a -> b # c{}d\n", "a{}b -> c\n"])
def test_p06_a_character_that_turns_text_round_is_an_error_anywhere(text: str, character: str) -> None:
    told = finding(text.format(character), "VSC104")
    assert told.level is svc.Level.ERROR
    assert f"U+{ord(character):04X}" in told.message


@pytest.mark.parametrize(
    "character", ["\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufe0f", "\U000e0041", "\U000e0101"]
)
def test_p07_a_character_without_width_in_a_name_is_an_error(character: str) -> None:
    text = f"step lo{character}g in engage\n"
    assert words(finding(text, "VSC103"), text) == character


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2003", "\u202f", "\u1680"])
def test_p07_a_space_that_is_not_one_is_an_error_with_a_fix(blank: str) -> None:
    text = f"customer{blank}-> engage : requests\n"
    told = finding(text, "VSC105")
    assert "looks like a space" in told.message
    assert told.fixes[0].edits[0].text == " "


@pytest.mark.parametrize(
    ("one", "two"), [("log", "lоg"), ("log", "Log"), ("file", "ﬁle"), ("a1", "a１"), ("ask", "аsk")]
)
def test_p08_names_that_look_alike_are_reported_at_both(one: str, two: str) -> None:
    text = f"step {one} in engage\nstep {two} in engage\n"
    alike = [each for each in svc.analyse(text).diagnostics if each.code == "VSC223"]
    assert [words(each, text) for each in alike] == [one, two]


@pytest.mark.parametrize("nested", ["{" * 100_000, "{" * 50_000 + "}" * 50_000, "(" * 100_000, "[" * 100_000])
def test_p09_what_would_be_nested_elsewhere_is_one_statement_here(nested: str) -> None:
    assert codes(svc.analyse(f"{nested}\n{GOOD}").diagnostics) == ["VSC101"]


@pytest.mark.thorough
def test_p10_tens_of_thousands_of_statements() -> None:
    stream = svc.analyse(GOOD * 10_000).file.streams[0]
    assert len(stream.flows) == 30_000


@every(
    "line",
    lambda: {
        "a name": "a" * limits.FILE, "names": "a, " * (limits.FILE // 3), "a text": '"' + "a" * (limits.FILE - 2),
        "a comment": "#" * limits.FILE,
    },
    stride=4,
)  # fmt: skip
def test_p10_one_line_of_eight_megabytes(line: str) -> None:
    assert len(svc.analyse(line).diagnostics) < 10


def test_p10_more_than_the_limit_is_reported() -> None:
    assert codes(svc.analyse("#" * (limits.FILE + 1)).diagnostics) == ["VSC110"]
    assert codes(decode(b"#" * (limits.FILE + 1), "abuse.vsc")[1]) == ["VSC110"]


@pytest.mark.parametrize("pumped", first(1, ["a", "\\", '"', '\\"', "“", "\\\\", '" ', "”“"]))
def test_p11_a_text_that_never_ends(pumped: str) -> None:
    text = 'owner: "' + pumped * (MEGABYTE // len(pumped)) + f"\n{GOOD}"
    analysis = svc.analyse(text)
    assert analysis.diagnostics
    assert len(analysis.file.streams[0].flows) == 3


@pytest.mark.parametrize(
    "pumped",
    first(
        4, ["-", ".", "1h..", "\u00a0", "--", "=", "1", "1.", "a.", "a-", " ", "\t", ":", ",", "→", "#", "_", "é", "%"]
    ),
)
def test_p11_every_sign_repeated(pumped: str) -> None:
    for text in (
        pumped * 20_000,
        f"a{pumped * 20_000}b",
        f"a -> b {pumped * 20_000}\n{GOOD}",
        f"\n{pumped}" * 10_000,
    ):
        assert svc.analyse(text).file is not None


@pytest.mark.parametrize("text", ["/*" * 100_000, "# " * 100_000, "#\n" * 50_000, "a -> b # no newline at the end"])
def test_p12_comments_without_end(text: str) -> None:
    assert set(told(text)) <= {"VSC101", "VSC201", "VSC402"}


def test_p13_newlines_of_all_systems_in_one_text() -> None:
    mixed = GOOD.replace("\n", "\r\n", 1).replace("tasks\n", "tasks\r")
    assert svc.analyse(mixed).streams == svc.analyse(GOOD).streams
    assert svc.analyse(mixed).diagnostics == ()


@strides(10)
def test_p14_a_hundred_thousand_errors_are_reported_up_to_a_limit(stride: int) -> None:
    found = svc.analyse("a b\n" * (100_000 // stride) + GOOD)
    assert len(found.diagnostics) == limits.FINDINGS + 1
    assert codes(found.diagnostics[-1:]) == ["VSC110"]
    assert len(found.file.streams[0].flows) == 3


@pytest.mark.parametrize(
    "value", ["9" * 4301 + "h", "1e999h", "NaN", "-0h", "+1h", "1_0h", "inf", "0x10h", "١h", "1.1.1h"]
)
def test_p15_a_number_that_is_none_is_reported(value: str) -> None:
    assert set(told(f"step log in engage takes {value}\n")) & {"VSC101", "VSC107"}
    assert set(told(f"log -> engage share {value[:-1]}%\n")) & {"VSC101", "VSC107"}


def test_p15_a_long_number_is_worth_what_it_says() -> None:
    assert str(svc.Duration.parse("999999999.123456789h")) == "999999999.123456789h"


@pytest.mark.parametrize(
    "name", ["class", "None", "__class__", "__init__", "__dict__", "self", "name", "flows", "step", "in"]
)
def test_p16_a_name_is_a_name_whatever_python_makes_of_it(name: str) -> None:
    text = f'{name}: "said"\nstep {name} in engage\nuser -> {name} : incidents\n{name} -> user\n'
    (stream,) = svc.analyse(text).streams
    assert stream.keys[name] == "said"
    assert stream.steps == (svc.Step(name, activity="engage"),)
    assert type(stream) is svc.Stream


@pytest.mark.parametrize("escape", [r"\u{110000}", r"\ud800", r"\x41", r"\0", r"\N{DIGIT ONE}", "\\😀"])
def test_p17_an_escape_of_elsewhere_is_reported(escape: str) -> None:
    assert told(f'owner: "a{escape}b"\n{GOOD}') == ["VSC111"]


@pytest.mark.parametrize(
    "text",
    [
        "step a in engage\nstep a in engage\n", "step a in engage\nparty a in user\n", 'owner: "a"\nowner: "b"\n',
        "stream a\nstream a\n", "catalogue a\ncatalogue a\n", "catalogue c\nartefact a\nartefact a\n",
        "catalogue c\nactivity a\nactivity a\n", "catalogue c\npractice a\npractice b alias a\n",
    ],
)  # fmt: skip
def test_p18_a_name_declared_twice_is_reported_at_both_places(text: str) -> None:
    told = finding(text, "VSC204")
    assert told.range is not None
    (first,) = told.related
    assert first.range is not None
    assert first.range.start.offset < told.range.start.offset


def _survives(text: str) -> None:
    """The promise to every text: an analysis whose findings stand within it, and streams that print."""
    analysis = svc.analyse(text, "abuse.vsc", select=["VSC"])
    for each in analysis.diagnostics:
        assert each.range is not None
        assert 0 <= each.range.start.offset <= each.range.end.offset <= len(text)
    for stream in analysis.streams:
        to_text(stream)


@given(st.binary(max_size=200))
def test_p19_random_bytes(data: bytes) -> None:
    source, found = decode(data, "abuse.vsc")
    assert analyse_source(source, found).file.name == "abuse.vsc"


@given(st.text(max_size=200))
def test_p19_random_characters(text: str) -> None:
    _survives(text)


@cases(stride=12)
def test_p19_a_case_cut_off_anywhere(case: Path) -> None:
    text = text_of(case)
    chance = random.Random(case.name)
    for end in chance.sample(range(len(text)), min(40, len(text))):
        _survives(text[:end])
        _survives(text[end:])


@cases(stride=12)
def test_p19_a_case_with_a_word_lost_or_doubled(case: Path) -> None:
    chance = random.Random(case.name)
    parts = text_of(case).split(" ")
    for place in chance.sample(range(len(parts)), min(20, len(parts))):
        _survives(" ".join(parts[:place] + parts[place + 1 :]))
        _survives(" ".join([*parts[:place], parts[place], *parts[place:]]))


def test_p19_all_cases_as_one_text() -> None:
    _survives("\n".join(text_of(case) for case in sorted(CASES.rglob("*.vsc"))))
