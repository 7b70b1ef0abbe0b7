"""Draws one stream or one catalogue into a file, or many streams into a folder, as `svc render` is asked to."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from svc.cli.printing.output import complain, say
from svc.diagnostics.errors import Error, FileError

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.cli.runs.outputs import Output
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.model.quantities import Real
    from svc.pictures.options import PictureOptions
    from svc.pictures.render.picture import Picture
    from svc.project.project import Project
    from svc.semantics.bound import BoundStream

UNUSABLE = 2
STANDARD = "-"
FITTING = "fitting"
"""As many pages as it takes."""


class Wanted(NamedTuple):
    """What picture it is to be, as the options say."""

    format: str | None = None
    view: str = "auto"
    stream: str | None = None
    engine: str | None = None
    theme: str = "auto"
    scale: "Real | None" = None
    catalogue: str | None = None
    activity: str | None = None
    way: str = "likely"
    to: str | None = None
    details: bool = False
    pages: str | None = None
    """How many slides: a number, or as many as it takes."""


def render(file: str | None, output: str | None, wanted: Wanted) -> int:
    """Draw a file, or a catalogue if there is none, and report what there is to say of it; the exit code."""
    try:
        pictures = _written(file, output, wanted)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    complain(*_lines([*dict.fromkeys(finding for picture in pictures.values() for finding in picture.findings)]))
    for target in pictures:
        if target != STANDARD:
            say(target)
    return 0


class Many(NamedTuple):
    """Where many pictures go, and how they are made."""

    folder: str
    jobs: int
    force_exclude: bool


def render_many(paths: Sequence[str], many: Many, wanted: Wanted) -> int:
    """Draw all streams that paths mean into a folder, and report what there is to say of them; the exit code."""
    from svc.cli.runs import outputs
    from svc.pictures.picture_formats import file_ending

    form = wanted.format or "svg"
    draw = partial(_output, wanted=wanted, form=form)
    made = outputs.Wanted(many.folder, file_ending(form), draw, "drawing", wanted.stream)
    try:
        if wanted.pages is not None:
            raise Error("--pages is for one stream: give one file and a file to write with -o")
        return outputs.write_outputs(paths, made._replace(jobs=many.jobs, force_exclude=many.force_exclude))
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE


def _output(bound: "BoundStream", analysis: "Analysis", project: "Project", *, wanted: Wanted, form: str) -> "Output":
    """The picture of one of many streams."""
    from svc.cli.runs.outputs import Output

    picture = _of_bound(bound, analysis, project, wanted, form)
    return Output(picture.data, tuple(f"{bound.stream.name}: {line}" for line in _lines(picture.findings)))


def _lines(findings: "Sequence[Diagnostic]") -> list[str]:
    """What there is to say of a picture, line by line."""
    if not findings:
        return []
    from svc.formats.findings.text import text

    return [line for line in text(findings, {}).splitlines() if line]


def _written(file: str | None, output: str | None, wanted: Wanted) -> dict[str, "Picture"]:
    """Write the picture, or those of all pages: each with where it went."""
    from svc.pictures.picture_formats import format_of
    from svc.project import files

    target = output or _beside(file or _name(wanted), wanted.format or "svg")
    if not output and target != STANDARD:
        _refuse_link(target)
    form = format_of(target, wanted.format or ("svg" if target == STANDARD else None))
    if _is_input(file or str(wanted.catalogue), target):
        raise FileError(f"{target} is the input file: choose another file to write to")
    if wanted.pages is not None:
        pictures = _pages(file, target, wanted, form)
    else:
        pictures = {target: _of_catalogue(wanted, form) if file is None else _of_stream(file, wanted, form)}
    for each, picture in pictures.items():
        if each != STANDARD:
            files.write(each, picture.data, follow=bool(output))
        elif sys.stdout is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(picture.data)
    return pictures


def _is_input(given: str, target: str) -> bool:
    """Whether a picture would take the place of the file that is drawn."""
    here = STANDARD not in (given, target) and os.path.exists(given) and os.path.exists(target)
    return here and os.path.samefile(given, target)


def _refuse_link(target: str) -> None:
    """Raise FileError where a link has a name that is our own choice: it may lead to another source."""
    if os.path.islink(target):
        raise FileError(f"{target} is a link, so svc does not write to it: choose a file with -o")


def _options(project: "Project", wanted: Wanted) -> "PictureOptions":
    from svc.cli.options.pictures import options_of

    return options_of(
        project,
        wanted.view,
        wanted.engine,
        wanted.theme,
        wanted.activity,
        wanted.scale,
        wanted.way,
        wanted.to,
        wanted.details,
    )


def _pages(file: str | None, target: str, wanted: Wanted, form: str) -> dict[str, "Picture"]:
    """The pages of a stream, each with its path."""
    from svc.diagnostics.errors import RenderError
    from svc.pictures.paging import drawn_pages
    from svc.pictures.scene.annotations import within

    if file is None:
        raise RenderError("a catalogue has no pages: leave out --pages")
    if target == STANDARD:
        raise RenderError("several pages are several files: choose where they go with -o")
    pages = None if wanted.pages == FITTING else int(str(wanted.pages))
    bound, analysis, project = _opened(file, wanted)
    findings = within(bound.stream, analysis.diagnostics)
    drawn = drawn_pages(bound, findings, target, form, _options(project, wanted), pages)
    return {str(path): picture for path, picture in drawn.items()}


def _of_stream(file: str, wanted: Wanted, form: str) -> "Picture":
    return _of_bound(*_opened(file, wanted), wanted, form)


def _opened(file: str, wanted: Wanted) -> "tuple[BoundStream, Analysis, Project]":
    """The chosen stream of a file, the analysis of the file, and its project."""
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen

    analysis, project = opened(file)
    return chosen(analysis, wanted.stream, "draw"), analysis, project


def _of_bound(bound: "BoundStream", analysis: "Analysis", project: "Project", wanted: Wanted, form: str) -> "Picture":
    from svc.pictures import rendering
    from svc.pictures.scene.annotations import within

    findings = within(bound.stream, analysis.diagnostics)
    return rendering.stream_picture(bound, findings, form, _options(project, wanted))


def _of_catalogue(wanted: Wanted, form: str) -> "Picture":
    from svc.cli.inputs.catalogue import Target
    from svc.pictures import rendering
    from svc.project.project import Project

    named = str(wanted.catalogue)
    catalogue = Target(named).catalogue()
    project = Project.around(named if os.path.exists(named) else os.curdir)
    return rendering.catalogue_picture(catalogue, form, _options(project, wanted))


def _name(wanted: Wanted) -> str:
    """The file beside which the picture of a catalogue is written: its own, or one here of its name."""
    name = str(wanted.catalogue)
    return f"{os.path.splitext(name)[0]}_{wanted.activity}.vsc" if wanted.activity else name


def _beside(file: str, form: str) -> str:
    from svc.pictures.picture_formats import file_ending

    return STANDARD if file == STANDARD else f"{os.path.splitext(file)[0]}.{file_ending(form)}"
