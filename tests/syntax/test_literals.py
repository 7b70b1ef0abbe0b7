"""The words of statements: texts, durations, percentages, pasted signs and names."""

import pytest

import svc
from svc.model import File
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.marked import codes, finding, fixed, words


def written(text: str) -> File:
    """What a text says."""
    return parse(Source("case.vsc", text))[0]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('"one" "two"', "one two"),
        ('"one"\n  "two"\n  # remark\n  "three"', "one two three"),
        (r'"say \"so\""', 'say "so"'),
        (r'"back\\slash"', "back\\slash"),
        (r'"two\nlines"', "two\nlines"),
        (r'"\\n"', "\\n"),
        ('""', ""),
        ('"# no comment"', "# no comment"),
        ('"\u00a0→ “kept”"', "\u00a0→ “kept”"),
    ],
)  # fmt: skip
def test_what_a_text_says(text: str, meant: str) -> None:
    file, findings = parse(Source("case.vsc", f"owner: {text}\n"))
    assert (file.streams[0].keys["owner"], findings) == (meant, [])


@pytest.mark.parametrize("escape", ["\\t", "\\x", "\\u", "\\ ", "\\é", "\\😀"])
def test_an_escape_that_means_nothing_is_kept_and_reported(escape: str) -> None:
    text = f'owner: "a{escape}b"\nstep log in engage\n'
    told = finding(text, "VSC111")
    assert words(told, text) == escape
    assert written(text).streams[0].keys["owner"] == f"a{escape}b"
    assert written(fixed(told.fixes[0], text)).streams[0].keys["owner"] == f"a{escape}b"


@pytest.mark.parametrize("text", ['"', '"abc', '"abc\\"', '"abc\\', '"a" "'])
def test_an_unclosed_text_ends_with_its_line(text: str) -> None:
    file, findings = parse(Source("case.vsc", f"owner: {text}\nlog -> engage : incidents\n"))
    assert codes(findings) == ["VSC112"]
    assert file.streams[0].flows == (svc.Flow("log", "engage", ["incidents"]),)


@pytest.mark.parametrize("value", ["90s", "30m", "1.5h", "2d", "1w", "30m..4h", "0s", "1d..1w", "999999999h"])
def test_durations(value: str) -> None:
    (stream,) = written(f"step log in engage waits {value} takes {value}\n").streams
    assert stream.steps[0].waits == stream.steps[0].takes == svc.Duration.parse(value)


@pytest.mark.parametrize(
    ("value", "fix"),
    [
        ("45", None), ("2x", None), ("-1h", "1h"), ("1e3h", None), ("1_0h", None), ("4h..30m", "30m..4h"),
        ("1.h", None), ("1hh", None), ("1h..2h..3h..4h..5h..6h", None), ("5%", None), ("1,500h", None),
        ("1d 7h", "15h"), ("1M", "1m"), ("P1M", None), ("1h..1d..30m", None), ("4h..1h..2h", "1h..2h..4h"),
    ],
)  # fmt: skip
def test_a_wrong_duration_keeps_its_statement(value: str, fix: str | None) -> None:
    text = f"step log in engage takes {value} by service_desk\nlog -> engage\n"
    told = finding(text, "VSC107")
    assert words(told, text) == value
    assert [edit.text for each in told.fixes for edit in each.edits] == ([fix] if fix else [])
    (step,) = written(text).streams[0].steps
    assert (step.takes, step.practices) == (None, ("service_desk",))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("45 minutes", "45m"), ("2 hours", "2h"), ("3 d", "3d"), ("+1h", "1h"), ("1h 45m", "1.75h"), ("2h30m", "2.5h"),
        ("2 h 30 m", "2.5h"), ("2 hours 30 minutes", "2.5h"), ("1d–3d", "1d..3d"), ("1d—3d", "1d..3d"),
        ("2-3d", "2d..3d"), ("1-2 days", "1d..2d"), ("1..2h", "1h..2h"), ("5m–1h 45m", "5m..1.75h"),
        ("5m-1h-4h", "5m..1h..4h"), ("1,5h", "1.5h"), ("1,5-2,5h", "1.5h..2.5h"), ("PT45M", "45m"), ("P2D", "2d"),
        ("PT1H30M", "1.5h"), ("PT1.5H", "1.5h"), ("pt45m", "45m"), ("P1W", "1w"),
    ],
)  # fmt: skip
def test_a_duration_with_a_slip_is_understood(value: str, meant: str) -> None:
    text = f"step log in engage takes {value} by service_desk\nlog -> engage\n"
    told = finding(text, "VSC107")
    assert words(told, text) == value
    assert [edit.text for each in told.fixes for edit in each.edits] == [meant]
    (step,) = written(text).streams[0].steps
    assert (step.takes, step.practices) == (svc.Duration.parse(meant), ("service_desk",))
    assert written(fixed(told.fixes[0], text)).streams[0].steps == (step,)


@pytest.mark.parametrize("value", ["0%", "85%", "99.5%", "100%"])
def test_percentages(value: str) -> None:
    (stream,) = written(f"step log in engage accurate {value}\nlog -> log share {value}\n").streams
    assert f"{stream.steps[0].accurate}%" == f"{stream.flows[0].share}%" == value


@pytest.mark.parametrize("value", ["85 %", "85 percent", "85,0%"])
def test_a_percentage_with_a_slip_is_understood(value: str) -> None:
    text = f"log -> engage : incidents share {value}\n"
    assert words(finding(text, "VSC107"), text) == value
    assert written(text).streams[0].flows == (svc.Flow("log", "engage", ["incidents"], share=85),)


@pytest.mark.parametrize("value", ["101%", "100.1%", "-1%", "85", "1e1%", "85%%", "0.85", "2h"])
def test_a_wrong_percentage_keeps_its_statement(value: str) -> None:
    text = f"log -> engage : incidents share {value}\n"
    told = finding(text, "VSC107")
    assert words(told, text) == value
    assert written(text).streams[0].flows == (svc.Flow("log", "engage", ["incidents"]),)


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("log → engage : incidents", "log -> engage : incidents"),
        ("log ⟶ engage", "log -> engage"),
        ("log –> engage", "log -> engage"),
        ("log => engage", "log -> engage"),
        ("log --> engage", "log -> engage"),
        ("log -> engage ： incidents， feedback", "log -> engage : incidents, feedback"),
        ("log -> engage when “urgent”", 'log -> engage when "urgent"'),
        ("log\u00a0-> engage", "log -> engage"),
        ("log\u3000-> engage", "log -> engage"),
    ],
)
def test_a_look_alike_is_an_error_whose_fix_is_the_plain_sign(pasted: str, plain: str) -> None:
    told = [each for each in svc.analyse(pasted).diagnostics if each.code == "VSC105"]
    text = pasted
    for each in reversed(told):
        text = fixed(each.fixes[0], text)
    assert told
    assert text == plain
    assert written(pasted).streams == written(plain).streams


def test_names_are_compared_in_nfc() -> None:
    (stream,) = written("step caf\u00e9 in engage\ncafe\u0301 -> caf\u00e9\n").streams
    assert (stream.flows[0].source, stream.flows[0].target) == ("caf\u00e9", "caf\u00e9")


@pytest.mark.parametrize("name", ["step_1", "_", "Übergabe", "要求", "नमस्ते", "ª"])
def test_a_name_is_an_identifier(name: str) -> None:
    assert parse(Source("case.vsc", f"{name} -> engage\n"))[1] == []


@pytest.mark.parametrize(
    ("name", "meant"), [("re-test", "re_test"), ("step.two", "step_two"), ("a/b", "a_b"), ("a😀", "a_")]
)
def test_what_is_not_a_name_is_reported_with_what_could_be_meant(name: str, meant: str) -> None:
    text = f"step {name} in engage\n"
    told = finding(text, "VSC106")
    assert words(told, text) == name
    assert written(fixed(told.fixes[0], text)) == written(text)
