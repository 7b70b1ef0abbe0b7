"""Fixes, applied: each mends its finding, none makes an error, and what a person wrote beside them stays."""

from collections import Counter

import pytest

import svc
from svc.checker.fixer import Fixed, fixed
from svc.diagnostics.diagnostic import Applicability, Level
from svc.text.source import Source
from tests.support import ROOT
from tests.support.blocks import blocks
from tests.support.marked import analysed, codes
from tests.support.marked import fixed as with_fix
from tests.support.relaid import FILES, read
from tests.support.tables import every

SAFE = Applicability.SAFE
PAGES = sorted((ROOT / "docs").rglob("*.md"))
TEXTS = {f"{path.parent.name}/{path.stem}": read(path) for path in FILES} | {
    block.place: block.text for page in PAGES for block in blocks(page, "vsc")
}
each_text = every("text", TEXTS, stride=5)

each_manner = pytest.mark.parametrize("suggested", [False, True], ids=["safe", "suggested"])


def mend(text: str, *select: str, suggested: bool = False) -> Fixed:
    return fixed(Source("case.vsc", text), select, suggested=suggested)


@each_text
def test_a_fix_alone_removes_its_finding_and_adds_no_error(text: str) -> None:
    found = analysed(text).diagnostics
    for finding in found:
        for fix in finding.fixes:
            after = analysed(with_fix(fix, text)).diagnostics
            assert codes(after).count(finding.code) < codes(found).count(finding.code), fix.title
            assert _errors(after) <= _errors(found), fix.title


@each_manner
@each_text
def test_all_fixes_together_leave_nothing_to_fix_and_no_more_errors(text: str, suggested: bool) -> None:
    made = mend(text, suggested=suggested)
    found, left = analysed(text).diagnostics, svc.analyse(made.text, "case.vsc").diagnostics
    assert _errors(left) <= _errors(found)
    assert made.dropped == ()
    assert [fix for each in left for fix in each.fixes if suggested or fix.applicability is SAFE] == []
    assert made.suggested == tuple(each for each in left if each.fixes)
    assert mend(made.text, suggested=suggested) == Fixed(made.text, (), (), made.suggested)


@each_text
def test_comments_stay_unless_allowances_of_nothing_are_to_go(text: str) -> None:
    before, safe, suggested = (
        Counter(comment.text.rstrip() for comment in svc.analyse(each).file.comments)
        for each in (text, mend(text).text, mend(text, suggested=True).text)
    )
    assert safe == before
    assert all("svc:" in comment for comment in before - suggested)


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        pytest.param("step log on engage\n", "step log on engage\n", id="another word than in"),
        pytest.param("step a in plan waits 1h  waits 1h\n", "step a in plan waits 1h\n", id="a clause twice"),
        pytest.param(
            "step a in plan\n  waits 1h\n  waits 1h # c\n  takes 2h\n",
            "step a in plan\n  waits 1h\n  # c\n  takes 2h\n",
            id="a clause twice, with a comment",
        ),
        pytest.param("step a in plan waits 1h  waits 2h\n", "step a in plan waits 1h  waits 2h\n", id="two times"),
        pytest.param("a -> b\n\nuse 'x'\n", "a -> b\n\nuse 'x'\n", id="no use at all"),
        pytest.param('a -> b\r\nuse "x"\r\nb -> a\r\n', 'use "x"\r\na -> b\r\nb -> a\r\n', id="use below an arrow"),
    ],
)
def test_slips_of_form(given: str, mended: str) -> None:
    assert mend(given).text == mended


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        pytest.param("step log engage\n", "step log in engage\n", id="no in"),
        pytest.param('step log "Log" engage by p\n', 'step log "Log" in engage by p\n', id="no in before a clause"),
    ],
)
def test_slips_of_form_that_may_mean_something_else(given: str, mended: str) -> None:
    assert mend(given).text == given
    assert mend(given, suggested=True).text == mended


STREAM = """\
user -> engage : incidents
engage -> deliver_support : user_support_tasks
deliver_support -> user : services"""


@pytest.mark.parametrize(
    ("added", "left"),
    [
        pytest.param("user -> engage : incidents", "", id="an arrow"),
        pytest.param("user -> engage : incidents # c", "# c", id="an arrow with a comment"),
        pytest.param("user -> engage : incidents, feedback", "user -> engage : feedback", id="the first of a list"),
        pytest.param("user -> engage : feedback, incidents", "user -> engage : feedback", id="the last of a list"),
        pytest.param("user -> engage : incidents share 20%", None, id="with another share"),
        pytest.param("user -> engage : incidents # svc: allow VSC412 because c", None, id="with an allowance"),
    ],
)
def test_what_is_written_twice(added: str, left: str | None) -> None:
    expected = added if left is None else left
    assert mend(f"{STREAM}\n{added}\n").text == (f"{STREAM}\n{expected}\n" if expected else f"{STREAM}\n")


@pytest.mark.parametrize(
    ("added", "left"),
    [
        pytest.param("# svc: allow-file VSC303 because c", "", id="an allowance of nothing"),
        pytest.param("# svc: allow-file VSC303, VSC302 because c", "", id="allowances of nothing"),
        pytest.param(
            "# svc: allow-file VSC303, VSC408 because c\nuser -> engage : incidents",
            "# svc: allow-file VSC408 because c\nuser -> engage : incidents",
            id="one of two allowances",
        ),
    ],
)
def test_what_stands_for_nothing(added: str, left: str) -> None:
    text = f"{STREAM}\n{added}\n"
    assert mend(text).text == text
    assert mend(text, "VSC901").text == (f"{STREAM}\n{left}\n" if left else f"{STREAM}\n")


def test_the_findings_to_fix_can_be_chosen() -> None:
    text = "user → engage : incidnets\n"
    assert mend(text, "VSC1").text == "user -> engage : incidnets\n"
    assert mend(text, "unknown-artefact").text == "user → engage : incidents\n"
    assert mend(text, "VSC4").text == text


def test_a_fix_that_would_make_an_error_is_left_out_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{STREAM}\nuser -> engage : incidents\n"
    (duplicate,) = [each for each in svc.analyse(text).diagnostics if each.fixes]

    def told(source: Source, *_: object) -> list[svc.Diagnostic]:
        found = list(svc.analyse(source.text).diagnostics)
        return found if source.text == text else [*svc.analyse("a -> b : nothing_known").diagnostics, *found]

    monkeypatch.setattr("svc.checker.fixer.all_findings", told)
    assert mend(text) == Fixed(text, (), (duplicate,))


def test_one_bad_fix_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "user → engage : x1\nuser → engage : x2\nuser → engage : x3\n"

    def told(source: Source, *_: object) -> list[svc.Diagnostic]:
        found = list(svc.analyse(source.text).diagnostics)
        return [*found, *svc.analyse("{\n{").diagnostics] if "-> engage : x2" in source.text else found

    monkeypatch.setattr("svc.checker.fixer.all_findings", told)
    made = mend(text, "VSC105")
    assert made.text == "user -> engage : x1\nuser → engage : x2\nuser -> engage : x3\n"
    assert [each.range.start.line for each in made.dropped if each.range] == [2]


def test_more_findings_than_are_reported_are_fixed() -> None:
    made = mend("user → engage : incidents\n" * 1200, "VSC105")
    assert "→" not in made.text
    assert len(made.fixed) == 1200


def test_the_byte_order_mark_stays() -> None:
    assert svc.fix_text("\ufeffuser → engage : incidents") == "\ufeffuser -> engage : incidents"


def _errors(findings: tuple[svc.Diagnostic, ...]) -> int:
    return sum(finding.level is Level.ERROR for finding in findings)
