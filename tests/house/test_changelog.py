"""The changelog says each thing once, also after branches that changed it have been merged."""

import re
from collections import Counter

from tests.support import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")
ENTRIES = re.split(r"^- ", TEXT, flags=re.MULTILINE)[1:]


def test_no_entry_begins_as_another_one() -> None:
    assert not [begin for begin, count in Counter(entry[:60] for entry in ENTRIES).items() if count > 1]


def test_each_kind_of_change_has_one_heading() -> None:
    for version in TEXT.split("\n## ")[1:]:
        headings = re.findall(r"^### .+$", version, flags=re.MULTILINE)
        assert len(headings) == len(set(headings))
