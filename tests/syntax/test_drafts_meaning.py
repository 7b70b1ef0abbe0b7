"""A line that svc proposes keeps every word in its role; where roles are not sure, none is proposed."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.diagnostics.diagnostic import Diagnostic
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.tables import every

SURE = {
    'user -> a when "VIP" : incidents': 'user -> a : incidents when "VIP"',
    "user -> a if urgent : incidents": 'user -> a : incidents when "urgent"',
    "user -> a (20%) : incidents": "user -> a : incidents share 20%",
    'user -> a : incidents when "fixed" 80 %': 'user -> a : incidents when "fixed" share 80%',
    'user -> a : incidents if "a  ; b" (80%)': 'user -> a : incidents when "a  ; b" share 80%',
    "user -> a : incidents 80 percent": "user -> a : incidents share 80%",
    "user -> a (incidents)": "user -> a : incidents",
    "a -> b [user support tasks]": "a -> b : user_support_tasks",
    "flow user -> a": "user -> a",
    "user -> a : incidents, feedback and changes": "user -> a : incidents, feedback, changes",
    "step a in activity engage": "step a in engage",
    "step a in engage by Risk Management and Strategy Management": (
        "step a in engage by risk_management, strategy_management"
    ),
    "step a in engage by Risk Management & Strategy Management": (
        "step a in engage by risk_management, strategy_management"
    ),
    "step a in engage by Service Validation and Testing": "step a in engage by service_validation_and_testing",
}
UNSURE = (
    'user -> a : when "x" incidents', 'user -> a : incidents unless "known"', 'user -> a : incidents except "x"',
    'user -> a : incidents if "x" else', "user -> a : incidents otherwise 20%", 'user -> a : incidents when not "x"',
    'user -> a : incidents if "x" or "y"', "user -> a : incidents not feedback", 'unless "known"',
    "user -> a : incidents share 0,2", "user -> a : incidents share 4/5", "user -> a : incidents 12,5%",
    "user -> a : incidents when load above 80%", "user -> a : level 2 incidents",
    "user -> a - incidents", "user -> a |incidents|", "user --incidents--> a", "user | a | incidents",
    "a -> b -> c : incidents when \"x\"", "user -> a and b", "user and customer -> a",
    "user -> a : Portfolio Decisions / Policies", "user -> a : incidents -- note", "user -> a : incidents by phone",
    'user -> a : "User support tasks" incidents', "user -> a : incidents and user support tasks",
    "f -> user : Services\n  purpose", 'f -> user : Services\n  in "x"',
    "step a in engage by service_desk dauert 5m", "step a in engage by incident_management for 3h",
    "step a in engage accurate 95 % maybe", "step a in engage with 3 people", "step Talk with user in engage",
    "step log (urgent) in engage", "step Do not reply in engage", "use acme file.vsc",
)  # fmt: skip
JOINED = re.compile(r"join the words")
NEGATIONS = {"unless", "except", "not", "otherwise", "else"}
NOISE = {
    "if", "when", "where", "only", "in", "case", "of", "the", "cases", "share", "percent", "flow", "from", "to", "then",
    "and", "or",
}  # fmt: skip
"""Words that may be told by the form of the line instead."""
PIECES = (
    "->", ":", ",", "user", "a", "incidents", "feedback", '"VIP"', '"not known"', '"a  b"', "when", "if", "share",
    "20%", "80", "%", "0,2", "4/5", "(", ")", "[", "]", "and", "&", "-", "|", "unless", "except", "not", "otherwise",
    "else", "purpose", "by", "for", "flow", "urgent",
)  # fmt: skip
TABLE = tuple(
    line.split() for line in (
        'user -> a : incidents when "VIP"', 'user -> a when "VIP" : incidents', "user -> a : incidents if urgent",
        "user -> a : incidents share 20%", "user -> a : incidents 80 % ( urgent )", "user -> a ( incidents )",
        "user , b -> a : incidents and feedback", "user -> a incidents", "user -> a -> b : incidents",
        'user -> a : "Incidents" , feedback when "VIP" share 20%', "from user to a : incidents", "user a : incidents",
    )
)  # fmt: skip


def told(text: str) -> list[Diagnostic]:
    return [each for each in parse(Source("draft.vsc", text))[1] if each.code == "VSC101"]


def proposed(text: str) -> list[list[str]]:
    """The lines that the findings of a text propose."""
    found = [each.help.partition("write:")[2] for each in told(text)]
    return [[line.strip() for line in lines.strip().split("\n")] for lines in found if lines]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@pytest.mark.parametrize("written", SURE)
def test_a_line_whose_roles_are_sure_is_proposed(written: str) -> None:
    assert proposed(written) == [[SURE[written]]]


@every("written", UNSURE)
def test_where_roles_are_not_sure_nothing_is_proposed(written: str) -> None:
    assert proposed(written) == []


@pytest.mark.parametrize("other", [*sorted(NEGATIONS), "for", "by", "when"])
def test_no_name_is_made_of_words_that_turn_or_begin_something(other: str) -> None:
    assert not any(JOINED.search(each.help) for each in told(f"user -> a : incidents {other} known"))


def test_words_of_two_lines_are_not_joined() -> None:
    assert not any(JOINED.search(each.help) for each in told("f -> user : Services\n  purpose"))


@pytest.mark.parametrize(
    ("line", "help"),
    {
        'party acme in "supplier"': 'did you mean `supplier` (without quotes) or `"Supplier"`?',
        'user -> engage : "incidents"': 'did you mean `incidents` (without quotes) or `"Incidents"`?',
        'step log in engage by "service_desk"': 'did you mean `service_desk` (without quotes) or `"Service desk"`?',
        'user -> "deliver_support" : incidents': (
            'did you mean `deliver_support` (without quotes) or `"Deliver and support"`?'
        ),
    }.items(),
)
def test_an_id_in_quotes_is_asked_about_without_them(line: str, help: str) -> None:
    helps = [each.help for each in svc.analyse(line).diagnostics if each.code in ("VSC201", "VSC202")]
    assert helps == [f"in quotes is a title: {help}"]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A line of the table with some of its words exchanged, added, left out or moved."""
    line = [*draw(st.sampled_from(TABLE))]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(line)))
        ways: tuple[list[str], ...] = (
            [*line[at : at + 1], draw(st.sampled_from(PIECES))],
            [draw(st.sampled_from(PIECES))],
            [],
            line[:2],
        )
        line[at : at + 1] = draw(st.sampled_from(ways))
    return " ".join(line)


@given(mutated())
def test_every_word_keeps_its_role(written: str) -> None:
    for lines in proposed(written):
        shown = "\n".join(lines)
        texts, bare = re.findall(r'"[^"]*"', written), re.sub(r'"[^"]*"', " ", written)
        assert not {*words(bare)} & NEGATIONS
        assert not Counter(set(words(written)) - NOISE) - Counter(set(words(shown)))
        assert all(text in shown for text in texts)
        assert Counter(re.findall(r"(\d+) ?%", bare)).keys() == Counter(re.findall(r"share (\d+)%", shown)).keys()
        for condition in re.findall(r'when "([^"]*)"', shown):
            opened = rf'(?:when|if|[(\[])[\s(\[]*(?:"{re.escape(condition)}"|{re.escape(condition)}\s*(?:[,:)\]]|$))'
            assert re.search(opened, written)
