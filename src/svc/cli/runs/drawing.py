"""Draws one stream or one catalogue into a file, as `svc render` is asked to."""

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from svc.cli.printing.output import complain, say
from svc.diagnostics.errors import Error, FileError

if TYPE_CHECKING:
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.model.quantities import Real
    from svc.pictures.options import PictureOptions
    from svc.pictures.render.picture import Picture
    from svc.project.project import Project

UNUSABLE = 2
STANDARD = "-"
ENDINGS = {"mermaid": "mmd"}
"""Endings of files, where they are not the names of their formats."""


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


def render(file: str | None, output: str | None, wanted: Wanted) -> int:
    """Draw a file, or a catalogue if there is none, and report what there is to say of it; the exit code."""
    try:
        target, findings = _written(file, output, wanted)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    if findings:
        from svc.formats.findings.text import text

        complain(*filter(None, text(findings, {}).splitlines()))
    if target != STANDARD:
        say(target)
    return 0


def _written(file: str | None, output: str | None, wanted: Wanted) -> tuple[str, tuple["Diagnostic", ...]]:
    """Write the picture: where it went, and what there is to say of it."""
    from svc.pictures.picture_formats import format_of
    from svc.project import files

    target = output or _beside(file or _name(wanted), wanted.format or "svg")
    if not output and target != STANDARD:
        _refuse_link(target)
    form = format_of(target, wanted.format or ("svg" if target == STANDARD else None))
    if _is_input(file or str(wanted.catalogue), target):
        raise FileError(f"{target} is the input file: choose another file to write to")
    picture = _of_catalogue(wanted, form) if file is None else _of_stream(file, wanted, form)
    if target != STANDARD:
        files.write(target, picture.data, follow=bool(output))
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(picture.data)
    return target, picture.findings


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


def _of_stream(file: str, wanted: Wanted, form: str) -> "Picture":
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen
    from svc.pictures import rendering
    from svc.pictures.scene.annotations import within

    analysis, project = opened(file)
    bound = chosen(analysis, wanted.stream, "draw")
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
    ending = ENDINGS.get(form, form)
    return STANDARD if file == STANDARD else f"{os.path.splitext(file)[0]}.{ending}"
