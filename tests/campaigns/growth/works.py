"""What is done with an input: one function a part of svc, and what makes of a text that which the part takes."""

import contextlib
import json
import re
from collections.abc import Callable

import svc
from svc.checker.analysis import register
from svc.checker.pipeline import Options, analyse_source
from svc.checker.selection import EVERYTHING
from svc.comparison import compare
from svc.formats.catalogue import (
    audit as catalogue_audit,
)
from svc.formats.catalogue import (
    csv as catalogue_csv,
)
from svc.formats.catalogue import (
    json as catalogue_json,
)
from svc.formats.catalogue import (
    text as catalogue_text,
)
from svc.formats.findings import github, gitlab, junit, sarif
from svc.formats.findings import json as findings_json
from svc.formats.findings import text as findings_text
from svc.formats.interchange import DataError
from svc.formats.interchange import read as read_data
from svc.pictures.description import running, written
from svc.pictures.drawing import stream_scene
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.render.svg import finished as made_fit
from svc.pictures.scene.shapes import Scene
from svc.pictures.style.colours import NONE
from svc.pictures.style.themes import theme
from svc.pictures.views import VIEWS
from svc.project.api import bound_and_checked
from svc.project.ignore_patterns import Patterns
from svc.project.loading import read as read_settings
from svc.semantics.bound import BoundStream
from svc.semantics.canonical import canonical
from svc.text import escape
from svc.text.source import Source

NAME = "growth.vsc"
Both = tuple[BoundStream, BoundStream]


def analysed(text: str) -> None:
    """Everything that is told of a text."""
    svc.analyse(text, NAME, select=["VSC"])


def registered(text: str) -> None:
    """What its comments allow."""
    register(analyse_source(Source(NAME, text), options=Options(EVERYTHING)))


def laid_out(text: str) -> None:
    """The layout of a text, and its proof."""
    with contextlib.suppress(svc.InvalidError):
        svc.format_text(text, NAME)


def mended(text: str) -> None:
    """The fixes of a text, suggested ones too."""
    svc.fix_text(text, NAME, suggested=True)


def told(text: str) -> None:
    """Findings for people."""
    analysis = svc.analyse(text, NAME)
    findings_text.text(analysis.diagnostics, {NAME: analysis.file.source})


def told_to_machines(text: str) -> None:
    """Findings in all other formats."""
    analysis = svc.analyse(text, NAME)
    found, files = analysis.diagnostics, {NAME: analysis.file}
    findings_json.report([NAME], found)
    junit.report([NAME], found)
    github.report(found)
    sarif.report(found, files)
    gitlab.report(found, files)


# --- of one stream


def bound(text: str) -> BoundStream:
    """The only stream of a text, bound."""
    return svc.analyse(text, NAME).only


def stream(text: str) -> svc.Stream:
    """The only stream of a text."""
    return canonical(bound(text))


def data(text: str) -> str:
    """The only stream of a text, as JSON."""
    return json.dumps(svc.to_data(stream(text)))


def exported(of: svc.Stream) -> None:
    """A stream as data."""
    svc.to_data(of)
    svc.to_text(of)


def read(text: str) -> None:
    """Data, or mistakes."""
    with contextlib.suppress(DataError):
        svc.from_data(read_data(text))


imported = read


def described(of: BoundStream) -> None:
    """A stream in words, all three ways."""
    findings = bound_and_checked(of.stream)[1]
    written(of, findings, "text")
    written(of, findings, "markdown")
    running(of, findings)


def as_dot(of: BoundStream) -> None:
    """A stream as DOT; how an engine lays it out is the engine's."""
    draw(stream_scene(of, (), PictureOptions(view="stream")), "dot")


def as_mermaid(of: BoundStream) -> None:
    """A stream as Mermaid."""
    draw(stream_scene(of, (), PictureOptions(view="stream")), "mermaid")


def view(name: str) -> Callable[[BoundStream], None]:
    """A view of a stream before it is drawn."""

    def viewed(of: BoundStream) -> None:
        VIEWS[name].draw(of, (), DEFAULTS)

    return viewed


def finished(groups: str) -> None:
    """What an engine drew, made fit for pages."""
    made_fit(_DRAWN % groups.encode(), diagram(_SMALL), theme("auto", NONE), own=True)


_SMALL = svc.analyse("engage -> plan : requirements").only
_DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1pt" height="1pt">'
    b"<g>%s</g></svg>"
)


def diagram(of: BoundStream) -> Scene:
    """The picture of a stream before it is drawn."""
    return VIEWS["stream"].draw(of, (), DEFAULTS)


# --- of two


def _pair(before: str, after: str) -> Both:
    return bound(before), bound(after)


def changed(text: str) -> Both:
    """A stream, and one in which all steps take longer."""
    return _pair(text, text.replace("takes 5m", "takes 6m"))


def renamed(text: str) -> Both:
    """A stream, and one in which all steps have other names."""
    return _pair(text, renaming(text))


def renaming(text: str) -> str:
    """A text whose steps have other names."""
    return re.sub(r"\bs(?=\d)", "t", text)


def strangers(text: str) -> Both:
    """A stream, and one that shares neither names nor artefacts with it."""
    other = renaming(text).replace("requirements", "incidents").replace("service_desk", "monitoring")
    return _pair(text, other)


def without_half(text: str) -> Both:
    """A stream, and one without the second half of its lines."""
    return _pair(text, text[: text.rindex("\n", 0, len(text) * 2 // 3) + 1])


def compared(streams: Both) -> None:
    """What changed from one to the other, and the change applied."""
    difference = compare(streams)
    svc.apply(difference, streams[0].stream)


# --- of catalogues


def catalogue(text: str) -> svc.Catalogue:
    """The first catalogue of a text."""
    return svc.analyse(text, NAME).catalogues[0]


def catalogue_pair(text: str) -> tuple[svc.Catalogue, svc.Catalogue]:
    """A catalogue, and one with all titles changed."""
    return catalogue(text), catalogue(text.replace('"Own', '"Our'))


def catalogued(of: svc.Catalogue) -> None:
    """All that is said of a catalogue."""
    for report in (catalogue_text.text, catalogue_json.report, catalogue_csv.lines, catalogue_audit.text):
        report(of)


def catalogues_compared(pair: tuple[svc.Catalogue, svc.Catalogue]) -> None:
    """What one allows and the other does not."""
    svc.diff_catalogues(*pair)


# --- of what stands around


def configured(text: str) -> None:
    """The settings of a text."""
    read_settings(Source("svc.toml", text))


def matched(pattern: str) -> None:
    """A pattern of git against a path that it nearly fits."""
    Patterns([pattern]).verdict(pattern.replace("*", "a") + "c", False)


def escaped(text: str) -> None:
    """A text in every kind of markup."""
    for sink in (
        escape.terminal, escape.terminal_lines, escape.csv, escape.picture, escape.dot_label, escape.dot_string,
        escape.dot_tooltip, escape.xml, escape.html, escape.workflow_data, escape.workflow_property, escape.uri,
        escape.sarif_message, escape.markdown, escape.markdown_prose, escape.mermaid_text,
    ):  # fmt: skip
        sink(text)
