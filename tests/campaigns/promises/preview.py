"""What is promised of the live preview."""

from tests.campaigns.promises.promise import promise

PREVIEW = (
    promise(
        "The live preview answers this machine alone, and only with the page.",
        {
            "where it listens": "test_it_listens_to_this_machine_alone_at_the_port_of_old_or_any_that_is_free "
            "browser/test_watch.py::test_it_listens_to_this_machine_alone",
            "names of this machine": "test_this_machine_is_answered_by_both_of_its_names",
            "other hosts and origins": "test_a_stranger_is_refused_whatever_is_requested_and_learns_nothing",
            "other methods and paths": "test_there_is_the_page_and_nothing_else",
            "the command": "browser/test_watch.py::test_only_this_machine_is_answered_and_only_with_the_page",
        },
        "web/live/test_server.py",
    ),
    promise(
        "Every answer keeps other pages out.",
        {
            "`Cross-Origin-Resource-Policy`, `Referrer-Policy`, `X-Content-Type-Options`, `Cache-Control`, also of "
            "events and refusals": "test_every_answer_says_that_it_is_for_its_own_page_alone",
            "`Content-Security-Policy`, every directive": "test_the_page_brings_its_policy_and_its_type",
            "no other header": "test_the_command_serves_it_says_where_and_ends_with_its_pages",
        },
        "web/live/test_server.py",
    ),
    promise(
        "It shows the stream as it is, or the last good picture with what is wrong since.",
        {
            "a line that is being written": "test_while_a_line_is_written_the_first_of_them_is_named_below_the_last_"
            "good_picture",
            "what can't be read or drawn": "test_what_can_not_be_read_or_drawn_leaves_the_last_good_picture",
            "no stream yet": "test_without_a_stream_it_says_why_there_is_no_picture_yet",
            "files that change": "web/live/test_file_watcher.py::"
            "test_a_file_that_is_saved_is_looked_at_and_only_what_is_new_is_announced",
            "files that are used": "web/live/test_file_watcher.py::test_when_other_folders_matter_these_are_followed",
            "pages that are open": "web/live/test_server.py::"
            "test_a_page_is_reported_the_version_that_there_is_and_each_new_one",
            "its end": "web/live/test_server.py::test_the_command_serves_it_says_where_and_ends_with_its_pages",
        },
        "web/live/test_preview.py",
    ),
)
