"""What newcomers write, and the line that svc shows them: one finding each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.syntax.drafts import meant
from svc.syntax.drafts.times import duration
from svc.syntax.drafts.words import is_title
from svc.syntax.parser import parse
from svc.text.near_names import name_for
from svc.text.source import Source
from tests.support.tables import every

JOINED = [
    name
    for things in (svc.itil4.all_activities, svc.itil4.all_practices, svc.itil4.all_artefacts)
    for thing in things.values()
    for name in (thing.name, *thing.aliases, name_for(thing.title or ""))
    if {"and", "or"} & {*name.split("_")}
]
"""Names of the shipped catalogue that a list would be split at."""
LINES = {
    # times
    "step a in plan takes two hours": "step a in plan takes 2h",
    "step a in plan takes an hour waits 1h": "step a in plan takes 1h waits 1h",
    "step a in plan takes 1h to 2h": "step a in plan takes 1h..2h",
    "step a in plan takes: 2h": "step a in plan takes 2h",
    "step a in plan lasts 2h": "step a in plan takes 2h",
    # names
    "step a in design and transition": 'step a in "Design and transition"',
    "step a in Design & Transition takes 2h": 'step a in "Design and transition" takes 2h',
    "step a in plan by Incident Management": "step a in plan by incident_management",
    "step a in plan by the service desk, incident management": "step a in plan by service_desk, incident_management",
    "step a in plan by service_desk and problem_management": "step a in plan by service_desk, problem_management",
    "step a in plan by measurement and reporting": "step a in plan by measurement_and_reporting",
    "step a in plan by release and deployment management": "step a in plan by release_and_deployment_management",
    "step a in plan (service_desk)": "step a in plan by service_desk",
    'step "Log the call" in engage': 'step log_the_call "Log the call" in engage',
    "step Log the call in engage": 'step log_the_call "Log the call" in engage',
    "step log Log the call in engage": 'step log "Log the call" in engage',
    'step log: "Log" in engage': 'step log "Log" in engage',
    "step log, in engage": "step log in engage",
    'party "Acme Ltd" in supplier': 'party acme_ltd "Acme Ltd" in supplier',
    "party acme : supplier": "party acme in supplier",
    # headings, keys, comments
    'stream restore: "Restore"': 'stream restore "Restore"',
    'stream "Restore"': 'stream restore "Restore"',
    "stream: restore": "stream restore",
    "stream Restore service follows acme": 'stream restore_service "Restore service" follows acme',
    "trigger: A user calls": 'trigger: "A user calls"',
    'trigger "A user calls"': 'trigger: "A user calls"',
    "owner = Ada": 'owner: "Ada"',
    "use acme.vsc": 'use "acme.vsc"',
    'include "acme.vsc"': 'use "acme.vsc"',
    "// a remark": "# a remark",
    # arrows
    "engage -> plan -> improve": "engage -> plan\nplan -> improve",
    "engage -> plan -> improve : x": "engage -> plan : x\nplan -> improve : x",
    "plan <- engage : x": "engage -> plan : x",
    "plan <-> engage": "plan -> engage\nengage -> plan",
    "engage | plan : x": "engage -> plan : x",
    "engage - plan : x": "engage -> plan : x",
    "engage then plan": "engage -> plan",
    "engage ->> plan": "engage -> plan",
    "from engage to plan : x": "engage -> plan : x",
    "user gives incidents to engage": "user -> engage : incidents",
    "user, customer -> engage : x": "user -> engage : x\ncustomer -> engage : x",
    "- user -> engage : x": "user -> engage : x",
    "1. user -> engage : x": "user -> engage : x",
    "• user -> engage : x": "user -> engage : x",
    "deliver and support -> user : x": '"Deliver and support" -> user : x',
    # what a flow carries, and when
    "user -> engage incidents": "user -> engage : incidents",
    "user -> engage incidents, feedback": "user -> engage : incidents, feedback",
    "user engage : incidents": "user -> engage : incidents",
    "user -> engage : User Support Tasks": "user -> engage : user_support_tasks",
    "user -> engage : incidents and feedback": "user -> engage : incidents, feedback",
    'user -> engage : x if "urgent"': 'user -> engage : x when "urgent"',
    "user -> engage : x when the user is in a hurry": 'user -> engage : x when "the user is in a hurry"',
    "user -> engage : x (urgent)": 'user -> engage : x when "urgent"',
    "user -> engage : x 20%": "user -> engage : x share 20%",
    "user -> engage : x;": "user -> engage : x",
    "user -> engage : x as a laptop": 'user -> engage : x as "a laptop"',
    "user -> engage : x 20% as laptop": 'user -> engage : x as "laptop" share 20%',
    "user -> engage : x as my laptop when urgent": 'user -> engage : x as "my laptop" when "urgent"',
    "user -> engage x as 'a laptop'": 'user -> engage : x as "a laptop"',
    "allow engage -> obtain or build : x because we do": 'allow engage -> "Obtain or build" : x because "we do"',
}
TIMES = {
    "45 min": "45m", "2 hrs": "2h", "half a day": "0.5d", "1h 20m": "80m", "90 sec": "90s", "~2h": "2h",
    "1 to 2 hours": "1h..2h", "30m - 1h": "30m..1h", "two working days": "2d",
    "1d 4h": "", "soon": "", "2 parsecs": "", "": "", "2h or so": "",
}  # fmt: skip


@every("written", [*LINES])
def test_the_line_that_was_meant_is_shown_in_one_finding(written: str) -> None:
    (told,) = parse(Source("draft.vsc", written))[1]
    lines = LINES[written].split("\n")
    shown = f"write: {lines[0]}" if len(lines) == 1 else "\n".join(["write:", *(f"  {line}" for line in lines)])
    assert told.code == "VSC101"
    assert told.help.endswith(shown)


@every("written", [*LINES])
def test_the_line_that_is_shown_is_understood_and_shown_no_better(written: str) -> None:
    heading = "catalogue c\n" if written.startswith("allow") else ""
    assert parse(Source("draft.vsc", heading + LINES[written]))[1] == []


@every("name", JOINED)
def test_no_name_of_the_catalogue_is_taken_for_a_list(name: str) -> None:
    assert is_title(name.split("_"))


@pytest.mark.parametrize("written", TIMES)
def test_a_time_in_words_is_one_number_with_one_unit(written: str) -> None:
    assert duration(written) == TIMES[written]


@pytest.mark.parametrize("written", ["takes 2h30m", "takes 45min", "takes 2 hrs"])
def test_a_time_in_one_word_is_shown_as_the_language_writes_it(written: str) -> None:
    (told,) = parse(Source("draft.vsc", f"step a in plan {written}"))[1]
    assert (told.code, [fix.title for fix in told.fixes]) in [
        ("VSC107", [f"write `{plain}`"]) for plain in ("2.5h", "45m", "2h")
    ]


@pytest.mark.parametrize(
    "written", ["}", "end", "engage ->", "a b c d e f g", "-> plan", "step", '"x" "y"', "step a by b"]
)
def test_what_means_nothing_gets_no_line(written: str) -> None:
    (told,) = parse(Source("draft.vsc", written))[1]
    assert "write:" not in told.help


def test_a_neighbour_that_was_drawn_in_is_shown_too() -> None:
    text = "user -> engage : incidents\nfrom engage to plan : third_party_knowledge\n"
    (told,) = parse(Source("draft.vsc", text))[1]
    assert told.help.endswith("write:\n  user -> engage : incidents\n  engage -> plan : third_party_knowledge")


@pytest.mark.parametrize(
    ("activity", "meant"), [("support", "deliver_support"), ("design", "design_transition"), ("Build", "obtain_build")]
)
def test_a_word_of_a_name_asks_for_the_name_and_fixes_nothing(activity: str, meant: str) -> None:
    (told,) = (each for each in svc.analyse(f"step a in {activity}\n").diagnostics if each.code == "VSC201")
    assert (told.help, told.fixes) == (f"did you mean `{meant}`?", ())


def test_a_heading_with_a_colon_is_a_key_and_reported() -> None:
    (told, *_) = svc.analyse('stream: "Restore"\nuser -> engage : incidents\n').diagnostics
    assert (told.code, told.help) == ("VSC221", 'write: stream restore "Restore"')


PIECES = (
    "->", ":", ",", "step", "in", "by", "a", "B", "2h", "if", "to", "from", "|", "<-", "20%", "and", "-", "(", ")",
    "“x”", '"', "#", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)))
def test_whatever_is_shown_is_understood(words: list[str]) -> None:
    for each in parse(Source("draft.vsc", " ".join(words)))[1]:
        if "write:" in each.help:
            lines = each.help[each.help.index("write:") + 6 :]
            assert parse(Source("draft.vsc", "\n".join(line.strip() for line in lines.split("\n"))))[1] == []


@given(st.text(max_size=60))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert all(isinstance(line, str) for line in meant(text))
