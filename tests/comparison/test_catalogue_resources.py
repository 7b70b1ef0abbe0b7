"""Teams, tools and calendars of two catalogues, compared."""

import json

import svc
from svc.formats.catalogue_diff import json as as_json
from svc.formats.catalogue_diff import text as as_text

MINI = """\
catalogue c "C"
  activity ask
  party user
"""
BEFORE = MINI + '  team desk "Desk" size 4 costs 55/h\n  team old\n  tool kit\n'
AFTER = MINI + '  calendar 24h 7d\n  team desk "Service desk" size 5 costs 55/h\n  tool kit in user\n  tool monitor\n'


def of(text: str) -> svc.Catalogue:
    return svc.analyse(text).catalogues[0]


def test_a_team_that_is_gone_breaks_streams_and_a_new_tool_does_not() -> None:
    found = svc.diff_catalogues(of(BEFORE), of(AFTER))
    assert [(each.part.value, each.kind, each.name, each.effect.value) for each in found.changes] == [
        ("catalogue", "changed", "c", "compatible"),
        ("team", "changed", "desk", "compatible"),
        ("team", "removed", "old", "breaking"),
        ("tool", "changed", "kit", "compatible"),
        ("tool", "added", "monitor", "compatible"),
    ]
    assert [(each.name, each.before, each.after) for each in found.changes[1].aspects] == [
        ("title", "Desk", "Service desk"), ("size", "4", "5"),
    ]  # fmt: skip
    assert found.changes[0].aspects[0].after == "24h 7d"


def test_the_formats_show_them() -> None:
    before, after = of(BEFORE), of(AFTER)
    found = svc.diff_catalogues(before, after)
    shown = as_text.text(before, after, found)
    assert "Teams" in shown
    assert 'monitor "Monitor"' in shown
    changes = {each["name"]: each for each in json.loads(as_json.report(before, after, found))["changes"]}
    assert changes["old"]["before"] == {
        "id": "old", "title": "Old", "aliases": [], "party": None, "size": None, "costs": None,
    }  # fmt: skip
    assert changes["kit"]["after"]["party"] == "user"
