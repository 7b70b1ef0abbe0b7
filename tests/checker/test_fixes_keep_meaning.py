"""Whatever `svc fix` applies unasked, the text means the same: what bound before is bound as it was, and no more."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc.checker.fixer import fixed
from svc.diagnostics.diagnostic import Applicability
from svc.semantics.bound import Arrow, BoundStream, Outcome
from svc.strategies import FAULTS, broken_texts, invalid_streams, texts
from svc.text.source import Source
from tests.support.tables import every
from tests.support.thorough import scaled

BOUND = (Outcome.LISTED, Outcome.INSIDE, Outcome.UNLISTED)
FLOW = (
    "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
)


class Said(NamedTuple):
    """An arrow as it is bound; None stands for what has no meaning."""

    source: str | None
    target: str | None
    artefacts: frozenset[str]
    when: str | None
    share: Decimal | None


UNCHANGED = [
    'user -> engage : incidents\nengage -> user : feedback when "refused"\n',
    "engage -> user : feedback\n",
    "obtain_build -> supplier : goods\n",
    "engage -> plan : product_and_service_portfolio\n",
    "engage -> customer\n",
    "user -> engage : incidents share 0.2\n",
    "user -> engage : incidents share 1\n",
    "user -> engage : incidents share 20\n",
    "user -> engage : incidents share 2h\n",
    "step log in engage accurate 0.95\nuser -> log : incidents\n",
    "step log in engage accurate 5d\nuser -> log : incidents\n",
    "step log in engage takes 5M\nuser -> log : incidents\n",
    "step log in engage takes 45x takes 46x\nuser -> log : incidents\n",
    "step log engage\nuser -> log : incidents\n",
    f"stream a follows itil5\n{FLOW}",
    f"stream a follows itil3\n{FLOW}",
    f"stream a follows itil\n{FLOW}",
    f"stream a follows acne\n{FLOW}catalogue acme extends itil4\n  allow engage -> user : feedback\n",
    f"stream a follows acme_uk\n{FLOW}catalogue acme_us extends itil4\n  allow engage -> user : feedback\n",
    "catalogue acme extends itil5\n  allow engage -> user : feedback\n",
    f"stream a\nstep log in engage opens build_v2\nuser -> log : incidents\nstream build_v1\n{FLOW}",
    'use "itil5.vsc"\nuser -> engage : incidents\n',
    "step team_a in engage\nuser -> team_b : incidents\n",
    "step log1 in engage\nuser -> log2 : incidents\n",
    "step log in engage by product_management\nuser -> log : incidents\n",
    "user -> engage : requests\n",
    "deliver_support -> improve : performance_information\n",
    f'owners: "the desk"\n{FLOW}',
    "user -> engage : incidents share 0.2\nuser -> engage : incidents share 0.3\n",
    "user -> engage : incidents share 50%\nuser -> engage : incidents share 50%\n",
    "step team_a in engage\nuser -> team_a : incidents\nuser -> team_b : incidents\n",
    f"# svc: allow-file VSC303 because the reason is ours\n{FLOW}",
    f'# svc: allow VSC401 because the board starts it\nuse "x.vsc"\n{FLOW}',
    'owner: "a\u202eb"\nuser -> engage : incidents\n',
    'user -> engage : incidents when "a"\n  when  # why\n  "a"\n',
    "# svc: allow-file VSC303 because it is\nuser -> engage : incidents  # svc: allow VSC301 because it is agreed\n",
    'owner: "a\x07b"\nuser -> engage : incidents\n',
    'owner: "a"\n\u00a0"b"\nuser -> engage : incidents\n',
    "step log «Log in engage\nuser -> log : incidents\n",
    "step log in engage waits 1h\u200btakes 2h\nuser -> log : incidents\n",
    "user -> engage : incidents ＃ 1, requests\n",
    "user -> engage ＃ svc: allow VSC303 because x\n",
    "user -> engage # sv\u200ec: allow VSC303 because x\n",
    "user -> engage # s\u200ev\x07c: allow VSC303 because x\n",
    "user -> engage # svc: allow VSC3\u200e03 because x\n",
    'user -> engage when "a"\n# svc: allow VSC303 because first\nwhen "a"\nuser -> engage when "b"\n',
    'user -> engage when "a"\n# svc: allow VSC303 because first\n\nwhen "a"\n\nuser -> engage when "b"\n',
    "step log in engage\n takes 1h\n# svc: allow VSC409 because z\n takes 1h\nstream t\nuser -> engage\n",
    "step log in engage\n takes 1h\n takes 1h # svc: allow VSC409 because z\nuser -> engage\n",
    "user -> engage : incidents, incidents # svc: allow VSC412 because z\n",
    "step users in engage\nusres -> users : incidents\n",
    "user -> engage : incidents\nengage -> enagge\n",
    "engage -> engag\n",
    "engag -> engagee\n",
    "engage -> engag\nuser -> engag : incidents\n",
    'step log "Log it in" in engage\nlog -> "Log it inn"\n',
    "step trial in engage\nuser -> trail : incidents\n",
    "step untied in engage\nuser -> united : incidents\n",
    f"stream a follows acme_1_1\n{FLOW}catalogue acme_11 extends itil4\n  allow engage -> user : feedback\n",
    f"stream a follows acmea\n{FLOW}"
    + "".join(f"catalogue {name} extends itil4\n  allow engage -> user : feedback\n" for name in ("acmeA", "Acmea")),
    f"stream a\nstep log in engage opens pay_21\nuser -> log : incidents\nstream pay_2_1\n{FLOW}",
    "step form_11 in engage\nuser -> form_1_1 : incidents\n",
]
"""Texts that mean something else, or perhaps so, with any of their fixes."""


@every("text", UNCHANGED)
def test_what_may_change_the_meaning_is_not_done_unasked(text: str) -> None:
    assert svc.fix_text(text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("user -> engage : «Incidents»\n", 'user -> engage : "Incidents"\n'),
        ("owner: »two« # „three“\n", 'owner: "two" # „three“\n'),
        ("owner: “two\\nlines”\n", 'owner: "two\\nlines"\n'),
        ('owner: “say "yes"”\n', 'owner: "say \\"yes\\""\n'),
        ("step log\x0bin\u2028engage\n", "step log in engage\n"),
        ("in\xadcidents -> engage\n", "incidents -> engage\n"),
        ("user\u00a0→ engage： incidents，feedback\n", "user -> engage: incidents,feedback\n"),
        ("step log in engage takes 45 minutes accurate 99.5 percent\n",
         "step log in engage takes 45m accurate 99.5%\n"),
        ("step log in Engage by servic_desk, Incident_Management\n",
         "step log in engage by service_desk, incident_management\n"),
        ("stream a follows ITIL4\n", "stream a follows itil4\n"),
        (f"stream a follows acmea\n{FLOW}catalogue acmeA extends itil4\n",
         f"stream a follows acmeA\n{FLOW}catalogue acmeA extends itil4\n"),
        ("# svc: allow VSC409 because z\nstep log in engage takes 1h takes 1h\n",
         "# svc: allow VSC409 because z\nstep log in engage takes 1h\n"),
        ("user -> engage # svc\u200e is fine\n", "user -> engage # svc is fine\n"),
        ("user -> engage : incidnets\n", "user -> engage : incidents\n"),
    ],
)  # fmt: skip
def test_what_is_only_written_wrong_is_corrected(text: str, after: str) -> None:
    assert svc.fix_text(text) == after


def test_a_suggested_fix_is_applied_on_request_or_by_its_code() -> None:
    text, after = "engage -> user : feedback\n", "user -> engage : feedback\n"
    assert svc.fix_text(text, suggested=True) == after
    assert svc.fix_text(text, select=["VSC301"]) == svc.fix_text(text, select=["unlisted-flow"]) == after
    assert svc.fix_text(text, select=["VSC3"]) == svc.fix_text(text, select=["VSC202"]) == text


@pytest.mark.parametrize(
    "written",
    [("incidnets", "incidents"), ("incidents", "incidnets"), ("incidnets", "incidents, incidnets")],
    ids=["the first", "the second", "a list"],
)
def test_flows_that_only_a_fix_has_made_the_same_both_stay(written: tuple[str, str]) -> None:
    text = "".join(f"user -> engage : {each}\n" for each in written)
    made = fixed(Source("a.vsc", text))
    assert made.text == text.replace("incidnets", "incidents")
    assert {each.code for each in made.suggested} == {"VSC408"}
    assert svc.fix_text(text, suggested=True) == "user -> engage : incidents\n"


def test_flows_that_are_the_same_in_other_signs_are_one() -> None:
    assert svc.fix_text(2 * "user → engage : incidents\n") == "user -> engage : incidents\n"


def test_a_flow_with_a_condition_or_a_share_is_not_turned_round() -> None:
    for clause in ('when "refused"', "share 20%"):
        text = f"engage -> user : feedback {clause}\n"
        assert svc.fix_text(text, suggested=True) == text


def test_a_fraction_is_asked_about() -> None:
    (told,) = [each for each in svc.analyse("user -> engage share 0.2\n").diagnostics if each.code == "VSC107"]
    assert (told.help, told.fixes) == ("did you mean `20%` or `0.2%`?", ())


@given(
    broken_texts(mistakes=3)
    | st.sampled_from(sorted(FAULTS)).flatmap(invalid_streams).map(lambda drawn: drawn.text)
    | texts(),
    st.data(),
)
@settings(max_examples=scaled(150))
def test_the_meaning_stays_whatever_is_written_wrong(text: str, data: st.DataObject) -> None:
    text = data.draw(mutated(text.removeprefix("\ufeff")))
    before = svc.analyse(text, "a.vsc", select=["VSC"])
    after = svc.analyse(fixed(Source("a.vsc", text)).text, "a.vsc", select=["VSC"])
    assert len(after.bound.streams) == len(before.bound.streams)
    for old, new in zip(before.bound.streams, after.bound.streams, strict=True):
        assert_means_the_same(old, new)


def assert_means_the_same(old: BoundStream, new: BoundStream) -> None:
    """All that was bound is bound as before; and nothing has come that no wrong statement had hidden."""
    was, now = old.stream, new.stream
    assert (now.name, now.title, now.keys) == (was.name, was.title, was.keys) or was.broken
    assert now.follows == was.follows or not old.judged
    steps = {each.name: each for each in reversed(now.steps)}
    for step in {each.name: each for each in reversed(was.steps)}.values():
        assert_kept(described(step, old), described(steps[step.name], new))
    arrows = [*said(new)]
    for arrow in said(old):
        assert any(keeps(arrow, each) for each in arrows), (arrow, arrows)
    if not was.broken:
        earlier = [*said(old)]
        assert len(now.steps) == len(was.steps)
        assert all(any(keeps(each, arrow) for each in earlier) for arrow in arrows)


def assert_kept(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Each value that had a meaning still has it. A line that made no sense may add practices to those before it."""
    for name, value in before.items():
        found = after[name][: len(value)] if value and name == "practices" else after[name]
        assert value is None or found == value, name


def keeps(before: Said, after: Said) -> bool:
    """Whether an arrow says what another one said, and perhaps what had no meaning there."""
    pairs = zip(before[:2] + before[3:], after[:2] + after[3:], strict=True)
    return all(one is None or one == two for one, two in pairs) and before.artefacts <= after.artefacts


def described(step: svc.Step, bound: BoundStream) -> dict[str, Any]:
    known = bound.catalogue.practice_names
    practices = [known.get(each) for each in step.practices]
    return {
        **attrs.asdict(
            step, recurse=False, filter=lambda each, _: each.name in ("title", "waits", "takes", "accurate")
        ),
        "activity": bound.catalogue.end_names.get(step.activity),
        "practices": None if None in practices else practices,
        "opens": step.opens if bound.opened(step.opens or "") else None,
    }


def said(bound: BoundStream) -> Iterator[Said]:
    for arrow in bound.arrows:
        source, target = (
            None if arrow.guessed or end.role is None else end.name for end in (arrow.source, arrow.target)
        )
        yield Said(source, target, frozenset(_artefacts(arrow)), arrow.when, arrow.share)


def _artefacts(arrow: Arrow) -> Iterator[str]:
    return (each.artefact for each in arrow.carried if each.artefact and each.outcome in BOUND)


def _without_a_letter(text: str, at: int, other: str) -> str:
    return text[:at] + text[at + 1 :]


def _swapped(text: str, at: int, other: str) -> str:
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _with_another(text: str, at: int, other: str) -> str:
    return text[:at] + other + text[at + 1 :]


def _with_one_more(text: str, at: int, other: str) -> str:
    return text[:at] + other + text[at:]


MUTATIONS: tuple[Callable[[str, int, str], str], ...] = (_without_a_letter, _swapped, _with_another, _with_one_more)
SIGNS = (
    "→", "=>", "“", "”", "«", "„", "：", "，", "％", "＃", "\u00a0", "\u3000", "\u200b", "\u202e", "\xad", "\x07",
    "\x0b", "\u2028", "\\", '"', "-", "_", "1", "s", "E", " ", "#", "\n", "0.2", "20", " M",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A text with up to four slips: signs that are missing, swapped, too many, or others."""
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(len(text) - 1, 0)))
        text = draw(st.sampled_from(MUTATIONS))(text, at, draw(st.sampled_from(SIGNS)))
    return text


def test_the_sample_has_safe_fixes_of_many_codes() -> None:
    """The property above is about something: mutated texts do carry safe fixes."""
    text = "user → engage : incidnets\nstep re-test in engage takes 45 minutes\n" + 2 * "plan -> engage\n"
    told = svc.analyse(text).diagnostics
    codes = {each.code for each in told for fix in each.fixes if fix.applicability is Applicability.SAFE}
    assert codes == {"VSC105", "VSC106", "VSC107", "VSC202", "VSC408"}
