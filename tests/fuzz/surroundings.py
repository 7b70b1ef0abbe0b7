"""Fuzz targets about what stands around a stream: configurations, the files it uses, and the pages it becomes."""

import os
import tempfile
from functools import cache
from pathlib import Path

import svc
from svc.pictures.drawing import stream_scene
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page import contents, document
from svc.pictures.render.picture import draw
from svc.pictures.scene.annotations import within
from svc.project.loading import read
from svc.project.project import Project
from svc.text import escape
from svc.text.source import Source
from tests.fuzz.texts import NAME, stand_within, text_of
from tests.test_page import Seen
from tests.test_render_mermaid import GRAMMAR

INSIDE = 'catalogue inside extends itil4\nartefact own "Own"\nallow engage -> plan : own\n'
OUTSIDE = INSIDE.replace("inside", "outside")
FILES = {
    "root/svc.toml": "", "root/a.vsc": INSIDE, "root/sub/b.vsc": INSIDE, "root/sub/c d.vsc": INSIDE,
    "root/é.vsc": INSIDE, "root/.hidden.vsc": INSIDE, "outside.vsc": OUTSIDE,
}  # fmt: skip
"""A project, and a file that is none of its business."""


def configured(data: bytes) -> None:
    """Any text is a configuration, or has mistakes, all of which stand within it; other tools' tables say nothing."""
    text = text_of(data).removeprefix("\ufeff")
    for name in ("svc.toml", "pyproject.toml"):
        configuration, found = read(Source(name, text))
        stand_within(tuple(found), text)
        assert (configuration, found) == read(Source(name, text))
        assert {each.code for each in found} <= {"VSC910", "VSC911", "VSC912"}


def used(data: bytes) -> None:
    """Whatever path a `use` names: it is a file of the project, or the finding says why it is not looked at."""
    path = text_of(data)
    source = Source("x.vsc", f'use "{_quoted(path)}"\nstream s follows outside\n')
    project = Project.at(_root())
    analysis = project.analyse_text(source, [], _root())
    stand_within(analysis.diagnostics, source.text)
    brought = [each for each in project.files.uses(analysis.file) if not isinstance(each, svc.Diagnostic)]
    assert all(each.file.source.text == INSIDE for each in brought)
    assert brought or {each.code for each in analysis.diagnostics} & {"VSC206", "VSC207"}


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")


@cache
def _root() -> str:
    """The root of the project, for as long as the process lives; a link leads out of it."""
    folder = Path(tempfile.mkdtemp(prefix="svc-fuzz-")).resolve()
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    os.symlink(folder / "outside.vsc", folder / "root" / "link.vsc")
    os.symlink(folder, folder / "root" / "up")
    return str(folder / "root")


def as_mermaid(data: bytes) -> None:
    """Any stream is Mermaid of which each line is one that svc writes, and no text of it more than text."""
    analysis = svc.analyse(text_of(data)[:2000], NAME)
    for bound in analysis.bound.streams[:1]:
        diagram = stream_scene(bound, within(bound.stream, analysis.diagnostics), PictureOptions(view="stream"))
        for line in draw(diagram, "mermaid").data.decode().splitlines():
            assert GRAMMAR.fullmatch(line), line


def paged(data: bytes) -> None:
    """Any stream has a page of the elements, attributes, scripts and styles of any other, which shows its words."""
    analysis = svc.analyse(text_of(data)[:2000], NAME)
    for bound in analysis.bound.streams[:1]:
        seen, usual = Seen(_page(analysis)), _usual()
        assert {tag for tag, _ in seen.elements} <= {tag for tag, _ in usual.elements}
        named = {name for _, attributes in usual.elements for name in attributes}
        assert {name for _, attributes in seen.elements for name in attributes} <= named
        assert seen.texts == usual.texts
        for step in {step.name: step for step in reversed(bound.stream.steps)}.values():  # of two, the first counts
            assert escape.picture(step.title or "") in seen.words


def _page(analysis: svc.Analysis) -> str:
    (bound, *_) = analysis.bound.streams
    return document(contents(bound, within(bound.stream, analysis.diagnostics)), DEFAULTS).text


@cache
def _usual() -> Seen:
    """A page with all that there is on one but for pictures."""
    return Seen(_page(svc.analyse(USUAL, NAME)))


USUAL = """\
stream s "S" follows itil4
owner: "Ada"
scenario: "one
two"
party p "P" in supplier
step a "A" in engage by service_desk waits 1h takes 1h..2h accurate 90% opens s
step b in plan
user -> a : incidents when "now" share 10%
a -> b : change_requests
a -> p
nobody -> a : nothing
"""
