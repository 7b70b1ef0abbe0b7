"""Comments that allow findings: what may be written in them, and the codes that they name."""

import svc
from svc.diagnostics import codes
from svc.editor.allowances import named_codes
from svc.editor.candidates import CandidateKind
from svc.editor.completion import completions
from svc.editor.syntax_context import syntax_context
from tests.support.tables import every

STREAM = "stream s\n  step log in engage\n  user -> log : incidents\n  log -> plan"


def offered(comment: str) -> list[str]:
    text = f"{STREAM} {comment}"
    return [each.text for each in completions(svc.analyse(text), len(text))]


@every(
    "comment, first",
    [
        ("# s", "svc: allow"),
        ("# svc: ", "allow"),
        ("# svc: allow-f", "allow"),
        ("# svc: allow ", "unnamed-artefact"),
        ("# svc: allow VSC4", "VSC303"),
        ("# svc: allow unnamed-artefact, ", "misleading-step"),
        ("# svc: allow unnamed-artefact ", "because"),
    ],
)
def test_an_allowance_is_offered_word_by_word(comment: str, first: str) -> None:
    assert first in offered(comment)[:3]


@every("comment", ["# ", "# later", "# a note about svc: ", "# svc: allow unnamed-artefact because ", "# svc: deny "])
def test_nothing_is_offered_where_a_comment_is_free_text(comment: str) -> None:
    assert offered(comment) == []


def test_only_what_can_be_allowed_is_offered_and_nothing_twice() -> None:
    found = offered("# svc: allow no-value, ")
    assert not {"no-value", "unlisted-flow", "unused-allowance"} & {*found}
    assert "no-demand" in found


def test_what_is_typed_of_a_name_with_hyphens_is_replaced_whole() -> None:
    text = f"{STREAM} # svc: allow unnamed-ar"
    assert text[slice(*syntax_context(text, len(text)).typed)] == "unnamed-ar"


def test_a_code_says_what_it_is() -> None:
    text = f"{STREAM} # svc: allow "
    found = completions(svc.analyse(text), len(text))
    assert all(each.kind is CandidateKind.CODE and each.because for each in found)
    assert found[0].title == codes.BY_NAME[found[0].text].code


def test_the_codes_of_an_allowance_are_found_finished_or_not() -> None:
    text = f"{STREAM} # svc: allow VSC303, no-value, nothing-known\n# VSC301 is no allowance\n"
    found = [*named_codes(svc.analyse(text))]
    assert [(each.code.name, text[slice(*each.span)]) for each in found] == [
        ("unnamed-artefact", "VSC303"),
        ("no-value", "no-value"),
    ]
