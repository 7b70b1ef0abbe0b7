"""Writes a site: what is gathered of the files becomes pages, and those that have changed go into the folder."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from svc.diagnostics.errors import Error, FileError
from svc.project.projects import Projects
from svc.web.site.folder import Folder
from svc.web.site.sources import Sources
from svc.web.site.wanted import Outcome, Published, Wanted

if TYPE_CHECKING:
    from svc.project.asked import Asked
    from svc.project.cache_folder import Entries
    from svc.web.site.manifest import Manifest

    Watch = Callable[[Sequence[int]], Iterable[int]]


def build(
    files: "Sequence[Asked]",
    folder: str | os.PathLike[str],
    wanted: Wanted,
    cache: "Entries | None" = None,
    reading: "Watch" = iter,
    drawing: "Watch" = iter,
) -> Outcome:
    """Write the site of some files, each given once.

    Raises Error if they have no stream, FileError if the folder holds what svc did not write, or can't be written.
    """
    there = Folder(folder)
    known = there.manifest()
    names = {each.real or os.path.realpath(each.path): each.name for each in files}
    sources = Sources(files, Projects(names), wanted.looks, wanted.today)
    if known is not None and sources.are_those_of(known.whole) and there.holds(known):
        return Outcome(Published(unchanged=len(known.pages)))
    return _built(files, there, known, wanted, sources, cache, reading, drawing)


def _built(
    files: "Sequence[Asked]", there: Folder, known: "Manifest | None", wanted: Wanted, sources: Sources,
    cache: "Entries | None", reading: "Watch", drawing: "Watch",
) -> Outcome:  # fmt: skip
    # What that needs is loaded only here, as most runs find that nothing has changed.
    from svc.project.portfolio.gathering import gather
    from svc.web.site.details import details, details_of
    from svc.web.site.preparing import prepare
    from svc.web.site.publishing import publish

    gathered = gather(files, jobs=wanted.jobs, cache=cache, today=wanted.today, watch=reading, details=details)
    if not gathered.portfolio.streams:
        if gathered.unreadable:
            raise FileError("; ".join(gathered.unreadable))
        raise Error("there is no stream to show")
    every = {name: details_of(text) for name, text in gathered.details.items()}
    pages, site = prepare(files, there.path, wanted, gathered.portfolio, every)
    whole = "" if gathered.unreadable or gathered.died else sources.whole(every)
    published = publish(there, known, pages, site, whole, wanted.jobs, drawing)
    return Outcome(published, gathered.unreadable, gathered.died, tuple(gathered.wrong))
