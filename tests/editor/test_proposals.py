"""What may be done about a finding that has no fix of its own."""

import svc
from svc.editor.proposals import Proposal, proposals

TEXT = """\
stream s
  step log in engage
  user -> log : incidents
  log -> fix : user_support_tasks
  log -> deliver_support : change_requests
  log -> plan
"""


def proposed(name: str, text: str = TEXT) -> list[Proposal]:
    analysis = svc.analyse(text)
    finding = next(each for each in analysis.diagnostics if each.name == name)
    return [*proposals(analysis, finding)]


def applied(proposal: Proposal, text: str = TEXT) -> str:
    for (start, end), written in sorted(proposal.edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def test_a_flow_that_is_not_listed_may_carry_others() -> None:
    found = {each.title: each for each in proposed("unlisted-flow")}
    assert "write `user_support_tasks`" in found
    after = svc.analyse(applied(found["write `user_support_tasks`"]))
    assert "unlisted-flow" not in {each.name for each in after.diagnostics}


def test_a_flow_without_artefact_may_carry_one() -> None:
    found = proposed("unnamed-artefact")
    text = applied(found[0])
    assert "log -> plan : " in text
    assert "unnamed-artefact" not in {each.name for each in svc.analyse(text).diagnostics}


def test_an_unknown_end_may_be_a_step_where_its_flows_allow_that() -> None:
    found = proposed("unknown-name")
    assert [each.title for each in found] == [
        "declare step `fix` in Engage",
        "declare step `fix` in Deliver and support",
    ]
    assert applied(found[1]).splitlines()[2] == "  step fix in deliver_support"
    for each in found:
        names = {finding.name for finding in svc.analyse(applied(each)).diagnostics}
        assert not {"unknown-name", "unknown-artefact"} & names


def test_a_warning_may_be_allowed_at_the_end_of_its_line_or_above_it() -> None:
    [allowing] = [each for each in proposed("unnamed-artefact") if each.title.startswith("allow ")]
    assert "  log -> plan  # svc: allow unnamed-artefact because (say why)\n" in applied(allowing)
    text = TEXT.replace("log -> plan", "log -> plan # later")
    [allowing] = [each for each in proposed("unnamed-artefact", text) if each.title.startswith("allow ")]
    lines = applied(allowing, text).splitlines()
    assert lines[-2:] == ["  # svc: allow unnamed-artefact because (say why)", "  log -> plan # later"]
    assert "unnamed-artefact" not in {each.name for each in svc.analyse(applied(allowing, text)).diagnostics}


def test_an_error_can_not_be_allowed() -> None:
    assert not [each for each in proposed("unlisted-flow") if each.title.startswith("allow ")]
