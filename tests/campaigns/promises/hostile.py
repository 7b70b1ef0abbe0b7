"""What is promised of hostile input."""

from tests.campaigns.promises.promise import promise

HOSTILE = (
    promise(
        "Whatever the bytes, checking ends with findings and never with a traceback.",
        {
            "random bytes and characters": "test_p19_random_bytes test_p19_random_characters",
            "texts that are cut off or spoiled": "test_p19_a_case_cut_off_anywhere "
            "test_p19_a_case_with_a_word_lost_or_doubled",
            "what is no UTF-8": "test_p03_what_is_not_utf8_is_reported_with_its_byte",
            "what campaigns found": "campaigns/fuzz/test_replay.py::test_every_input_of_the_corpus_keeps_the_promise",
        },
        "abuse/test_parser.py",
    ),
    promise(
        "While it parses and checks, it runs nothing, asks no network and opens nothing outside of the project.",
        {
            "every test": "house/test_guard.py::test_what_a_rule_may_not_do_is_seen_while_checking "
            "house/test_guard.py::test_a_file_outside_the_roots_is_not_read",
            "`use`": "test_a_path_that_leads_out_is_refused_r01 "
            "abuse/test_resolver_links.py::"
            "test_no_path_whatever_opens_or_lists_anything_outside_of_the_root_r01_r02_r03",
            "links": "abuse/test_resolver_links.py::"
            "test_a_link_is_followed_below_the_root_and_nowhere_else_r02 "
            "abuse/test_resolver_links.py::"
            "test_names_behind_a_link_that_leads_out_are_not_given_away_r02",
            "files that change meanwhile": "abuse/test_resolver_disk.py::"
            "test_a_file_that_becomes_a_link_before_it_is_opened_gives_nothing_away_r10",
            "what is no regular file": "abuse/test_resolver_disk.py::"
            "test_what_is_not_a_regular_file_is_reported_at_once_r09",
            "configurations of others": "project/test_configuration.py::"
            "test_one_of_somebody_else_is_left_alone_and_reported",
            "what findings quote": "abuse/test_surroundings.py::test_t08_a_file_outside_of_the_project_is_not_quoted",
            "hidden folders and what git ignores": "project/test_gitignore.py::test_what_git_ignores_is_left_out "
            "project/test_gitignore.py::test_hidden_folders_and_virtual_environments_are_left_out",
        },
        "abuse/test_resolver.py",
    ),
    promise(
        "A link that leads out of the project is reported, and nothing of its target is opened, quoted or changed.",
        {
            "`check`, `fmt`, `fix`, `allowances`, `portfolio`, in each format": "test_no_command_opens_quotes_or_"
            "changes_anything_outside_r02_t08 "
            "test_each_link_is_one_finding_that_names_it_and_real_files_are_read_once_r02",
            "files outside by their names": "test_the_environment_and_files_of_others_stay_unquoted_in_a_process_"
            "of_its_own_t08",
            "configurations": "test_a_configuration_that_leads_out_does_not_count_and_is_not_quoted_x01 "
            "test_a_catalogue_of_the_settings_that_leads_out_is_not_opened_r02",
            "rules of git": "test_rules_of_git_that_are_a_link_are_not_read_r13 "
            "test_what_is_above_the_target_of_a_link_has_the_rules_of_its_own_folder_r13",
            "`svc diff` called by git": "cli/test_git_diff.py::"
            "test_nothing_is_read_through_a_link_that_takes_a_place_in_the_work_tree",
            "the cache": "test_a_cache_that_is_a_link_is_made_anew_x05",
            "workspaces": "test_a_workspace_reports_links_that_lead_out_r02",
            "previews": "test_a_preview_watches_no_folder_outside_r02",
            "tests of pytest": "test_a_linked_file_that_leads_out_is_a_failed_test_of_pytest_r02",
        },
        "abuse/test_outside.py",
    ),
    promise(
        "A file or folder that becomes such a link while a command runs is not followed.",
        {"at every call": "test_nothing_of_the_target_is_quoted_and_nothing_of_it_changes_r10_t08"},
        "abuse/test_outside_races.py",
    ),
    promise(
        "An output whose name svc chose is written through no link, wherever it leads; the user may choose one.",
        {
            "pictures of streams in every format": "test_a_picture_beside_its_file_follows_no_link_v10",
            "pictures of catalogues": "test_a_picture_of_a_catalogue_follows_no_link_v10",
            "new streams": "test_a_new_file_takes_the_place_of_no_link_v10",
            "temporary files": "test_a_temporary_file_that_is_a_link_is_not_written_through_f04",
        },
        "abuse/test_outside_writing.py",
    ),
    promise(
        "A text of yours stays text wherever it is shown.",
        {
            "every format of every command": "abuse/test_formats.py::"
            "test_a_text_changes_nothing_where_it_is_shown_t02_v05",
            "names of files": "abuse/test_cli.py::test_hostile_file_names_are_read_and_shown_in_one_line_t01_r12",
            "terminals": "abuse/test_cli.py::test_control_characters_of_a_text_become_visible_t01",
            "pictures": "test_v01_hostile_labels_are_shown_literally_and_parse_in_two_parsers "
            "test_v02_no_text_becomes_a_link",
            "pages": "pictures/test_page.py::test_text_of_users_is_never_markup",
            "tables": "formats/test_catalogue.py::test_csv_cells_are_not_formulas",
            "build logs": "formats/test_github.py::test_any_text_is_one_command_a_finding",
            "merge requests": "cli/test_diff.py::test_hostile_text_stays_within_the_code_of_markdown",
            "descriptions": "pictures/test_description.py::test_no_text_is_markup_in_markdown",
        },
        "abuse/test_renderer.py",
    ),
    promise(
        "Every item of a catalogue of abuse has a test or a word why not.",
        {"every item": "test_every_item_has_a_test_or_a_word_why_not"},
        "abuse/test_items.py",
    ),
    promise(
        "Work grows as its input does. Fixes are applied in rounds of a thousand, so that many thousands take longer, "
        "up to a budget.",
        {
            "ninety kinds that are made to be slow, counted on small inputs": "test_twice_the_input_is_twice_the_work",
            "every terminal of the grammar": "test_what_a_terminal_repeats_without_end_it_never_takes_back",
            "the last campaign": "test_the_last_campaign_measured_everything_and_found_nothing_that_grows_too_fast",
        },
        "campaigns/growth/test_growth.py",
    ),
)
