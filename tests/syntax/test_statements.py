"""Text to what was written: what is said of broken statements, and how little one of them costs."""

from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.model import File
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.marked import assert_as_marked, cases, codes, finding, text_of

STATEMENT = 'a statement: a flow such as "engage -> plan : incidents", a key, or a word such as "step"'
STEP_CLAUSES = 'a clause such as "by", "takes", "uses"'

BROKEN = {
    "engage": 'expected "->" or ":" after `engage`',
    "engage ->": "expected a step, a party or an activity after `->`",
    "engage -> plan :": "expected an artefact or a text in quotes after `:`",
    "engage -> plan : a,": "expected an artefact or a text in quotes after `,`",
    "engage -> plan : a b": 'expected "arrives", "as", "note", "share", "when", "," or the end of the line, found `b`',
    "engage -> plan a": 'expected "arrives", "as", "note", "share", "when", ":" or the end of the line, found `a`',
    "engage -> plan -> up": 'expected "arrives", "as", "note", "share", "when", ":" or the end of the line, found `->`',
    "engage plan": 'expected "->" or ":", found `plan`',
    "engage <- plan": 'expected "->" or ":", found `<`',
    "-> plan": f"expected {STATEMENT}, found `->`",
    "{": f"expected {STATEMENT}, found `{{`",
    "'text'": f"expected {STATEMENT}, found `'`",
    "step": "expected the name of the step after `step`",
    "step 1st in engage": "expected the name of the step, found `1st`",
    "step log": 'expected "in" and an activity after `log`',
    "step log engage": 'expected "in" and an activity, found `engage`',
    "step log in engage takes": "expected a duration after `takes`",
    "step log in engage takes soon": "expected a duration, found `soon`",
    "step log in engage accurate": "expected a percentage after `accurate`",
    "step log in engage by": "expected a practice after `by`",
    "step log in engage by a b": f'expected {STEP_CLAUSES}, "," or the end of the line, found `b`',
    "step log in engage in plan": f"expected {STEP_CLAUSES} or the end of the line, found `in`",
    "step log in engage opens": "expected a stream after `opens`",
    "engage -> plan share": "expected a percentage after `share`",
    "engage -> plan when urgent": "expected a text in quotes, found `urgent`",
    "owner:": "expected a text in quotes after `:`",
    "owner: Ada": "expected a text in quotes, found `Ada`",
    "party shop": 'expected "in" and an outside party after `shop`',
    "allow a -> b": 'expected ":" after `b`',
    "forbid a": 'expected "->" after `a`',
    "activity a input": "expected an artefact after `input`",
    "activity a input b from": "expected an activity or a party after `from`",
    "use": "expected a text in quotes after `use`",
}  # fmt: skip
"""Statements that make no sense, and what is said of them."""

HEADINGS = {
    "catalogue": "expected the name of the catalogue after `catalogue`",
    "catalogue x extends": "expected a catalogue after `extends`",
    "stream": "expected the name of the stream after `stream`",
    "stream x follows": "expected a catalogue after `follows`",
    "stream x extends y": 'expected "follows", a text in quotes or the end of the line, found `extends`',
    "catalogue x follows y": 'expected "extends", a text in quotes or the end of the line, found `follows`',
}

ADVICE = {
    "engage -> plan {": "a statement ends at the end of its line: there are no braces and no semicolons",
    "engage -> plan;": (
        "a statement ends at the end of its line: there are no braces and no semicolons\nwrite: engage -> plan"
    ),
    "engage -> plan when 'urgent'": 'texts are in double quotes\nwrite: engage -> plan when "urgent"',
    "// a remark": "a comment begins with #\nwrite: # a remark",
    "/* a remark */": "a comment begins with #\nwrite: # a remark",
    "step 2nd in engage": "a name does not begin with a digit\nwrite: step _2nd in engage",
}

GOOD = (
    'owner: "Ada"',
    "step log in engage",
    "step fix in obtain_build\n  by problem_management\n  # a remark\n  takes 2h",
    "party shop in customer",
    "shop -> log : requests",
    "log -> improve : feedback  share 20%  # a remark",
    'log -> shop : "Service performance reports"',
)


def _file(text: str) -> File:
    return parse(Source("case.vsc", text))[0]


@cases("syntax")
def test_a_text_is_reported_what_is_wrong_with_its_form(case: Path) -> None:
    assert_as_marked(text_of(case))


@pytest.mark.parametrize("statement", [*BROKEN, *HEADINGS])
def test_a_broken_statement_is_reported_once_in_words_of_the_language(statement: str) -> None:
    (told,) = parse(Source("case.vsc", statement))[1]
    assert (told.code, told.message) == ("VSC101", {**BROKEN, **HEADINGS}[statement])


@pytest.mark.parametrize("statement", ADVICE)
def test_what_comes_from_other_languages_is_advised_on(statement: str) -> None:
    assert finding(statement, "VSC101").help == ADVICE[statement]


@given(st.lists(st.sampled_from(sorted(BROKEN)), max_size=4), st.permutations(GOOD))
def test_each_broken_statement_is_one_finding_and_costs_no_neighbour(broken: list[str], good: list[str]) -> None:
    mixed = [each for pair in zip_longest(good, broken) for each in pair if each is not None]
    file, findings = parse(Source("case.vsc", "\n".join(mixed) + "\n"))
    assert codes(findings) == ["VSC101"] * len(broken)
    assert file.streams == _file("\n".join(good)).streams


@given(st.sampled_from(sorted(BROKEN)), st.sampled_from(sorted(BROKEN)))
def test_two_mistakes_are_two_findings(one: str, two: str) -> None:
    text = f"{one}\nuser -> engage : incidents\n{two}\n"
    messages = sorted(told.message for told in parse(Source("case.vsc", text))[1])
    assert messages == sorted([BROKEN[one], BROKEN[two]])


def test_a_statement_goes_on_where_a_line_begins_with_a_clause_word_or_a_text() -> None:
    long = (
        "step log\n"
        '    "Log it"  # a remark\n'
        '"and sort it"\n'
        "# a remark on a line of its own\n"
        "   in engage\n"
        "\tby service_desk,incident_management\n"
        "by problem_management\n"
        "takes 2h\n"
        "\n"
        "log -> log\n"
    )
    short = (
        'step log "Log it and sort it" in engage by service_desk, incident_management, problem_management takes 2h\n'
        "log -> log\n"
    )
    assert _file(long).streams == _file(short).streams


def test_a_blank_line_ends_a_statement() -> None:
    text = "step log in engage\n\n  takes 2h\nlog -> engage\n"
    (stream,) = _file(text).streams
    assert stream.steps[0].takes is None
    assert codes(parse(Source("case.vsc", text))[1]) == ["VSC101"]


@pytest.mark.parametrize(
    "text",
    [
        "# one",
        "# one\n",
        "\n  # one\n\n",
        "a -> b # one",
        "a -> b: c# one\n",
        'a -> b when "# none" # one',
        "step a in b\n # one\n takes 2h",
        "step a in b # one\n takes 2h",
        "step a in b\n\n # one\n\n",
        "stream s # one\na -> b",
        "catalogue c\nactivity a\n# one\ninput b\n",
        "a b # one",
        '"# none" # one',
        "a -> # one",
    ],
)
def test_comments_are_kept_wherever_they_are(text: str) -> None:
    (comment,) = _file(text).comments
    assert comment.text == "# one"
    assert text[slice(*comment.offsets[:2])] == "# one"


def test_comments_are_kept_in_their_order() -> None:
    text = '# one\na -> b # two\n# three\n  when "so" # four\n# five'
    assert [comment.text for comment in _file(text).comments] == ["# one", "# two", "# three", "# four", "# five"]


@pytest.mark.parametrize(
    ("file", "stream"),
    [
        ("restore.vsc", "restore"), ("a/b c.d.vsc", "b_c_d"), ("-", "stdin"), ("1st.vsc", "_1st"), (".vsc", "_vsc"),
        ("a-b.vsc", "a_b"), ("été.vsc", "été"),
    ],
)  # fmt: skip
def test_statements_above_the_first_section_are_a_stream_named_after_the_file(file: str, stream: str) -> None:
    analysis = svc.analyse("a -> b\nstream other\na -> b\n", name=file)
    assert [each.name for each in analysis.streams] == [stream, "other"]
    assert analysis.file.name == file


def test_there_is_no_unnamed_stream_without_statements() -> None:
    assert [each.name for each in _file("# a remark\n\nstream s\n").streams] == ["s"]


def test_a_broken_heading_opens_its_section_all_the_same() -> None:
    (one, two) = _file("a -> b\nstream two follows\nb -> c\n").streams
    assert (two.name, two.flows) == ("two", (svc.Flow("b", "c"),))
    assert one.flows == (svc.Flow("a", "b"),)


def test_a_broken_statement_keeps_what_it_would_declare() -> None:
    text = "stream s\n-> x\nparty shop\nstep log in\nallow a -> b : c\n"
    (stream,) = _file(text).streams
    assert [(each.word, each.name) for each in stream.broken] == [
        ("", None), ("party", "shop"), ("step", "log"), ("misplaced", None),
    ]  # fmt: skip
    assert [text[each.offsets[2] : each.offsets[3]] for each in stream.broken[1:3]] == ["shop", "log"]


def test_a_broken_heading_of_a_catalogue_opens_a_catalogue() -> None:
    told = svc.analyse('catalogue acme extends\nartefact own "Own"\n')
    assert ([each.name for each in told.file.catalogues], told.file.streams) == (["acme"], ())
    assert [each.code for each in told.diagnostics] == ["VSC101"]


@pytest.mark.parametrize("heading", ["catalogue", 'catalogue "Acme"', "catalogue 2nd", "catalogue acme from"])
def test_a_heading_without_a_name_opens_its_section_too(heading: str) -> None:
    told = svc.analyse(f'user -> engage : incidents\n{heading}\nartefact own "Own"\nallow engage -> plan : own\n')
    assert [each.code for each in told.diagnostics if each.code.startswith("VSC1")] == ["VSC101"]
    assert [[each.name for each in catalogue.artefacts] for catalogue in told.file.catalogues] == [["own"]]
    assert len(told.file.streams) == 1


@pytest.mark.parametrize("arrow", ["stream -> engage", 'catalogue: "x"', "stream -> catalogue : x"])
def test_a_word_of_a_heading_may_be_a_name(arrow: str) -> None:
    assert [each.name for each in _file(f"a -> b\n{arrow}\n").streams] == ["case"]
    assert _file(f"a -> b\n{arrow} , ,\n").catalogues == ()


def test_a_broken_declaration_declares_its_name_whatever_follows() -> None:
    told = svc.analyse("step log -> engage\nuser -> log : incidents\n")
    assert [(each.word, each.name) for each in told.file.streams[0].broken] == [("step", "log")]
    assert "VSC201" not in codes(told.diagnostics)


@pytest.mark.parametrize(
    ("text", "words", "message", "help"),
    [
        ('catalogue c\nowner: "x"\n', "owner", "the key `owner` does not belong in a catalogue", "stream my_stream"),
        ("catalogue c\nstep a in engage\n", "step", "`step` does not belong in a catalogue", "stream my_stream"),
        ("catalogue c\na -> b\n", "a -> b", "a flow does not belong in a catalogue", "stream my_stream"),
        ("stream s\nallow a -> b : c\n", "allow", "`allow` does not belong in a stream", "catalogue my_catalogue"),
    ],
)
def test_a_statement_in_the_wrong_section_is_reported_at_its_word(
    text: str, words: str, message: str, help: str
) -> None:
    told = [each for each in svc.analyse(text).diagnostics if each.code == "VSC109"]
    assert [each.message for each in told] == [message]
    for each in told:
        assert each.range is not None
        assert text[each.range.start.offset : each.range.end.offset] == words
        assert each.help == f'move it below a heading such as "{help}"'


def test_a_catalogue_is_read_as_it_is_written() -> None:
    (catalogue,) = _file('catalogue acme\nallow a -> b : c\nforbid b -> a : d because "one\\ntwo"\n').catalogues
    allowed, forbidden = catalogue.rules
    assert (allowed.word, allowed.source, allowed.target, allowed.because) == ("allow", "a", "b", None)
    assert (forbidden.word, forbidden.source, forbidden.target, forbidden.because) == ("forbid", "b", "a", "one\ntwo")


def test_sections_reach_from_heading_to_heading() -> None:
    text = "# before\na -> b\nstream t\nb -> c\ncatalogue c\n"
    file = _file(text)
    bodies = [text[slice(*each.body)] for each in (*file.streams, *file.catalogues)]
    assert bodies == ["# before\na -> b\n", "stream t\nb -> c\n", "catalogue c\n"]


@pytest.mark.parametrize(
    ("file", "name"), [("!.vsc", "_"), ("9.vsc", "_9"), ("a b.vsc", "a_b"), ("-", "stdin"), ("", "_")]
)
def test_an_unnamed_stream_is_named_after_its_file(file: str, name: str) -> None:
    assert [each.name for each in parse(Source(file, "a -> b\n"))[0].streams] == [name]


def test_a_character_without_width_is_not_part_of_a_name() -> None:
    file, told = parse(Source("a.vsc", "lo\u200bg -> b\n"))
    assert file.streams[0].flows == (svc.Flow("log", "b"),)
    assert [each.code for each in told] == ["VSC103"]
