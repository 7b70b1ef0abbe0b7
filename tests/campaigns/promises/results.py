"""What is promised of figures and of differences."""

from tests.campaigns.promises.promise import promise

_FIGURES = "test_every_figure_is_what_it_is_by_hand_at_both_ends"
_CLASSES = "test_an_aspect_that_changes_has_its_class_in_both_directions"

FIGURES = (
    promise(
        "Every figure of a stream is what it is by hand, at both ends of its range.",
        {
            "wait, process and lead time": _FIGURES,
            "flow efficiency: least of the longest waits, most of the shortest": _FIGURES,
            "rolled %C&A": _FIGURES,
            "how many steps say nothing": f"{_FIGURES} test_a_step_is_timed_if_it_says_any_time_be_it_none",
            "each step": "test_every_step_of_the_way_has_its_own_times_and_accuracy",
            "an activity without steps": "test_an_activity_without_steps_has_no_times",
            "any valid stream": "measures/test_paths.py::"
            "test_totals_are_those_of_the_steps_and_steps_follow_one_another",
            "the ladder": "pictures/test_ladder.py::test_totals_say_what_all_cases_take",
        },
        "measures/test_by_hand.py",
    ),
    promise(
        "A case does what the rules of the measures say, whatever the order of lines.",
        {
            "each rule by hand": "test_a_case_does_what_the_rules_say",
            "exact and simulated": "measures/test_agreement.py::test_exact_and_simulated_agree",
            "the order": "measures/test_agreement.py::test_the_order_of_statements_changes_no_figure",
        },
        "measures/test_rules.py",
    ),
    promise(
        "A day and a week are as long as the calendar says.",
        {
            "the default: eight hours, five days": "test_a_duration_has_its_seconds",
            "another one": "test_a_day_and_a_week_are_as_long_as_the_calendar_says",
            "`svc.toml`": "project/test_configuration.py::test_working_day_and_week",
            "pictures": "project/test_configuration.py::test_pictures_have_them",
            "what can't be": "test_a_calendar_that_can_not_be_is_refused",
        },
        "measures/test_paths.py",
    ),
)

DIFFERENCES = (
    promise(
        "A change of a stream has the class that its aspect has, in both directions: added, removed, changed, blanked.",
        {
            "titles, the catalogue, activities, outside parties": _CLASSES,
            "practices, `waits`, `takes`, `accurate`, `opens`": _CLASSES,
            "artefacts, `when`, `share`": _CLASSES,
            "`demand`, `trigger`, `value`, `outcome`": "test_what_a_stream_answers_and_is_for_breaks_when_it_is_gone_"
            "or_blank",
            "all other keys": "test_all_other_keys_are_prose",
            "whole statements": "test_what_is_gone_breaks_and_what_is_new_does_not",
            "names": "test_another_name_of_a_step_or_party_is_cosmetic_and_its_flows_are_the_same "
            "test_another_name_of_the_stream_breaks_those_that_open_it",
            "who has another name": "comparison/test_renaming_rules.py::test_most_of_the_hand_overs_must_be_the_same "
            "comparison/test_renaming_rules.py::test_who_differs_in_nothing_but_the_name_has_another_name",
            "order": "test_another_order_is_cosmetic",
            "several at once": "test_the_effect_of_several_is_the_worst",
            "any small change": "comparison/test_streams.py::test_a_small_change_is_found_and_checked_for_what_it_is",
        },
        "comparison/test_aspects.py",
    ),
    promise(
        "A difference that is applied to the first stream gives the second, and is refused for any other.",
        {
            "any two streams": "comparison/test_streams.py::"
            "test_a_difference_applied_to_the_first_stream_gives_the_second",
            "every kind of statement": "test_a_difference_fits_only_the_statements_that_were_compared",
            "another stream": "test_a_difference_fits_only_its_stream",
            "order": "test_what_did_not_change_keeps_its_order_around_what_did",
        },
        "comparison/test_applying.py",
    ),
    promise(
        "What is the same has no difference.",
        {
            "a stream and itself": "test_nothing_changed_from_a_stream_to_itself",
            "comments and layout": "test_comments_and_layout_make_no_difference",
            "a catalogue and itself": "comparison/test_catalogues.py::test_a_catalogue_says_the_same_as_itself",
        },
        "comparison/test_streams.py",
    ),
    promise(
        "A change of a catalogue has the class that it has for the streams that follow it.",
        {
            "every aspect of parties, practices, artefacts and activities, in both directions": _CLASSES,
            "things that came or went": "test_what_is_gone_breaks_and_what_is_new_does_not",
            "names": "test_another_name_is_compatible_as_long_as_the_old_one_is_known",
            "flows": "test_what_is_forbidden_breaks_and_what_is_no_longer_does_not "
            "test_who_lists_a_flow_is_compatible "
            "comparison/test_catalogues.py::test_the_flows_reported_are_those_that_only_one_has",
            "wordings and reasons": "test_another_reason_of_a_rule_is_cosmetic_and_so_is_none",
        },
        "comparison/test_catalogue_classes.py",
    ),
)
