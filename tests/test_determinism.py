"""The same findings every time, and the same for texts that say the same: relations between a text and its changes."""

import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.model import title_of
from svc.strategies import valid_streams
from tests.marked import analysed, cases, codes, text_of

TELL_ALL = """
import sys, svc
from tests.marked import CASES, text_of
for case in sorted(CASES.rglob("*.vsc")):
    analysis = svc.analyse(text_of(case), select=["VSC"])
    print(repr(analysis.diagnostics))
    print(*map(svc.to_text, analysis.streams))
"""
ALIASES = svc.analyse(
    "catalogue aliases extends itil4\n"
    + "".join(f"activity {name} alias {name}_too\n" for name in svc.itil4.all_activities)
    + "".join(f"party {name} alias {name}_too\n" for name in svc.itil4.all_parties)
    + "".join(f"artefact {name} alias {name}_too\n" for name in svc.itil4.all_artefacts)
).catalogues[0]
NOTHING_NEW = svc.analyse("catalogue nothing_new extends itil4\n").catalogues[0]


def test_the_hash_seed_changes_nothing() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", TELL_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert b"VSC301" in outputs.pop()


@st.composite
def streams(draw: st.DrawFn) -> svc.Stream:
    """Streams, most of them spoilt: an arrow is missing, stands twice, or is turned round."""
    stream = attrs.evolve(draw(valid_streams()), keys={})
    flows = list(stream.flows)
    number = draw(st.integers(0, len(flows) - 1))
    flow = flows[number]
    turned = attrs.evolve(flow, source=flow.target, target=flow.source)
    flows[number : number + 1] = draw(st.sampled_from([[flow], [], [flow, flow], [turned]]))
    return attrs.evolve(stream, flows=flows)


def told(text: str) -> list[tuple[str, str, str]]:
    """Findings without their places: code, message, and the help."""
    return sorted((each.code, each.message, each.help) for each in analysed(text).diagnostics)


def told_of(stream: svc.Stream, catalogue: svc.Catalogue = svc.itil4) -> list[tuple[str, str]]:
    """Findings about a stream: code and message."""
    return sorted((each.code, each.message) for each in svc.check(stream, catalogue))


class TestStreamsThatSayTheSame:
    @given(streams(), st.randoms(use_true_random=False))
    def test_statements_in_another_order(self, stream: svc.Stream, chance: random.Random) -> None:
        heading, *statements = filter(None, svc.to_text(stream).split("\n"))
        found = [_quoted("\n".join([heading, *statements]))]
        chance.shuffle(statements)
        found.append(_quoted("\n".join([heading, *statements])))
        assert found[0] == found[1]

    @given(streams())
    def test_other_names(self, stream: svc.Stream) -> None:
        new = {name: f"{name}_x9" for name in _declared(stream)}
        renamed = attrs.evolve(
            _called(stream, new),
            steps=[attrs.evolve(step, name=new[step.name]) for step in stream.steps],
            parties=[attrs.evolve(party, name=new[party.name]) for party in stream.parties],
        )
        assert codes(svc.check(renamed)) == codes(svc.check(stream))

    @given(streams())
    def test_remarks_and_blank_lines(self, stream: svc.Stream) -> None:
        text = svc.to_text(stream)
        assert told(text.replace("\n", "  # a remark\n\n\t# another\n")) == told(text)

    @given(streams())
    def test_statements_over_several_lines(self, stream: svc.Stream) -> None:
        text = svc.to_text(stream)
        before_texts = re.sub(r' ("(?:[^"\\\n]|\\.)*")', "\n\\1", text)
        assert told(re.sub(r"(?m) (\w+ [\d.]+%)$", "\n# a remark\n\\1", before_texts)) == told(text)

    @given(streams())
    def test_newlines_of_other_systems(self, stream: svc.Stream) -> None:
        text = svc.to_text(stream)
        assert told(text.replace("\n", "\r\n")) == told(text.replace("\n", "\r")) == told(text)

    @given(streams())
    def test_artefacts_by_their_titles(self, stream: svc.Stream) -> None:
        titles = {name: f'"{title_of(each)}"' for name, each in svc.itil4.all_artefacts.items()}
        flows = [attrs.evolve(flow, artefacts=[titles[each] for each in flow.artefacts]) for flow in stream.flows]
        assert codes(svc.check(attrs.evolve(stream, flows=flows))) == codes(svc.check(stream))

    @given(streams())
    def test_a_catalogue_tailored_by_nothing(self, stream: svc.Stream) -> None:
        assert told_of(stream, NOTHING_NEW) == told_of(stream)

    @given(streams())
    def test_names_by_their_aliases(self, stream: svc.Stream) -> None:
        assert codes(svc.check(stream, ALIASES)) == codes(svc.check(stream))
        aliased = attrs.evolve(
            _called(stream, {name: f"{name}_too" for name in svc.itil4.ends if name not in _declared(stream)}),
            steps=[attrs.evolve(step, activity=f"{step.activity}_too") for step in stream.steps],
            parties=[attrs.evolve(party, party=f"{party.party}_too") for party in stream.parties],
        )
        assert codes(svc.check(aliased, ALIASES)) == codes(svc.check(stream))


@cases()
class TestCasesThatSayTheSame:
    def test_a_byte_order_mark(self, case: Path) -> None:
        text = text_of(case)
        assert analysed("\ufeff" + text).diagnostics == analysed(text).diagnostics

    @pytest.mark.parametrize("newline", ["\r\n", "\r", " \t\n"])
    def test_other_ends_of_lines(self, case: Path, newline: str) -> None:
        text = text_of(case)
        assert told(text.replace("\n", newline)) == told(text)

    def test_no_remarks(self, case: Path) -> None:
        text = bare = text_of(case)
        for comment in reversed(analysed(text).file.comments):
            if not re.match(r"# (svc|select):", comment.text):
                bare = bare[: comment.offsets[0]] + bare[comment.offsets[1] :]
        assert codes(analysed(bare).diagnostics) == codes(analysed(text).diagnostics)

    def test_no_indentation(self, case: Path) -> None:
        text = text_of(case)
        assert told(re.sub(r"(?m)^[ \t]+", "", text)) == told(text)


def _quoted(text: str) -> Counter[tuple[str, str]]:
    """Findings by their codes and the words under them; those told at the first of a group by their codes alone."""
    found: Counter[tuple[str, str]] = Counter()
    for each in svc.analyse(text).diagnostics:
        assert each.range is not None
        words = text[each.range.start.offset : each.range.end.offset]
        found[each.code, "" if each.code in ("VSC403", "VSC404") else words] += 1
    return found


def _called(stream: svc.Stream, new: dict[str, str]) -> svc.Stream:
    flows = [
        attrs.evolve(flow, source=new.get(flow.source, flow.source), target=new.get(flow.target, flow.target))
        for flow in stream.flows
    ]
    return attrs.evolve(stream, flows=flows)


def _declared(stream: svc.Stream) -> list[str]:
    return [step.name for step in stream.steps] + [party.name for party in stream.parties]
