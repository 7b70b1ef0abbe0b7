"""A stream held against records, in each format: declared beside observed, and nothing hostile gets through."""

import csv
import io
import json
import re
from typing import Any

import svc
from svc.formats.observed import csv as observed_csv
from svc.formats.observed import html as observed_html
from svc.formats.observed import json as observed_json
from svc.formats.observed import markdown as observed_markdown
from svc.formats.observed import text as observed_text
from svc.pictures.options import PictureOptions
from svc.pictures.rendering import stream_picture
from svc.pictures.views.observed import showing
from svc.records.observed import Observed
from tests.records.test_observing import EVENTS, FIX, held
from tests.support.records import Event

HOSTILE = "<script>alert(1)</script>\x1b[2J=1+1|[x](y) `"
SKIPPED = [event for event in EVENTS if event.label != "test" or event.case > "case 01000"]
BAD = [*SKIPPED, *(Event(HOSTILE, label, at, at + 1) for at, label in ((2.0, "repair"), (5.0, HOSTILE)))]
DRIFTED = FIX.replace("1d..3d", "4d..5d").replace('"fails"  share 25%', '"fails"  share 60%')


def picture(text: str, found: Observed) -> str:
    """The stream of a text with what was observed, as SVG."""
    bound = svc.bind(svc.analyse(text, "fix.vsc").streams[0])
    return stream_picture(bound, found.diagnostics, "svg", PictureOptions(), showing(found)).data.decode()


def words(svg: str) -> list[str]:
    """The texts of a picture, in their order."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", svg)


def lines_of(found: Observed) -> list[str]:
    """The figures as lines of text, without the findings."""
    return observed_text.text(found, "fix.vsc", {}, 3).split("\n")


def test_the_text_shows_what_is_declared_beside_what_was_observed() -> None:
    lines = lines_of(held(FIX, EVENTS))
    assert lines[0] == "fix in fix.vsc, held against records"
    assert "  as declared  100% of the cases (2,000 of 2,000), 100% of their moves" in lines
    assert any(re.fullmatch(r"  code +\d+ +\d+ +1d\.\.3d +2d, .* +4h\.\.8h +6h, .*", line) for line in lines)
    assert any(re.fullmatch(r"  repair -> code +\d+ +20% +2\d\.?\d*%", line) for line in lines)
    assert any(re.fullmatch(r"  log -> repair +1,\d+ +\d+\.?\d*%", line) for line in lines)
    assert lines[-1] == "no findings in 1 file"


def test_the_text_shows_each_finding_with_its_line() -> None:
    bound = svc.bind(svc.analyse(DRIFTED, "fix.vsc").streams[0])
    place = bound.stream.heading
    assert place is not None
    shown = observed_text.text(held(DRIFTED, EVENTS), "fix.vsc", {"fix.vsc": place.source}, 3)
    assert "warning[VSC523] drifted-time: `waits 4d..5d` is declared; the median of" in shown
    assert "5 |   step code   in obtain_build waits 4d..5d takes" in shown


def test_json_has_the_keys_of_its_contract() -> None:
    found: dict[str, Any] = json.loads(observed_json.report(held(DRIFTED, BAD), 2))
    assert found["records"]["cases"] == 2001
    assert set(found["fitness"]) == {"cases", "handovers"}
    assert len(found["ways"]) == 2
    assert {"label": HOSTILE, "count": 1} in found["unmapped"]
    step = next(each for each in found["steps"] if each["name"] == "code")
    assert (step["declared"], set(step["wait"]["percentiles"])) == (
        {"waits": "4d..5d", "takes": "4h..8h"},
        {"5", "50", "85", "95", "99"},
    )
    drifted = next(each for each in found["deviations"] if each["code"] == "VSC523")
    assert (drifted["from"], drifted["place"]["line"]) == ("code", 5)


def test_csv_has_a_row_for_each_figure_and_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(observed_csv.lines(held(FIX, [Event("1", "=1+1", 0.0), *EVENTS])))))
    assert {len(row) for row in rows} == {7}
    assert ["fix", "unmapped label", "'=1+1", "", "1", "", ""] in rows
    assert any(row[1:4] == ["flow", "repair", "code"] and row[5] == "0.2" for row in rows)


def test_markdown_has_tables_and_escapes_what_records_say() -> None:
    shown = observed_markdown.text(held(FIX, BAD), 3)
    assert "| repair -\\> code |" in shown
    assert "\\<script\\>" in shown
    assert not re.search(r"(?<!\\)<script", shown)
    assert "\x1b" not in shown


def test_the_picture_shows_counts_shares_and_drifts() -> None:
    found = held(DRIFTED, EVENTS)
    shown = words(picture(DRIFTED, found))
    code = next(step for step in found.steps if step.name == "code")
    assert any(each.startswith(f"{code.cases:,} cases") for each in shown)
    assert any(each.startswith("waited 2d") for each in shown)
    assert any(re.match(rf"{code.cases} · 2\d", each) for each in shown)
    assert "100% of 2,000 cases went as declared" in shown


def test_a_way_that_is_not_declared_is_a_line_of_its_own() -> None:
    assert "not declared" in words(picture(FIX, held(FIX, SKIPPED)))
    assert "not declared" not in words(picture(FIX, held(FIX, EVENTS)))


def test_the_page_loads_nothing_and_nothing_hostile_is_markup() -> None:
    found = held(FIX, BAD)
    page = observed_html.page(found, picture(FIX, found), HOSTILE, 5)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert "\x1b" not in page
    assert page.count("<svg") == 1
    assert "VSC522 warning" in page
