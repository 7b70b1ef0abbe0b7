"""What a program calls to write a site."""

import os
from datetime import date
from pathlib import Path
from types import NoneType

from svc.diagnostics.errors import FileError, RenderError
from svc.pictures.options import PictureOptions
from svc.pictures.style.colour_settings import own_colours
from svc.project.asked import Asked
from svc.project.project import Project
from svc.text.arguments import expect
from svc.web.site.frame import HOME
from svc.web.site.looks import drawn_by
from svc.web.site.wanted import TITLE, Wanted
from svc.web.site.writing import build


def write_site(
    path: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    title: str = TITLE,
    engine: str | None = None,
    jobs: int = 1,
    today: date | None = None,
) -> Path:
    """Write all streams as a static site, or bring it up to date: only pages of what has changed are made again.

    Args:
        path: a `.vsc` file, or a folder with such files.
        folder: the folder of the site; made if it is missing. What svc did not write there is never touched.
        title: what the site is called.
        engine: the Graphviz program to use; else that of the project, or the one that comes with svc.
        jobs: the number of processes.
        today: the day on which allowances that end are checked; else the calendar's.

    Returns:
        The path of the first page.

    Raises:
        Error: there is no stream, or the title is empty.
        FileError: a file can't be read, or the folder can't be written or holds a page that svc did not write.
        RenderError: there is no engine, or a picture can't be drawn; the rest of the site is written.
        TypeError: `title` is not a text, `jobs` is not a number, or `today` is not a date.
    """
    expect(title, str, "a title")
    expect(jobs, int, "a number of processes")
    expect(today, (date, NoneType), "a date")
    project = Project.around(path)
    settings = project.configuration
    options = PictureOptions(engine=engine or settings.engine, colours=own_colours(None, (), settings.colours))
    wanted = Wanted(title, options, drawn_by(options.engine), max(jobs, 1), today)
    outcome = build(_files(path, project), folder, wanted)
    if outcome.unreadable:
        raise FileError("; ".join(outcome.unreadable))
    if problems := (*outcome.pages.problems, *outcome.died, *outcome.pages.died):
        raise RenderError("; ".join(problems))
    return Path(folder) / HOME


def _files(path: str | os.PathLike[str], project: Project) -> list[Asked]:
    """The files that a path means."""
    if not os.path.isdir(path):
        return [Asked(os.fspath(path), os.path.basename(path))]

    def unreadable(error: OSError) -> None:
        raise FileError(f"{error.filename} can't be read: {error.strerror}") from error

    below, _ = project.below(path, unreadable)
    root = project.root.folder
    return [Asked(each.path, os.path.relpath(each.path, path).replace(os.sep, "/"), root, each.real) for each in below]
