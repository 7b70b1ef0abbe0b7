"""Files with very many findings: a rule makes no more of them than are reported, unless a comment may allow some."""

from svc.checker.analysis import register
from svc.checker.pipeline import Options, analyse_source
from svc.diagnostics import limits
from svc.text.source import Source

REPEATS = 3 * limits.FINDINGS
TEXT = (
    "stream many\n  step log in engage\n  step fix in deliver_support\n  user -> log : incidents\n"
    + "  log -> fix : user_support_tasks\n" * (REPEATS + 1)
    + "  fix -> user : delivered_services\n"
)


def _codes(text: str, limited: bool = True) -> list[str]:
    return [each.code for each in analyse_source(Source("many.vsc", text), (), Options(limited=limited)).diagnostics]


def test_as_many_findings_as_the_limit_are_reported_and_one_says_so() -> None:
    assert _codes(TEXT) == ["VSC408"] * limits.FINDINGS + ["VSC110"]


def test_without_a_limit_all_are_found() -> None:
    assert _codes(TEXT, limited=False) == ["VSC408"] * REPEATS


def test_an_allowance_silences_all_of_them() -> None:
    analysis = analyse_source(Source("many.vsc", "# svc: allow-file VSC408 because they are drawn so\n" + TEXT))
    assert analysis.diagnostics == ()
    assert [each.silenced for each in register(analysis)] == [REPEATS]
