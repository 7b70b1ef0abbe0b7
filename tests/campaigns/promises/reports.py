"""What is promised of reports, of pages and of pictures."""

from tests.campaigns.promises.promise import promise

_WHOLE = "formats/test_whole.py::test_a_report_has_every_field_as_it_had"
_PROJECT = "formats/test_whole.py::test_a_report_of_a_project_has_every_field_as_it_had"
_CHECK = ("text", "json", "sarif", "github", "gitlab", "junit")
_RENDERED = "pictures/test_rendering.py::test_the_ending_says_the_format"

REPORTS = (
    promise(
        "Every format of every command has all its fields.",
        {
            **{
                f"`svc check --format {each}`": _WHOLE
                for each in ("text", "json", "sarif", "github", "gitlab", "junit")
            },
            "`svc check --statistics`": _WHOLE,
            "`svc check --show-config`": _PROJECT,
            **{f"`svc allowances --format {each}`": _PROJECT for each in ("text", "json", "csv")},
            **{f"`svc portfolio --format {each}`": _PROJECT for each in ("text", "json", "csv")},
            "`svc portfolio --format markdown`": "project/test_portfolio_figures.py::"
            "test_csv_and_markdown_have_the_figures",
            "`svc portfolio --format html`": "formats/test_whole.py::"
            "test_the_page_of_a_portfolio_has_every_field_as_it_had",
            "`svc portfolio --format svg`": "pictures/test_portfolio.py::"
            "test_a_cell_for_each_activity_that_a_stream_visits_and_each_pair_of_ends",
            **{f"`svc diff --format {each}`": _WHOLE for each in ("text", "json", "markdown")},
            "`svc diff --format svg`": "comparison/test_applying.py::"
            "test_what_came_changed_or_went_says_so_in_its_title_or_condition",
            **{f"`svc catalogue --format {each}`": _WHOLE for each in ("text", "json", "csv")},
            "`svc catalogue audit`": _WHOLE,
            **{f"`svc catalogue diff --format {each}`": _WHOLE for each in ("text", "json", "csv")},
            **{f"`svc why --format {each}`": _WHOLE for each in ("text", "json")},
            "`svc fix --diff`": _WHOLE,
            "`svc describe --format text`": "pictures/test_description.py::test_the_text_shows_all_there_is",
            "`svc describe --format markdown`": "cli/test_describe.py::test_the_markdown_is_printed",
            "`svc measure --format text`": "cli/test_measure.py::test_the_text_shows_figures_and_steps",
            "`svc measure --format json`": "cli/test_measure.py::test_json_holds_all_figures_and_csv_a_row_for_each",
            "`svc measure --format csv`": "cli/test_measure.py::test_json_holds_all_figures_and_csv_a_row_for_each",
            "`svc measure --format markdown`": "cli/test_measure.py::test_markdown_has_tables",
            "`svc simulate --format text`": "cli/test_simulate.py::test_the_text_shows_cases_steps_teams_and_promises",
            "`svc simulate --format json`": "formats/test_schemas.py::test_simulate",
            **{
                f"`svc simulate --format {each}`": "cli/test_simulate.py::"
                "test_csv_has_a_row_for_each_figure_and_markdown_tables"
                for each in ("csv", "markdown")
            },
            "`svc observe --format text`": "formats/test_observed.py::"
            "test_the_text_shows_what_is_declared_beside_what_was_observed",
            "`svc observe --format json`": "formats/test_observed.py::test_json_has_the_keys_of_its_contract",
            "`svc observe --format csv`": "formats/test_observed.py::"
            "test_csv_has_a_row_for_each_figure_and_no_cell_is_a_formula",
            "`svc observe --format markdown`": "formats/test_observed.py::"
            "test_markdown_has_tables_and_escapes_what_records_say",
            "`svc observe --format html`": "formats/test_observed.py::"
            "test_the_page_loads_nothing_and_nothing_hostile_is_markup",
            "`svc export --format json`": "formats/test_interchange.py::"
            "test_a_stream_as_data_has_all_its_parts_by_name",
            **{
                f"`svc export --format {each}`": "formats/test_exchange.py::test_as_text"
                for each in ("csv", "markdown")
            },
            "`svc export --format xlsx`": "formats/test_exchange.py::test_as_a_workbook",
            "`svc export --format bpmn`": "formats/test_bpmn.py::test_all_of_it",
            "`svc export --format archimate`": "formats/test_archimate.py::test_it_comes_back_equal_and_is_well_formed",
            "`svc export --format drawio`": "formats/test_drawio.py::test_as_it_is_and_deflated",
            "`svc export --format mermaid`": "formats/test_flowcharts.py::test_comes_in_with_what_it_carries",
            "`svc export --format node-link`": "formats/test_graph_export.py::"
            "test_both_formats_of_an_example_are_one_graph",
            "`svc export --format graphml`": "formats/test_graph_export.py::"
            "test_each_attribute_is_declared_with_its_type",
            "`svc check --format concise`": "formats/test_whole.py::test_a_report_has_every_field_as_it_had",
            "`svc render --format svg`": "pictures/test_svg.py::test_it_has_a_title_and_a_description_in_words",
            "`svc render --format png`": _RENDERED,
            "`svc render --format pdf`": "pictures/test_pdf.py::"
            "test_a_page_is_as_large_as_the_picture_and_holds_its_words",
            "`svc render --format pptx`": "pictures/test_deck.py::"
            "test_a_slide_has_a_title_a_picture_and_the_stream_in_words",
            "`svc render --format dot`": "pictures/test_golden.py::test_a_view_is_drawn_as_it_was",
            "`svc render --format mermaid`": "pictures/test_mermaid.py::test_a_stream_as_mermaid",
            "`svc render --format html`": "pictures/test_page_whole.py::test_a_page_has_every_element_as_it_had",
        },
    ),
    promise(
        "What other programs read is valid by its own rules, whatever the text.",
        {
            "SARIF": "formats/test_sarif.py::test_any_text_is_valid_by_the_schema_and_neither_link_nor_placeholder",
            "GitLab": "formats/test_gitlab.py::test_any_text_is_valid",
            "GitHub": "formats/test_github.py::test_any_text_is_one_command_a_finding",
            "JUnit": "formats/test_junit.py::test_any_text_is_well_formed",
            "JSON": "formats/test_json.py::test_any_text_comes_through_in_ascii",
            "SVG": "abuse/test_renderer.py::test_v01_any_text_makes_well_formed_svg",
        },
    ),
)

PAGES = (
    promise(
        "A page needs nothing from elsewhere, and its policy lets in its own script and style alone.",
        {
            "every directive of the policy": "pictures/test_page_whole.py::test_the_policy_has_every_directive",
            "script and style": "test_the_policy_lets_in_the_script_and_the_style_of_the_page_alone",
            "what it refers to": "test_nothing_in_the_page_is_from_elsewhere",
            "what the policy forbids": "test_nothing_that_the_policy_forbids_is_in_the_page",
            "a page that follows its file": "test_a_live_page_leaves_its_policy_to_its_server",
            "the page of a portfolio": "formats/test_portfolio_page.py::"
            "test_its_policy_lets_it_use_its_own_styles_and_nothing_else",
        },
        "pictures/test_page.py",
    ),
    promise(
        "A page shows all views and says all that there is to say, without a script too.",
        {
            "every element": "pictures/test_page_whole.py::test_a_page_has_every_element_as_it_had",
            "every view": "pictures/test_page_pictures.py::test_every_view_is_there_in_the_order_of_views",
            "what can be chosen": "pictures/test_page_pictures.py::"
            "test_steps_parties_and_flows_can_be_chosen_by_their_keys",
            "a view that can't be drawn": "pictures/test_page_pictures.py::"
            "test_a_view_that_can_not_be_drawn_is_left_out_and_said_so_once",
            "themes": "pictures/test_page_whole.py::"
            "test_a_document_begins_as_its_theme_says_and_only_a_live_one_has_a_version",
            "dark colours": "pictures/test_page_whole.py::test_every_colour_of_a_picture_has_a_dark_one_in_the_style",
            "findings": "pictures/test_page.py::test_a_finding_names_the_things_that_it_is_about",
            "a browser without scripts": "browser/test_page.py::"
            "test_without_scripts_pictures_findings_and_words_are_there",
        },
    ),
    promise(
        "Each view of a picture is drawn as it was.",
        {"every view": "pictures/test_golden.py::test_a_view_is_drawn_as_it_was"},
    ),
)
