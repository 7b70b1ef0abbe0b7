"""What is shown within a text that is not written there."""

import svc
from svc.editor.hints import HintKind, hints
from svc.editor.occurrences import occurrences
from svc.editor.outline import widening

TEXT = """\
stream s
  step log in engage takes 1h
  step fix in deliver_support
  user -> log : incidents
  log -> fix : tasks
  fix -> user : delivered_services
"""


def test_a_short_name_shows_the_whole_id_and_a_heading_the_lead_time() -> None:
    analysis = svc.analyse(TEXT)
    found = hints(analysis, occurrences(analysis))
    assert [(each.text, each.kind) for each in found] == [
        ("lead 1h", HintKind.LEAD),
        ("= user_support_tasks", HintKind.ARTEFACT),
    ]
    assert TEXT[: found[1].offset].endswith("tasks")


def test_a_stream_without_times_shows_no_lead_time() -> None:
    analysis = svc.analyse(TEXT.replace(" takes 1h", ""))
    assert [each.kind for each in hints(analysis, occurrences(analysis))] == [HintKind.ARTEFACT]


def test_a_selection_grows_from_the_word_to_the_whole_text() -> None:
    spans = widening(svc.analyse("# one\n\n" + TEXT), ("# one\n\n" + TEXT).index("tasks"))
    texts = [("# one\n\n" + TEXT)[slice(*each)] for each in spans]
    assert texts == ["tasks", "log -> fix : tasks", TEXT.rstrip(), "# one\n\n" + TEXT]
