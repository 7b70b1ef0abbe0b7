"""What is promised of findings."""

from tests.campaigns.promises.promise import promise

FINDINGS = (
    promise(
        "The shipped catalogue is the canon: 86 lines, 37 artefacts, 86 flows, no more and no less.",
        {
            "lines": "test_its_lines_are_those_of_the_source",
            "artefacts": "test_its_artefacts_are_those_of_the_source",
            "flows": "test_its_flows_are_those_of_the_source test_every_flow_cites_the_lines_that_list_it",
            "practices": "test_it_has_34_practices_in_three_groups",
            "outside parties": "test_its_parties_are_five",
        },
        "semantics/test_catalogue.py",
    ),
    promise(
        "Every code is reported where its page says so, not where the page says not, and the page's way out clears it.",
        {
            "every code": "test_every_code_has_a_page_and_every_page_a_code",
            "where it is reported": "test_a_bad_block_has_exactly_the_findings_that_its_marks_announce",
            "where it is not": "test_a_good_block_is_free_of_warnings_and_of_the_finding",
            "the way out": "test_a_page_shows_its_finding_and_how_it_goes_away",
            "the Python of a page": "test_the_python_of_a_page_runs",
        },
        "diagnostics/test_pages.py",
    ),
    promise(
        "Streams that a practitioner would write are not blamed.",
        {"errors and warnings": "test_a_sound_stream_gets_no_error_and_no_warning"},
        "checker/test_false_alarms.py",
    ),
    promise(
        "A second checker, written from the documentation alone, reports the same codes on the same lines.",
        {
            "streams that are drawn": "test_both_report_the_same",
            "every rule": "test_each_rule_is_heard_and_is_silent_often_enough",
            "the last campaign": "test_the_record_of_the_last_campaign_has_no_difference",
        },
        "campaigns/oracle/test_oracle.py",
    ),
    promise(
        "Changes without a meaning change nothing that is reported.",
        {
            "order, comments, newlines, layout": "test_a_change_without_meaning_changes_nothing_c02",
            "another name of the file": "test_a_copy_under_another_name_is_reported_the_same",
            "other units of time": "test_other_units_of_time_are_the_same_stream",
        },
        "checker/test_relations.py",
    ),
    promise(
        "Several mistakes give several findings, and none hides its neighbours.",
        {
            "several in one text": "test_two_mistakes_are_two_findings",
            "broken statements": "test_each_broken_statement_is_one_finding_and_costs_no_neighbour",
            "broken headings": "test_a_broken_heading_opens_its_section_all_the_same",
        },
        "syntax/test_statements.py",
    ),
)
