"""A stream in words: what is told, how it is laid out, and that no text breaks out of it."""

import re
from itertools import pairwise

import markdown
import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

import svc
from svc.pictures.description import account, running, written
from svc.pictures.scene.annotations import within
from svc.text.escape import markdown_prose, terminal
from tests.support.hostile import texts
from tests.support.pictures import RESTORE
from tests.support.tables import every

TEXT = """\
Restore a live service
Stream restore, on the catalogue itil4.
Demand: It is down
Value: services delivered to customers and users

Parties
  Cloud supplier (Supplier)
  User

Steps
  1. Log it (Engage)
       by service desk, incident management
  2. Diagnose and restore (Deliver and support)
       waits 2 hours, takes 45 minutes, 85% complete and accurate
  3. Build a fix (Obtain or build)
  4. Release the fix (Design and transition)

Flows
  User gives incidents to 1 Log it
  1 Log it gives user support tasks to 2 Diagnose and restore
  2 Diagnose and restore gives change requests to 3 Build a fix (20% code must change)
  Cloud supplier gives goods and services to 3 Build a fix
  3 Build a fix gives service components to 4 Release the fix
  4 Release the fix gives new and changed products and services to 2 Diagnose and restore
  2 Diagnose and restore gives services delivered to customers and users to User (80%)

Alternatives
  From 2 Diagnose and restore
    20% code must change: to 3 Build a fix
    80%: to User

Measures
  Cases that begin with user -> log
    Lead time: 3h 26m, exact
    Lead time, 50%: 2h 45m, simulated
    Lead time, 85%: 5h 30m, simulated
    Lead time, 95%: 5h 30m, simulated
    Work: 56m 15s, exact
    Wait: 2h 30m, exact
    Flow efficiency: 27.27%, exact
    Rolled accuracy: 85%, exact
    Rework: 20%, exact
    Hand-overs: 1.75, exact
    Not known: how long log takes, how long fix takes, how long release takes
  Cases that begin with cloud -> fix
    Lead time: 3h 26m, exact
    Lead time, 50%: 2h 45m, simulated
    Lead time, 85%: 5h 30m, simulated
    Lead time, 95%: 5h 30m, simulated
    Work: 56m 15s, exact
    Wait: 2h 30m, exact
    Flow efficiency: 27.27%, exact
    Rolled accuracy: 85%, exact
    Rework: 100%, exact
    Hand-overs: 2.75, exact
    Not known: how long fix takes, how long release takes

Four dimensions
  Organizations and people: nothing
  Information and technology: Incidents, User support tasks, Change requests, Goods and services, \
Service components, New and changed products and services, Services delivered to customers and users
  Partners and suppliers: Cloud supplier
  Value streams and processes: Service desk, Incident management

No errors and no warnings.
"""

MARKDOWN = """\
# Ask \\# 1\\*

Stream `ask`, on the catalogue `itil4`.

- **Demand:** incidents

## Parties

- User

## Steps

1. Engage (Engage)
2. Plan (Plan)

## Flows

- User gives incidents to 1 Engage
- 1 Engage gives change requests to 2 Plan

## Measures

- Not known: how long its steps take

## Four dimensions

- Organizations and people: nothing
- Information and technology: Incidents, Change requests
- Partners and suppliers: nothing
- Value streams and processes: nothing

## Findings

- VSC301 error: Engage does not give “change\\_requests” to Plan (line 3).
"""

dialect = MarkdownIt("gfm-like")
"""The Markdown of forges, which links addresses with their schemes."""
assert dialect.linkify is not None
dialect.linkify.set({"fuzzy_link": False}).add("//", None)


def told(text: str, format: str) -> str:
    analysis = svc.analyse(text, "test.vsc", ignore=["VSC4"])
    bound = analysis.bound.streams[0]
    return written(bound, within(bound.stream, analysis.diagnostics), format)


@pytest.mark.parametrize(("rate", "words"), [("5/h", "5 in an hour"), ("20/d", "20 in a working day")])
def test_arrivals_are_so_many_in_a_time(rate: str, words: str) -> None:
    text = f"stream s\n  user -> engage : incidents arrives {rate}\n  engage -> user\n"
    assert f"{words} arrive" in told(text, "text")


def test_a_practice_has_its_title_and_one_that_is_not_known_its_name() -> None:
    catalogue = 'catalogue house extends itil4\n  practice helpers "First line"\n'
    text = (
        catalogue + "stream s follows house\n  step log in engage by helpers, other_people\n  user -> log : incidents\n"
    )
    assert "by first line, other people" in told(text, "text")


def test_the_text_shows_all_there_is() -> None:
    assert told(RESTORE, "text") == TEXT


def test_the_markdown_shows_what_is_wrong() -> None:
    text = 'stream ask "Ask # 1*"\nuser -> engage : incidents\nengage -> plan : change_requests\n'
    assert told(text, "markdown") == MARKDOWN


def many_steps(count: int) -> svc.Stream:
    names = [f"s{number}" for number in range(count)]
    steps = [svc.Step(name, activity="engage", practices=["service_desk"]) for name in names]
    flows = [svc.Flow(name, after, ["incidents"]) for name, after in pairwise(["user", *names, "user"])]
    return svc.Stream("many", steps=steps, flows=flows)


def nesting(page: str) -> list[str]:
    """The tags of lists and items, as they open and close, without what is between them."""
    return re.findall(r"</?(?:ol|ul|li)(?: start=.\d+.)?>", page)


@pytest.mark.parametrize(
    "stream", [svc.analyse(RESTORE).stream, many_steps(12), many_steps(101)], ids=["4", "12", "101"]
)
def test_steps_keep_their_numbers_and_details_in_every_markdown(stream: svc.Stream) -> None:
    text = svc.describe(stream, "markdown")
    python, forge = markdown.markdown(text), MarkdownIt("commonmark").render(text)
    assert nesting(python) == nesting(forge)
    numbered = forge.split("<ol>")[1].split("</ol>")[0]
    steps = len(stream.steps)
    details = sum(1 for step in stream.steps for said in (step.practices, step.waits or step.takes) if said)
    assert forge.count("<ol>") == python.count("<ol>") == 1
    assert numbered.count("<li>") == steps + details
    assert numbered.count("<ul>") == sum(1 for step in stream.steps if step.practices or step.waits or step.takes)


def test_a_program_gets_the_same_words() -> None:
    assert svc.describe(svc.analyse(RESTORE).stream) == TEXT
    assert svc.describe(svc.analyse(RESTORE).stream, "markdown").startswith("# Restore a live service\n")
    with pytest.raises(svc.Error, match="no format `html` of descriptions: choose text or markdown"):
        svc.describe(svc.analyse(RESTORE).stream, "html")


def test_a_catalogue_may_be_given() -> None:
    catalogue = svc.analyse('catalogue c\n  activity engage "Front desk"\n  party user').catalogues[0]
    assert "(Front desk)" in svc.describe(svc.Stream("a", flows=[svc.Flow("user", "engage")]), catalogue=catalogue)


def test_what_the_picture_says_is_said_of_the_stream_too() -> None:
    bound = svc.analyse(RESTORE).bound.streams[0]
    said, laid_out = running(bound), told(RESTORE, "text")
    for part in account(bound).parts:
        for item in part.items:
            assert item.text in laid_out
            assert item.text in said or part.heading == "Alternatives"
            assert all(detail in said or part.heading == "Alternatives" for detail in item.details)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ("takes 1m", "takes 1 minute"),
        ("takes 1.5h", "takes 1.5 hours"),
        ("waits 30m..4h", "waits 30 minutes to 4 hours"),
        ("waits 1d..2d takes 90s", "waits 1 to 2 working days, takes 90 seconds"),
        ("waits 1w accurate 99.5%", "waits 1 working week, 99.5% complete and accurate"),
        ("waits 0s accurate 0%", "waits 0 seconds, 0% complete and accurate"),
    ],
)
def test_times_are_read_out_in_words(times: str, words: str) -> None:
    assert f"\n       {words}\n" in told(f"step a in plan {times}\n", "text")


def test_flows_of_one_case_go_together() -> None:
    text = 'step a in plan\na -> engage when "busy"\na -> improve when "busy"\na -> a share 5%\n'
    assert "  From 1 A\n    busy: to 2 Engage, 3 Improve\n    5%: to 1 A\n" in told(text, "text")


def test_a_step_says_what_it_opens_and_a_stream_what_it_follows() -> None:
    text = told("stream a follows acme\n  step b in plan opens c\n", "text")
    assert "\n       opens c\n" in text
    assert "Stream a, on the catalogue acme." in text
    assert "VSC201 error" in text


def test_a_stream_of_nothing_is_reported() -> None:
    assert told("stream nothing\n", "text") == "Nothing\nStream nothing, on the catalogue itil4.\n"
    assert told("stream nothing\n", "markdown") == "# Nothing\n\nStream `nothing`, on the catalogue `itil4`.\n"


@given(texts)
def test_a_text_stays_in_its_line(hostile: str) -> None:
    stream = svc.Stream("s", hostile, keys={"note": hostile}, steps=[svc.Step("a", hostile, "plan")])
    plain = svc.describe(svc.Stream("s", "x", keys={"note": "x"}, steps=[svc.Step("a", "x", "plan")]))
    lines = svc.describe(stream).splitlines()
    assert len(lines) - len(plain.splitlines()) in (0, -1), "a key without words is no line"
    assert all(line == terminal(line) for line in lines)


@given(texts)
def test_no_text_is_markup_in_markdown(hostile: str) -> None:
    hostile = " ".join(hostile.split())
    for before in ("", "# ", "- ", "1. ", "- **Key:** "):
        tokens = dialect.parse(f"{before}{markdown_prose(hostile)}x\n")
        blocks = [token.type for token in tokens if token.type != "inline"]
        expected = [token.type for token in dialect.parse(f"{before}x\n") if token.type != "inline"]
        assert blocks == expected
        assert (
            _shown(tokens) == f"{'Key:' if 'Key' in before else ''}{' ' if 'Key' in before else ''}{terminal(hostile)}x"
        )


@every(
    "text",
    [
        "https://example.org", "a@example.org", "@all", "#12", "!3", "- a", "1. a", "1) a", "+ a", "=", "---", "> a",
        "a | b", "<script>x</script>", "<!-- a", "&lt;", "**a**", "_a_", "~~a~~", "`a`", "[a](b)", "![a](b)", "\\",
        "a\\", "    code", "\tcode", "```", "# a #", "mailto:a@b.c", "$a$", "[x]: y", "[ ] a", ":smile:", "ftp://a.b",
    ],
)  # fmt: skip
def test_signs_of_markdown_are_shown(text: str) -> None:
    said = " ".join(text.split())
    for before in ("", "# ", "- ", "1. "):
        tokens = dialect.parse(f"{before}{markdown_prose(text)}\n")
        assert _shown(tokens) == said
        assert "link_open" not in [child.type for token in tokens for child in token.children or ()]


@pytest.mark.parametrize("text", ["@all", "see @all", "#12", "a!3", "&4", "see WWW.a.b", "https://a.b"])
def test_what_would_call_somebody_is_parted(text: str) -> None:
    assert "<!-- -->" in markdown_prose(text)


def _shown(tokens: list[Token]) -> str:
    """What a reader sees of parsed Markdown."""
    shown = ""
    for token in tokens:
        for child in token.children or ():
            assert child.type in ("text", "text_special", "strong_open", "strong_close", "html_inline"), child
            assert child.type != "html_inline" or child.content == "<!-- -->"
            shown += "" if child.type == "html_inline" else child.content
        assert token.type not in ("html_block", "code_block", "fence")
    return shown


PROMISED = """\
stream s "S"
  promise lead within 1h to user
  promise cost within 3
  step log "Log" in engage takes 2h
  step fix "Fix" in deliver_support takes 1h
  user -> log : incidents
  log -> fix : user_support_tasks when "known"
  fix -> user : services
  log -> user when "easy"
"""


def part(text: str, heading: str, format: str = "text") -> list[str]:
    lines = told(text, format).split(f"{heading}\n")[1].split("\n\n")[0].splitlines()
    return [line.strip() for line in lines if line]


def test_measures_say_how_they_were_found_and_what_was_assumed() -> None:
    said = part(PROMISED, "Measures")
    assert said[0] == "Lead time: 2h 30m, exact"
    assert "Flow efficiency: 100%, exact" in said
    assert said[-1] == 'Assumed: VSC504 log -> user when "easy" has no share: counted like the others without one'


def test_a_promise_has_its_verdict() -> None:
    assert part(PROMISED, "Promises") == [
        "lead time within 1 hour, to User", "broken, 2h 30m", "cost within 3",
        "not proven (any cost of a step or a team, the share of log -> user, the share of log -> fix)",
    ]  # fmt: skip


def test_of_a_stream_without_times_one_line_says_what_is_missing() -> None:
    assert part(PROMISED.replace(" takes", " # takes"), "Measures") == ["Not known: how long its steps take"]
    assert "Measures" not in told("stream s\n", "text")


def test_each_kind_of_case_has_its_measures() -> None:
    text = (
        PROMISED + "  step stock in obtain_build takes 3h\n  supplier -> stock : goods\n  stock -> fix : components\n"
    )
    said = part(text, "Measures")
    assert said[0] == "Cases that begin with user -> log"
    assert "Cases that begin with supplier -> stock" in said


def test_the_four_dimensions_are_named_by_title() -> None:
    text = PROMISED.replace("takes 1h", "by incident_management responsible desk uses kit takes 1h").replace(
        "  step log", '  team desk "Service desk" in supplier\n  tool kit "Tool kit"\n  step log', 1
    )
    assert part(text, "Four dimensions") == [
        "Organizations and people: Service desk",
        "Information and technology: "
        "Tool kit, Incidents, User support tasks, Services delivered to customers and users",
        "Partners and suppliers: Service desk",
        "Value streams and processes: Incident management",
    ]
