"""Writes a site: what is gathered of the files becomes pages, and those that have changed go into the folder."""

import os
from collections.abc import Sequence

from attrs import frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import Error, FileError
from svc.project.cache_folder import Entries
from svc.project.portfolio.gathering import Asked, Watch, gather
from svc.project.projects import Projects
from svc.site.details import details, details_of
from svc.site.folder import Folder
from svc.site.preparing import Wanted, prepare
from svc.site.publishing import Published, is_whole, publish
from svc.site.sources import Sources


@frozen
class Outcome:
    """What became of a site: of its pages, of files that could not be read, and of those on which a process of ours
    died. `wrong` are findings about the configurations."""

    pages: Published
    unreadable: tuple[str, ...] = ()
    died: tuple[str, ...] = ()
    wrong: tuple[Diagnostic, ...] = ()


def build(
    files: Sequence[Asked],
    folder: str | os.PathLike[str],
    wanted: Wanted,
    cache: Entries | None = None,
    reading: Watch = iter,
    drawing: Watch = iter,
) -> Outcome:
    """Write the site of some files, each given once.

    Raises Error if they have no stream, FileError if the folder holds what svc did not write, or can't be written.
    """
    there = Folder(folder)
    known = there.manifest()
    names = {each.real or os.path.realpath(each.path): each.name for each in files}
    sources = Sources(files, Projects(names), wanted.looks, wanted.today)
    if known is not None and sources.are_those_of(known.whole) and is_whole(there, known):
        return Outcome(Published(unchanged=len(known.pages)))
    gathered = gather(files, jobs=wanted.jobs, cache=cache, today=wanted.today, watch=reading, details=details)
    if not gathered.portfolio.streams:
        if gathered.unreadable:
            raise FileError("; ".join(gathered.unreadable))
        raise Error("there is no stream to show")
    every = {name: details_of(text) for name, text in gathered.details.items()}
    pages, site = prepare(files, there.path, wanted, gathered.portfolio, every)
    whole = "" if gathered.unreadable or gathered.died else sources.whole(every)
    published = publish(there, known, pages, site, whole, wanted.jobs, drawing)
    return Outcome(published, tuple(gathered.unreadable), tuple(gathered.died), tuple(gathered.wrong))
