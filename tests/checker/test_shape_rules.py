"""The shape of a stream, a case file a rule, and what its findings say."""

from pathlib import Path

import pytest

import svc
from tests.support.marked import assert_as_marked, cases, codes, finding, fixed, text_of, words

OPTIONAL = {"VSC410", "VSC411", "VSC412"}
QUIET = "step log in engage by service_desk\nuser -> log : incidents\nlog -> serve : user_support_tasks\n"
SERVE = "step serve in deliver_support\nserve -> user : services\n"


@cases("shape")
def test_the_shape_is_reported_as_marked(case: Path) -> None:
    assert_as_marked(text_of(case))


def test_a_group_is_reported_once_and_names_the_others() -> None:
    text = (
        "customer -> engage : requests\nengage -> customer : service_performance_reports\n"
        "design_transition -> obtain_build : requirements\nobtain_build -> design_transition : components\n"
        "obtain_build -> deliver_support : components\ndeliver_support -> user : services\n"
    )
    told = finding(text, "VSC403")
    assert told.message == "nothing that starts the stream leads to `design_transition`"
    assert told.help.endswith("; the same holds for `obtain_build`, `deliver_support`")


def test_shares_say_what_they_add_up_to() -> None:
    told = finding("user -> engage : incidents share 60.5%\nuser -> engage : feedback share 50%\n", "VSC407")
    assert told.message == "the shares of the alternatives after `user` add up to 110.5%"


def test_a_repeated_flow_points_at_the_first() -> None:
    (related,) = finding("user -> engage : incidents\nuser -> engage : incidents\n", "VSC408").related
    assert related.range is not None
    assert related.range.start.line == 1


@pytest.mark.parametrize("said", ["", 'note "by phone"', "arrives 20/d", "share 20%"])
def test_a_repeated_flow_that_says_more_is_not_removed(said: str) -> None:
    told = finding(f'user -> engage : incidents as "help"\nuser -> engage : incidents as "help" {said}\n', "VSC408")
    assert [fix.title for fix in told.fixes] == ([] if said else ["remove this flow"])


def test_optional_notes_are_off_unless_selected() -> None:
    assert svc.analyse(QUIET + SERVE).diagnostics == ()
    assert {each.code for each in svc.analyse(QUIET + SERVE, select=["VSC4"]).diagnostics} == OPTIONAL


def test_an_optional_note_that_is_selected_can_be_ignored() -> None:
    assert {each.code for each in svc.analyse(QUIET + SERVE, select=["VSC4"], ignore=["no-practice"]).diagnostics} == {
        "VSC411",
        "VSC412",
    }


def test_unbalanced_shares_point_at_every_way_out_that_is_an_alternative() -> None:
    text = (
        'step a in engage\nuser -> a : incidents\na -> plan share 60%\na -> improve when "late" share 50.5%\n'
        'a -> deliver_support when "never"\na -> user : feedback\n'
    )
    told = finding(text, "VSC407")
    assert [(each.message, each.range and each.range.start.line) for each in told.related] == [
        ("60%", 3),
        ('50.5% when "late"', 4),
        ('no share when "never"', 5),
    ]


class TestLoneTrigger:
    """A trigger alone starts cases where the first flow starts, so that the order of lines decides."""

    TEXT = 'trigger: "a disk fills up"\nstep see in plan\nstep mend in deliver_support\nsee -> mend\nmend -> user\n'

    def test_the_fix_says_it_at_the_step(self) -> None:
        told = finding(self.TEXT, "VSC413")
        assert (told.level, words(told, self.TEXT)) == (svc.Level.NOTE, "trigger")
        assert told.message == "this starts cases at `see` only because the first flow starts there"
        better = fixed(told.fixes[0], self.TEXT)
        assert 'step see in plan begins "a disk fills up"\n' in better
        assert "VSC413" not in codes(svc.analyse(better).diagnostics)
        one, other = (svc.bind(svc.analyse(text).stream).own_starts[0].name for text in (self.TEXT, better))
        assert one == other

    @pytest.mark.parametrize(
        "text",
        [
            TEXT.replace("in plan", "in plan begins"),
            TEXT.replace("deliver_support\n", "deliver_support begins\n"),
            TEXT.replace("see -> mend", "user -> see\nsee -> mend"),
            TEXT.replace("step see in plan\n", "").replace("see ->", "plan ->"),
            TEXT.replace("trigger", "demand"),
            'trigger: "nothing flows yet"\nstep see in plan\n',
        ],
    )
    def test_it_is_not_reported_where_a_begins_would_not_say_it(self, text: str) -> None:
        assert "VSC413" not in codes(svc.analyse(text).diagnostics)
