"""What is promised of the files of users."""

from tests.campaigns.promises.promise import promise

FILES = (
    promise(
        "A file is written whole or not at all.",
        {
            "whichever call fails": "test_f03_a_call_that_fails_leaves_no_half_file",
            "an interrupt": "test_f03_an_interrupt_leaves_no_half_file_and_no_litter",
            "whenever the process is killed": "test_f03_a_kill_leaves_no_half_file_and_the_next_run_tidies_up",
            "many runs at once": "abuse/test_formatter.py::test_f06_of_many_runs_at_once_each_writes_all_or_nothing",
            "pictures and pages": "project/test_writing.py::test_a_write_that_fails_leaves_the_old_file",
            "the baseline": "project/test_baseline.py::test_no_baseline_is_written_when_a_path_could_not_be_read",
        },
        "abuse/test_faults.py",
    ),
    promise(
        "The formatter proves that its layout says the same before it writes a byte, and loses no comment.",
        {
            "the proof": "test_f02_a_layout_that_says_something_else_is_refused",
            "comments": "test_f01_a_comment_stays_where_it_is",
            "files with a mistake of form": "test_f09_a_file_with_a_mistake_of_form_stays_byte_for_byte",
            "files that change meanwhile": "test_f06_a_file_that_changed_since_it_was_read_stays",
            "newlines and byte order mark": "test_f05_newlines_and_byte_order_mark_stay",
            "`--check` and `--diff`": "test_f08_nothing_is_written_by_check_and_diff",
        },
        "abuse/test_formatter.py",
    ),
    promise(
        "Text, stream, text, stream: nothing is lost on the way.",
        {
            "text": "syntax/test_printer.py::test_what_is_printed_parses_back",
            "JSON": "test_export_import_export_is_the_identity",
            "JSON of streams with findings": "test_so_it_is_for_streams_with_findings",
            "JSON by way of text": "test_by_way_of_the_text_it_is_the_identity_too",
            "CSV and Markdown tables": "formats/test_exchange.py::test_as_text",
            "XLSX workbooks": "formats/test_exchange.py::test_as_a_workbook",
        },
        "formats/test_interchange.py",
    ),
)
