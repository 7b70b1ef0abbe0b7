"""The outline of a file, and what can be folded."""

import svc
from svc.editor.outline import folds, outline
from tests.editor.test_occurrences import TEXT


def test_sections_hold_what_they_declare_in_the_order_of_the_text() -> None:
    entries = outline(svc.analyse(TEXT).file)
    assert [(each.kind.value, each.name) for each in entries] == [
        ("catalogue", "house"),
        ("stream", "restore"),
        ("stream", "detail"),
    ]
    assert [(each.kind.value, each.name) for each in entries[1].parts] == [
        ("team", "desk"),
        ("step", "log"),
        ("party", "shop"),
        ("flow", '"The shop" -> log'),
        ("flow", "log -> engage"),
    ]


def test_a_name_lies_within_its_entry() -> None:
    for entry in outline(svc.analyse(TEXT).file):
        for each in (entry, *entry.parts):
            assert (
                entry.span[0] <= each.span[0] <= each.name_span[0] <= each.name_span[1] <= each.span[1] <= entry.span[1]
            )


def test_sections_and_runs_of_comments_can_be_folded() -> None:
    text = "# one\n# two\n\nstream s\n  user -> engage : incidents # three\n"
    assert [text[slice(*span)] for span in folds(svc.analyse(text))] == [
        "# one\n# two",
        "stream s\n  user -> engage : incidents # three",
    ]


def test_a_file_without_a_heading_has_an_outline_too() -> None:
    [entry] = outline(svc.analyse("user -> engage : incidents\n").file)
    assert [each.name for each in entry.parts] == ["user -> engage"]
