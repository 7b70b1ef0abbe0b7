"""Fuzz targets about streams as data, pictures and answers. Each takes any bytes, and raises for a broken promise."""

import contextlib
import io
import json
from xml.etree import ElementTree

import svc
from svc.cli.usage import invoke
from svc.comparison import compare
from svc.formats.diff import json as diff_json
from svc.formats.diff import markdown as diff_markdown
from svc.formats.diff import text as diff_text
from svc.formats.findings import github, gitlab, junit, sarif
from svc.formats.findings import json as findings_json
from svc.formats.findings import text as findings_text
from svc.formats.interchange import DataError, checked_text, from_data, read, to_data
from svc.formats.measures import json as measures_json
from svc.formats.measures.json import Entry
from svc.model.quantities import Duration, percent, plain
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.annotations import within
from svc.pictures.views import VIEWS
from svc.text import escape
from tests.campaigns.fuzz.texts import NAME, text_of

BORDER = "\n=====\n"
"""What parts two texts that a target takes."""


def imported(data: bytes) -> None:
    """Any text is a stream as data, or has mistakes; a stream comes back from its text and from its data."""
    try:
        stream = from_data(read(text_of(data)))
    except DataError:
        return
    assert from_data(read(json.dumps(to_data(stream)))) == svc.analyse(checked_text(stream)).stream


def compared(data: bytes) -> None:
    """Applied to the one stream, the difference of two gives the other; no stream differs from itself."""
    texts = text_of(data).split(BORDER, 1)
    streams = [each.bound.streams[0] for each in map(svc.analyse, texts) if each.bound.streams]
    for one in streams:
        for other in streams:
            difference = compare((one, other))
            assert svc.apply(difference, one.stream) == other.stream
            assert one is not other or not difference.changes
            diff_text.text([difference])
            diff_markdown.report([difference])
            json.loads(diff_json.report("a", "b", [difference]))


def measured(data: bytes) -> None:
    """Any stream has figures: none of its times is below 0, and the share of rework is a share."""
    for bound in svc.analyse(text_of(data)[:2000], NAME).bound.streams[:1]:
        main = svc.measure(bound.stream, cases=100)
        for kind in (main, *main.others):
            assert all(each.mean >= 0 for each in (*kind.lead, *kind.first))
            assert kind.rework is None or 0 <= kind.rework.value <= 1
        assert len(json.loads(measures_json.report([Entry(NAME, main)]))["measures"]) == 1


def quantities(data: bytes) -> None:
    """A duration and a percentage read back as what they were written as, or are none."""
    text = text_of(data)
    with contextlib.suppress(ValueError):
        duration = Duration.parse(text)
        assert Duration.parse(str(duration)) == duration
        assert str(Duration.parse(str(duration))) == str(duration)
        assert hash(Duration.parse(str(duration))) == hash(duration)
    with contextlib.suppress(ValueError):
        share = percent(text)
        assert percent(f"{plain(share)}%") == share


def asked_why(data: bytes) -> None:
    """Any arrow has an answer, and is told to be legal if it is in the catalogue."""
    arrow = text_of(data)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = invoke(["why", "--format", "json", "--", arrow])
    assert code in (0, 1, 2), err.getvalue()
    if code != 2:
        assert json.loads(out.getvalue())["legal"] is (code == 0)


def drawn(data: bytes) -> None:
    """Any stream has a picture of every view that shows it, which the engine draws as well-formed SVG."""
    analysis = svc.analyse(text_of(data)[:2000], NAME)
    for bound in analysis.bound.streams[:1]:
        for view in (name for name, row in VIEWS.items() if row.shows(bound)):
            diagram = stream_scene(bound, within(bound.stream, analysis.diagnostics), PictureOptions(view=view))
            root = ElementTree.fromstring(draw(diagram, "svg").data)
            tags = {str(element.tag).rpartition("}")[2] for element in root.iter()}
            assert not tags & {"script", "a", "image", "foreignObject"}


def reported(data: bytes) -> None:
    """Findings in every format: what machines read parses, and what people read holds no control character."""
    text = text_of(data)
    analysis = svc.analyse(text, NAME, select=["VSC"])
    found, written = analysis.diagnostics, {NAME: analysis.file}
    assert len(json.loads(findings_json.report([NAME], found))["diagnostics"]) == len(found)
    assert len(json.loads(sarif.report(found, written))["runs"][0]["results"]) == len(found)
    assert len(json.loads(gitlab.report(found, written))) == len(found)
    suites = ElementTree.fromstring(junit.report([NAME], found))
    assert len(suites.findall(".//testcase")) == (len(found) or 1)
    assert len(github.report(found).splitlines()) == len(found)
    shown = findings_text.text(found, {NAME: analysis.file.source})
    assert shown == escape.terminal_lines(shown)
