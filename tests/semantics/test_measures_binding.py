"""The names in what a stream says of its measures, and where cases begin and end."""

import re

import pytest

import svc
from svc.strategies import catalogue_text
from tests.support.marked import codes, finding, fixed, words

STREAM = """\
stream restore
  promise lead within 3d to user
  promise visits within 2 of mend
  promise utilisation within 80% of desk
  party vendor in supplier
  team desk
  team night in vendor
  tool tickets in supplier
  step log in engage responsible desk accountable desk consulted night uses tickets
  step mend in deliver_support informed night
  user -> log : incidents arrives 20/d
  vendor -> mend
  log -> mend : user_support_tasks
  mend -> user : services
"""


def found(text: str) -> list[str]:
    """The codes of the findings of a text, but for flows that carry nothing and promises that nothing proves."""
    return [code for code in codes(svc.analyse(text).diagnostics) if code not in ("VSC502", "VSC303")]


def test_all_that_is_declared_is_known() -> None:
    assert found(STREAM) == ["VSC301"]  # the vendor gives nothing that the catalogue lists


@pytest.mark.parametrize(
    ("known", "wrong", "code", "fix"),
    [
        ("responsible desk", "responsible dsek", "VSC201", "desk"),
        ("accountable desk", "accountable desks", "VSC201", "desk"),
        ("consulted night", "consulted knight", "VSC201", "night"),
        ("informed night", "informed nigth", "VSC201", "night"),
        ("uses tickets", "uses tikets", "VSC201", "tickets"),
        ("in vendor\n  tool", "in vender\n  tool", "VSC201", "vendor"),
        ("tickets in supplier", "tickets in suplier", "VSC201", "supplier"),
        ("promise lead", "promise laed", "VSC510", "lead"),
        ("to user", "to usre", "VSC510", "user"),
        ("of mend", "of mned", "VSC510", "mend"),
        ("of desk", "of deks", "VSC510", "desk"),
    ],
)
def test_a_name_that_nothing_has_is_reported_with_the_near_one(known: str, wrong: str, code: str, fix: str) -> None:
    text = STREAM.replace(known, wrong)
    told = finding(text, code)
    assert words(told, text) in wrong.split()
    assert fixed(told.fixes[0], text) == STREAM
    assert fix in told.fixes[0].title


def test_a_measure_of_teams_is_not_one_of_steps() -> None:
    told = finding(STREAM.replace("of desk", "of mend"), "VSC510")
    assert (told.message, told.help) == (
        "unknown team `mend`",
        "this is a measure of a team: the teams are desk, night",
    )


@pytest.mark.parametrize("statement", ["team desk", "tool tickets"])
def test_a_name_is_declared_once(statement: str) -> None:
    text = STREAM.replace("  user -> log", f"  {statement}\n  user -> log")
    told = finding(text, "VSC204")
    assert told.range
    assert told.range.start.line == 11


def test_teams_and_tools_are_named_apart_from_each_other_and_from_steps() -> None:
    text = STREAM.replace("tickets", "desk").replace("night", "log")
    assert found(text) == ["VSC301"]


@pytest.mark.parametrize(("statement", "kind"), [("team day", "team"), ("tool other", "tool")])
def test_what_no_step_names_is_unused(statement: str, kind: str) -> None:
    told = finding(STREAM.replace("  user -> log", f"  {statement}\n  user -> log"), "VSC409")
    assert (told.message, told.subject and told.subject.kind) == (
        f"the {kind} `{statement.split()[1]}` is never used",
        svc.SubjectKind(kind),
    )


def test_a_team_that_only_a_promise_names_is_used() -> None:
    assert found(STREAM.replace("of desk", "of day").replace("  team desk", "  team desk\n  team day")) == ["VSC301"]


def test_a_name_in_a_broken_statement_is_not_unknown() -> None:
    assert finding(STREAM.replace("team desk", "team desk size"), "VSC101")
    assert "VSC201" not in found(STREAM.replace("team desk", "team desk size"))


CATALOGUE = """\
catalogue base extends itil4
  team desk "Desk" in supplier size 3
  tool tickets
  calendar 24h 7d
catalogue acme extends base
  team night
  team desk size 5
stream restore follows acme
  step log in engage responsible desk, night uses tickets
  step mend in deliver_support
  user -> log : incidents
  log -> mend : user_support_tasks
  mend -> user : services
"""


def test_a_catalogue_declares_teams_and_tools_for_its_streams_and_passes_them_on() -> None:
    assert found(CATALOGUE) == []
    analysis = svc.analyse(CATALOGUE)
    (bound,) = analysis.bound.streams
    assert list(bound.teams) == ["desk", "night"]
    assert bound.teams["desk"].size == 5
    assert list(bound.tools) == ["tickets"]
    assert bound.catalogue.working == svc.Calendar(24, 7)


def test_the_teams_of_a_stream_hide_those_of_its_catalogue() -> None:
    text = CATALOGUE.replace("  step log", "  team desk size 1\n  step log")
    (bound,) = svc.analyse(text).bound.streams
    assert bound.teams["desk"].size == 1


@pytest.mark.parametrize(
    ("line", "code"), [("team x in suplier", "VSC201"), ("team desk", "VSC204"), ("tool y in nobody", "VSC201")]
)
def test_the_names_in_a_catalogue_are_checked_too(line: str, code: str) -> None:
    assert found(CATALOGUE.replace("  tool tickets", f"  tool tickets\n  {line}")) == [code]


@pytest.mark.parametrize("word", ["party", "team", "tool"])
def test_a_title_of_a_party_is_its_name(word: str) -> None:
    text = STREAM.replace("in supplier", 'in "Supplier"').replace("to user", 'to "User"')
    assert svc.analyse(text).stream == svc.analyse(STREAM).stream


TITLED = """\
stream restore
  promise lead within 3d to user
  promise visits within 2 of mend
  promise utilisation within 80% of desk
  team desk "Service desk"
  team night_shift
  tool tickets "Ticket system" in supplier
  step log in engage responsible desk, night_shift accountable desk uses tickets
  step mend "Mend it" in deliver_support consulted desk informed night_shift
  user -> log : incidents arrives 20/d
  log -> mend : user_support_tasks
  mend -> user : services
"""
TITLES = {
    "desk": '"Service desk"', "night_shift": '"Night shift"', "tickets": '"Ticket system"', "mend": '"Mend it"',
}  # fmt: skip
NAMING = r"(responsible|accountable|consulted|informed|uses|of|,) (\w+)"
BY_TITLES = re.sub(NAMING, lambda match: f"{match[1]} {TITLES[match[2]]}", TITLED)


class TestTitlesOfTeamsAndTools:
    """They are names wherever a team, a tool or what a promise is about may be named."""

    def test_a_text_with_titles_means_what_it_means_with_names(self) -> None:
        one, other = svc.analyse(BY_TITLES), svc.analyse(TITLED)
        assert one.stream == other.stream
        assert svc.to_text(one.stream) == svc.to_text(other.stream)
        assert found(BY_TITLES) == found(TITLED) == []

    def test_a_stream_that_is_built_with_titles_is_equal_too(self) -> None:
        steps = [svc.Step("a", activity="engage", responsible=['"Desk"'], accountable='"Desk"', uses=['"Tickets"'])]
        promises = [svc.Promise("utilisation", value=80, unit="%", of='"Desk"')]
        built = svc.Stream(
            "s", steps=steps, teams=[svc.Team("desk")], tools=[svc.Tool("tickets")], promises=promises,
            flows=[svc.Flow("user", "a"), svc.Flow("a", "user")],
        )  # fmt: skip
        assert svc.analyse(svc.to_text(built)).stream == built
        assert svc.from_data(svc.to_data(built)) == built

    def test_the_layout_keeps_them(self) -> None:
        assert '"Service desk", "Night shift"' in svc.format_text(BY_TITLES)

    def test_those_of_a_catalogue_count_too(self) -> None:
        assert found(CATALOGUE.replace("responsible desk, night", 'responsible desk, "Night" accountable "Desk"')) == []

    @pytest.mark.parametrize(
        ("known", "wrong", "code", "help"),
        [
            ('responsible "Service desk"', 'responsible "Service dsk"', "VSC201", 'did you mean `"Service desk"`?'),
            ('responsible "Service desk"', 'responsible "desk"', "VSC201",
             "in quotes is a title: did you mean `desk` (without quotes)?"),
            ('uses "Ticket system"', 'uses "Tracker"', "VSC201",
             'declare it with "tool tracker "Tracker"", in the stream or in its catalogue'),
            ('80% of "Service desk"', '80% of "Service dsk"', "VSC510", 'did you mean `"Service desk"`?'),
            ('2 of "Mend it"', '2 of "mend"', "VSC510", "in quotes is a title: did you mean `mend` (without quotes)?"),
            ("to user", 'to "Usr"', "VSC510", 'did you mean `"User"`?'),
        ],
    )  # fmt: skip
    def test_a_title_that_nothing_has_is_reported(self, known: str, wrong: str, code: str, help: str) -> None:
        text = BY_TITLES.replace(known, wrong)
        assert finding(text, code).help == help
        assert found(text).count(code) == 1

    def test_a_title_that_two_have_names_neither(self) -> None:
        text = TITLED.replace("team night_shift", 'team night_shift "Service desk"')
        text = text.replace("accountable desk", 'accountable "Service desk"')
        assert finding(text, "VSC201").help == "several have this title; name the one you mean: desk or night_shift"
        text = BY_TITLES.replace('"Mend it" in', '"Service desk" in').replace('"Mend it"', '"Service desk"')
        told = finding(text, "VSC510")
        assert told.help == "several have this title; name the one you mean: mend or desk"
        assert words(told, text) == '"Service desk"'


class TestWhereCasesBeginAndEnd:
    """`begins` and `ends` count as a demand, a start, a value and an end."""

    LOOSE = "step a in obtain_build\nstep b in design_transition\na -> b : components\n"

    def test_without_them_the_shape_is_wrong(self) -> None:
        assert found(self.LOOSE) == ["VSC401", "VSC402", "VSC405", "VSC405"]

    def test_with_them_it_is_right(self) -> None:
        text = self.LOOSE.replace("in obtain_build", 'in obtain_build begins "a plan"')
        assert found(text.replace("in design_transition", "in design_transition ends")) == []

    def test_they_are_starts_and_ends_of_the_graph(self) -> None:
        text = "step a in engage begins ends 10%\nstep b in deliver_support\nuser -> b\nb -> a\na -> b\n"
        bound = svc.bind(svc.analyse(text).stream)
        assert [node.name for node in bound.starts] == ["a", "user"]
        assert [node.name for node in bound.ends] == ["a"]
        assert [node.name for node in bound.own_ends] == ["a"]

    def test_of_a_step_that_is_declared_twice_the_first_says_whether_cases_end(self) -> None:
        text = self.LOOSE.replace("in obtain_build", 'in obtain_build begins "a plan"') + "step b in plan ends\n"
        assert "VSC402" in found(text)

    def test_the_flows_that_cases_arrive_with_are_known(self) -> None:
        text = 'step a in engage\nuser -> a arrives 20/d\nuser -> a when "again"\na -> user\n'
        assert [flow.number for flow in svc.bind(svc.analyse(text).stream).arriving] == [1]

    def test_a_step_where_cases_begin_starts_them_and_the_trigger_does_not(self) -> None:
        text = 'trigger: "x"\nstep a in plan begins\nstep b in improve\nb -> a\na -> b\n'
        assert [start.step.name for start in svc.bind(svc.analyse(text).stream).case_starts] == ["a"]
        without = svc.analyse(text.replace(" begins", "")).stream
        assert [start.step.name for start in svc.bind(without).case_starts] == ["b"]

    @pytest.mark.parametrize(
        ("ends", "share", "expected"),
        [
            ("", 85, ["VSC407"]), ("ends 15%", 85, []), ("ends 5%", 85, ["VSC407"]), ("ends 25%", 85, ["VSC407"]),
            ("ends", 85, []), ("ends", 101, ["VSC107"]),
        ],
    )  # fmt: skip
    def test_an_end_with_a_share_is_one_of_the_alternatives(self, ends: str, share: int, expected: list[str]) -> None:
        text = (
            f"step log in engage\nstep mend in deliver_support {ends}\nuser -> log : incidents\n"
            f"log -> mend : user_support_tasks\nmend -> user : services share {share}%\n"
        )
        assert found(text) == expected

    def test_a_step_that_begins_and_ends_cases_needs_no_flow(self) -> None:
        assert found("step a in plan begins ends\n") == []
        assert found("step a in plan begins\n") == ["VSC409"]


def test_a_catalogue_with_teams_comes_back_from_its_text() -> None:
    for catalogue in svc.analyse(CATALOGUE).catalogues:
        (read, *_) = svc.analyse(catalogue_text(catalogue)).catalogues
        assert (read.teams, read.tools, read.calendar) == (catalogue.teams, catalogue.tools, catalogue.calendar)
