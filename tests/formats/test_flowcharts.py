"""Flowcharts of Mermaid as streams: vertices of every shape, links of every kind, subgraphs, and what svc drew."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.diagnostics.errors import Error
from svc.formats.exchange import Imported
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.losses import Loss
from svc.formats.exchange.mermaid.reading import chart
from tests.support import ROOT
from tests.support.imported import flows
from tests.support.tables import every

STREAMS = sorted((ROOT / "tests/pictures/streams").glob("*.vsc"))


def imported(text: str) -> Imported:
    return svc.import_(text.encode(), "mermaid")


def lost(found: Imported) -> list[str]:
    return [f"{each.code} {each.where}: {each.what}" for each in found.losses]


def links(line: str) -> list[tuple[str, str, str]]:
    return [(each.source, each.label, each.target) for each in chart(f"flowchart LR\n{line}\n", Balance([])).links]


class TestLinks:
    @every(
        "line, expected",
        [
            ("A-->B", [("A", "", "B")]),
            ("A --- B", [("A", "", "B")]),
            ("A -.-> B ==> C", [("A", "", "B"), ("B", "", "C")]),
            ("A --x B --o C", [("A", "", "B"), ("B", "", "C")]),
            ("A -- some text --> B", [("A", "some text", "B")]),
            ("A -->|some text| B", [("A", "some text", "B")]),
            ('A -->|"a #quot;b#quot; (c)"| B', [("A", 'a "b" (c)', "B")]),
            ("A -. some text .-> B", [("A", "some text", "B")]),
            ("A == some text ==> B", [("A", "some text", "B")]),
            ("A & B --> C & D", [("A", "", "C"), ("A", "", "D"), ("B", "", "C"), ("B", "", "D")]),
            ("A e1@--> B", [("A", "", "B")]),
            ("A ----> B", [("A", "", "B")]),
            ("A -->\nB", [("A", "", "B")]),
            ("A-->B;B-->C;", [("A", "", "B"), ("B", "", "C")]),
        ],
    )
    def test_of_every_kind(self, line: str, expected: list[tuple[str, str, str]]) -> None:
        assert links(line) == expected

    def test_both_ways_are_two_flows(self) -> None:
        assert flows(imported("flowchart LR\nA <--> B")) == ["a -> b : ?", "b -> a : ?"]

    def test_invisible_ones_are_reported(self) -> None:
        assert lost(imported("flowchart LR\nA ~~~ B")) == ["VSC702 line 2: an unnamed invisible link"]


class TestVertices:
    @every(
        "written, label",
        [
            ("A[Log it]", "Log it"), ("A(Log it)", "Log it"), ("A([Log it])", "Log it"), ("A[[Log it]]", "Log it"),
            ("A[(Log it)]", "Log it"), ("A((Log it))", "Log it"), ("A(((Log it)))", "Log it"), ("A>Log it]", "Log it"),
            ("A{Log it}", "Log it"), ("A{{Log it}}", "Log it"), ("A[/Log it/]", "Log it"), ("A[/Log it\\]", "Log it"),
            ("A[\\Log it\\]", "Log it"), ("A[\\Log it/]", "Log it"), ("A(-Log it-)", "Log it"), ("A", "A"),
            ('A@{ shape: diam, label: "Log it" }', "Log it"), ("A[Log it]:::some-class", "Log it"),
            ('A["(x) #35; &amp; <b>y</b><br/>z"]', "(x) # & y\nz"),
            ('A["`**Log** it`"]', "Log it"), ("A[a\n  b]", "a b"),
        ],
    )  # fmt: skip
    def test_of_every_shape(self, written: str, label: str) -> None:
        losses: list[Loss] = []
        found = chart(f"flowchart TD\n  {written} --> B\n", Balance(losses))
        assert [each.words for each in found.vertices.values()] == [label, "B"]
        assert losses == []

    def test_diamonds_become_conditions(self) -> None:
        found = imported("flowchart TD\nA[Log] --> D{Known?}\nD -- yes --> B[Fix]\nD -->|no| C[Escalate]\n")
        assert flows(found) == ['log -> fix : ? when "Known?; yes"', 'log -> escalate : ? when "Known?; no"']
        assert [step.name for step in found.stream.steps] == ["log", "fix", "escalate"]

    def test_round_ends_begin_and_end_cases(self) -> None:
        found = imported("flowchart TD\nS((A call)) --> A[Log] --> E([Done])\n")
        (step,) = found.stream.steps
        assert (step.begins and step.begins.text, step.ends and step.ends.text) == ("A call", "Done")

    def test_subgraphs_are_lanes(self) -> None:
        text = "flowchart TD\nsubgraph one [1st Line]\nA --> B\nend\nsubgraph engage\nC\nend\nB --> C\none --> D\n"
        found = imported(text)
        assert [(step.name, step.activity, step.responsible) for step in found.stream.steps] == [
            ("a", "?", ("_1st_line",)), ("b", "?", ("_1st_line",)), ("c", "engage", ()), ("d", "?", ())
        ]  # fmt: skip
        assert lost(found) == ["VSC703 line 9: an end of a flow at the subgraph `1st Line`"]

    def test_an_empty_subgraph_that_a_link_joins_is_a_party(self) -> None:
        found = imported("flowchart TD\nsubgraph acme [ACME]\nend\nA --> acme\n")
        assert [party.title for party in found.stream.parties] == ["ACME"]
        assert (flows(found), lost(found)) == (["a -> acme : ?"], [])

    def test_what_is_known_by_its_title(self) -> None:
        assert flows(imported("graph LR\nU[User] -->|Incidents| A[Log]")) == ["user -> log : incidents"]

    def test_the_example_says_what_the_drawing_says(self) -> None:
        examples = ROOT / "examples/exchange"
        drawn = svc.import_((examples / "calls.drawio").read_bytes(), "drawio").stream
        found = imported((examples / "calls.mmd").read_text("utf-8")).stream
        assert found.steps == drawn.steps
        assert found.flows == drawn.flows[:3]

    def test_a_word_that_loses_its_end_to_an_arrow_is_reported(self) -> None:
        found = imported("flowchart LR\nA -- no-->B\nA -- yes-->C\nA -- no -->D\n")
        assert [each.wording for each in found.stream.flows] == ["n", "yes", "no"]
        assert lost(found) == ["VSC706 line 2: the end of `no`"]


class TestTheRest:
    def test_is_reported_with_its_line(self) -> None:
        found = imported(
            "---\ntitle: My chart\n---\n%%{init: {}}%%\nflowchart LR\n%% a comment\nA --> B\nclick A href \"x\"\n"
            "style A fill:#fff\nclassDef k fill:#fff\nclass A k\nlinkStyle 0 stroke:#fff\nclick --> c\nA --> B here\n"
        )  # fmt: skip
        assert found.stream.title == "My chart"
        assert lost(found) == [
            "VSC702 line 4: `%%{init: {}}%%`", 'VSC702 line 8: `click A href "x"`',
            "VSC702 line 9: `style A fill:#fff`",
            "VSC702 line 10: `classDef k fill:#fff`", "VSC702 line 11: `class A k`",
            "VSC702 line 12: `linkStyle 0 stroke:#fff`", "VSC702 line 13: `click --> c`", "VSC706 line 14: `here`",
            "VSC705 line 14: a flow from `a` to `b`",
        ]  # fmt: skip

    @every("text, found", [("sequenceDiagram\nA->>B: x", "sequenceDiagram"), ("", "no chart"), ("%% x", "no chart")])
    def test_other_charts_are_refused(self, text: str, found: str) -> None:
        with pytest.raises(Error, match=f"this is .*{found}.*: svc reads flowcharts"):
            imported(text)

    @given(st.text(alphabet='AB -->[](){}|&;:@"#%x.=~<\n/\\\u2028subgraphend', max_size=60))
    def test_any_text_is_read_or_reported(self, text: str) -> None:
        found = imported(f"flowchart LR\n{text}")
        assert svc.analyse(found.text).stream == found.stream

    @every(
        "piece",
        ["A --> B\n", "A[x\n", "A -- x\n", "A>x\n", "A@{ x\n", "subgraph x\n", "A --> ", "A & ", "A-- ", "[", '"', " "],
    )
    def test_long_texts_take_no_longer_for_each_line(self, piece: str) -> None:
        def taken(count: int) -> float:
            text = "flowchart LR\n" + piece * count
            started = time.process_time()
            chart(text, Balance([]))
            return time.process_time() - started

        taken(100)
        assert min(taken(8000) for _ in range(2)) < 16 * max(min(taken(1000) for _ in range(2)), 0.002)


class TestOurs:
    def test_what_it_does_not_carry_is_reported(self) -> None:
        step, flow = 'step a in plan responsible t note "n"', "a -> user : services arrives 2/d"
        text = f'stream s\n  owner: "x"\n  team t\n  {step}\n  {flow}\n'
        losses = svc.export(svc.analyse(text).stream, "mermaid").losses
        assert [each.what for each in losses] == [
            "the key `owner`", "the team `team t`", "the note `n`", "`arrives 2/d`", "responsible of `a`"
        ]  # fmt: skip

    @every("file", {each.stem: each for each in STREAMS})
    def test_comes_in_with_what_it_carries(self, file: Path) -> None:
        stream = svc.analyse(file.read_text("utf-8")).stream
        found = svc.import_(svc.export(stream, "mermaid").data, "mermaid")
        assert [each.title for each in found.stream.steps] == [each.title for each in stream.steps]
        for ours, theirs in zip(stream.steps, found.stream.steps, strict=True):
            assert (ours.activity, ours.waits, ours.takes, ours.accurate) == (
                theirs.activity, theirs.waits, theirs.takes, theirs.accurate
            )  # fmt: skip
            assert ours.practices == theirs.practices
        shares = [(each.when, each.share, len(each.artefacts)) for each in stream.flows if not each.wording]
        assert shares == [
            (each.when, each.share, len(each.artefacts)) for each in found.stream.flows if not each.wording
        ]  # fmt: skip


def test_a_title_with_signs_and_a_condition_in_several_lines_come_back() -> None:
    when = "the user who called is not content with it"
    text = (
        f'stream a "A <b> & \\"c\\""\n  step x in engage\n  step y in plan\n  x -> y : ? when "{when}"\n  y -> x : ?\n'
    )
    stream = svc.analyse(text.replace("\\\\", "\\")).file.streams[0]
    found = svc.import_(svc.export(stream, "mermaid").data, "mermaid", name="a").stream
    assert found.title == stream.title
    assert [(each.artefacts, each.when, each.wording) for each in found.flows] == [
        (("?",), when, None),
        (("?",), None, None),
    ]
