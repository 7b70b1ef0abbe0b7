"""The promises of svc in the words of its users, and the tests that hold them. Facts only; `page.py` makes a page."""

from typing import NamedTuple


class Promise(NamedTuple):
    """What is promised, and which tests hold it: a file, or a test in one, as `file::test`."""

    said: str
    held_by: tuple[str, ...]


PROMISES: dict[str, tuple[Promise, ...]] = {
    "What it tells": (
        Promise(
            "The shipped catalogue is the canon: 86 lines, 37 artefacts, 86 arrows, no more and no less.",
            ("test_catalogue.py",),
        ),
        Promise(
            "Every code is told where its page says so, not where the page says not, and the page's way out clears it.",
            ("test_pages.py",),
        ),
        Promise("Streams that a practitioner would write are not blamed.", ("test_false_alarms.py",)),
        Promise(
            "A second checker, written from the documentation alone, tells the same codes on the same lines.",
            ("oracle/test_oracle.py::test_both_tell_the_same",),
        ),
        Promise(
            "Changes without a meaning (order, comments, newlines, names, files) change nothing that is told.",
            ("test_relations.py::test_a_change_without_meaning_changes_nothing_c02",),
        ),
        Promise("Several mistakes give several findings, and none hides its neighbours.", ("test_syntax.py",)),
    ),
    "Your files": (
        Promise(
            "A file is written whole or not at all, whichever call fails and whenever the process is killed.",
            (
                "abuse/test_faults.py::test_f03_a_call_that_fails_leaves_no_half_file",
                "abuse/test_faults.py::test_f03_a_kill_leaves_no_half_file_and_the_next_run_tidies_up",
            ),
        ),
        Promise(
            "The formatter proves that its layout says the same before it writes a byte, and loses no comment.",
            (
                "abuse/test_formatter.py::test_f02_a_layout_that_says_something_else_is_refused",
                "abuse/test_formatter.py::test_f01_a_comment_stays_where_it_is_wherever_it_stands",
            ),
        ),
        Promise(
            "Text, stream, text, stream: nothing is lost on the way; the same for JSON.",
            ("test_properties.py", "test_exchange.py"),
        ),
    ),
    "Hostile input": (
        Promise(
            "Whatever the bytes, checking ends with findings and never with a traceback.",
            ("abuse/test_parser.py", "fuzz/test_replay.py"),
        ),
        Promise(
            "While it parses and checks, it runs nothing, asks no network and opens nothing outside of the project.",
            ("test_guard.py", "abuse/test_resolver.py"),
        ),
        Promise(
            "A link that leads out of the project is reported, and nothing of its target is opened, quoted or changed: "
            "by check, fmt, fix, allowances and portfolio in each of their formats, workspaces, previews and tests of "
            "pytest; as a file, a folder, a configuration, a catalogue or rules of git.",
            (
                "abuse/test_outside.py::test_no_command_opens_quotes_or_changes_anything_outside_r02_t08",
                "abuse/test_outside.py",
            ),
        ),
        Promise(
            "A file or folder that becomes such a link while a command runs, at whichever call, is not followed.",
            ("abuse/test_outside_races.py",),
        ),
        Promise(
            "An output whose name svc chose is written through no link that leads out: pictures in every format, new "
            "streams, temporary files. A name that the user chose may be such a link.",
            ("abuse/test_outside_writing.py",),
        ),
        Promise(
            "A text of yours stays text in pictures, pages, terminals, tables and build logs.",
            ("abuse/test_renderer.py", "abuse/test_cli.py", "test_report_github.py"),
        ),
        Promise(
            "The live preview answers this machine alone.",
            ("browser/test_watch.py::test_only_this_machine_is_answered_and_only_with_the_page",),
        ),
        Promise("Every item of a catalogue of abuse has a test or a word why not.", ("abuse/test_items.py",)),
        Promise(
            "Work grows as its input does: counted on small inputs, of ninety kinds that are made to be slow. Fixes "
            "are applied in rounds of a thousand, so that many thousands take longer, up to a budget.",
            ("growth/test_growth.py",),
        ),
    ),
    "The same every time": (
        Promise(
            "The same input gives the same bytes, whatever the hash seed, locale, time zone, folder or Python.",
            ("test_determinism.py",),
        ),
        Promise("Many threads at once get what one gets.", ("test_threads.py",)),
        Promise("A portfolio does not depend on how many processes make it, nor on its cache.", ("test_portfolio.py",)),
        Promise("Each view of a picture is drawn as it was.", ("test_golden.py",)),
    ),
    "For programs": (
        Promise(
            "The strategies draw what they say: valid streams without findings, faults where they are named.",
            ("test_strategies.py", "test_strategies_invalid.py"),
        ),
        Promise("JSON is as its schema says.", ("test_schemas.py",)),
        Promise("A rule of others that fails is a finding, and the rest goes on.", ("test_extensions.py",)),
    ),
}
