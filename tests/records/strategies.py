"""Records for property tests: events of a few cases, with what their labels mean."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from svc.records.shapes import Meaning, Role
from tests.support.counted_by_hand import Happened

MEANINGS = {
    "New": Meaning("log", Role.SEEN), "Active": Meaning("fix", Role.SEEN), "Assigned": Meaning("fix", Role.QUEUED),
    "Wait": Meaning("vendor", Role.PARTY), "Check": Meaning("check", Role.SEEN), "Queued": Meaning("log", Role.QUEUED),
}  # fmt: skip
LABELS = [*MEANINGS, "Comment", "Closed"]
MONDAY = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())


@st.composite
def happenings(draw: st.DrawFn, spans: bool = False) -> list[Happened]:
    """Events in the order of a file, with equal times among them."""
    found = []
    for case in draw(st.lists(st.sampled_from(["7", "10", "a", "Ä", "b'", 'c"']), min_size=2, unique=True)):
        for label in draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=8)):
            begin = MONDAY + draw(st.integers(0, 12)) * 3600
            found.append(Happened(case, label, begin, begin + (draw(st.integers(0, 3)) * 1800 if spans else 0)))
    return draw(st.permutations(found))
