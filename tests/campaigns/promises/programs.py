"""What is promised to programs, and that the same comes out every time."""

from tests.campaigns.promises.promise import promise

SAME = (
    promise(
        "The same input gives the same bytes.",
        {
            "hash seed, locale, time zone": "test_the_environment_changes_nothing",
            "folder": "test_the_folder_changes_nothing",
            "Python": "test_the_python_changes_nothing",
            "order of arguments": "test_the_order_of_arguments_changes_nothing",
            "pages": "pictures/test_page.py::test_the_same_stream_makes_the_same_page_whatever_the_hash_seed",
        },
        "house/test_determinism.py",
    ),
    promise(
        "Many threads at once get what one gets.",
        {
            "the first use": "test_threads_that_are_the_first_to_use_svc_get_what_one_gets",
            "public names": "test_a_public_name_is_one_thing_to_all_threads",
        },
        "house/test_threads.py",
    ),
    promise(
        "A portfolio does not depend on how many processes make it, nor on its cache.",
        {
            "processes": "project/test_portfolio_processes.py::test_the_number_of_processes_has_no_part_in_it",
            "order of files": "test_the_order_of_files_has_no_part_in_it",
            "the cache": "project/test_portfolio_cache.py::test_a_file_is_analysed_again_when_what_it_uses_has_changed "
            "project/test_portfolio_cache.py::test_entries_that_were_changed_are_none",
            "settings and default catalogue": "project/test_portfolio_cache.py::test_the_settings_count "
            "project/test_portfolio_cache.py::test_the_default_catalogue_counts",
            "a process that dies": "project/test_portfolio_processes.py::"
            "test_a_process_that_dies_costs_its_item_only_t07",
        },
        "project/test_portfolio.py",
    ),
    promise(
        "`svc check` says the same with a cache and without.",
        {
            "each format": "test_every_format_says_the_same_from_the_cache test_options_see_the_same",
            "what has changed": "test_what_has_changed_is_parsed_with_what_rests_on_it",
            "damage": "test_an_entry_that_was_changed_is_none test_a_file_that_was_cut_or_overwritten_is_made_anew",
            "what is not the user's own": "test_what_is_not_the_users_own_file_is_not_used "
            "test_a_folder_that_others_may_write_to_is_not_used",
        },
        "project/test_verdicts.py",
    ),
)

PROGRAMS = (
    promise(
        "The strategies draw what they say.",
        {
            "valid streams without findings": "strategies/test_valid.py::test_every_stream_is_valid",
            "other operating models": "strategies/test_valid.py::test_every_stream_of_another_operating_model_is_valid",
            "faults where they are named": "strategies/test_invalid.py::"
            "test_the_finding_is_reported_at_the_named_place_and_no_other_error",
        },
    ),
    promise(
        "JSON is as its schema says.",
        {
            "every output": "test_there_is_one_for_every_json_output",
            "check": "test_check_of_any_text",
            "allowances": "test_allowances",
            "catalogue": "test_catalogue_of_any_kind",
            "catalogue-diff": "test_catalogue_diff_of_any_two",
            "diff": "test_diff_of_any_two_streams",
            "graph": "formats/test_graph_export.py::"
            "test_both_formats_of_any_stream_are_one_graph_that_is_as_its_schema_says",
            "loss": "formats/test_exchange.py::test_losses_are_findings",
            "measure": "test_measure",
            "observe": "test_observe",
            "simulate": "test_simulate",
            "portfolio": "test_portfolio",
            "settings": "test_settings",
            "stream": "test_stream_of_any_kind",
            "why": "test_why",
        },
        "formats/test_schemas.py",
    ),
    promise(
        "A custom rule that fails is a finding, and the rest goes on.",
        {
            "what no rule may do": "test_x03_a_rule_that_does_what_no_rule_may_is_a_finding_that_names_it",
            "half of its findings": "test_x03_a_rule_that_raises_half_way_harms_no_other",
            "what it prints": "test_x03_a_rule_that_prints_is_a_finding_and_prints_nothing",
            "endless findings": "test_x03_endless_findings_end",
        },
        "extending/test_custom_rules.py",
    ),
)
