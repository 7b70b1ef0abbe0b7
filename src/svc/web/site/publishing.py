"""Brings the folder of a site up to date: writes pages that are new or have changed, removes those that are gone."""

from collections.abc import Iterable, Iterator
from functools import partial

from svc.diagnostics.errors import FileError
from svc.project.portfolio.gathering import Watch
from svc.project.workers import Died, results
from svc.web.site.drawing import Drawer, Drawn, Site, Task
from svc.web.site.folder import Folder
from svc.web.site.manifest import Made, Manifest
from svc.web.site.planning import Planned
from svc.web.site.wanted import Published

FEW = 4
"""Pages that one process is enough for, as to start others would take longer."""


def publish(
    folder: Folder, known: Manifest | None, pages: list[Planned], site: Site, whole: str, jobs: int, watch: Watch
) -> Published:
    """Bring a folder up to date. Raises FileError, before anything is written, if it holds what svc did not write."""
    folders = sorted({page.path.partition("/")[0] for page in pages if "/" in page.path})
    folder.refuse_links(folders)
    for path in folder.foreign(page.path for page in pages):
        raise FileError(f"{folder.name(path)} was not written by svc, so it stays: choose another folder")
    before = known or Manifest()
    kept = {page.path: before.pages[page.path] for page in pages if _is_made(page, before, folder)}
    new = [page for page in pages if page.path not in kept]
    gone = [path for path in before.pages if path not in {page.path for page in pages}]
    distrusted = known is None and folder.has_manifest()
    folder.make(folders)
    if new or gone or distrusted:
        # Until all is done, a run that is stopped leaves a manifest that knows the pages of both.
        folder.write_manifest(Manifest({**before.pages, **{page.path: Made("", "") for page in new}}))
    drawn = list(_made(folder, new, site, jobs, watch))
    removed, problems = _removed(folder, gone)
    keys = {page.path: page.key for page in pages}
    made = {each.path: Made("" if each.complaints else keys[each.path], each.digest) for each in drawn if each.digest}
    failed = {each.path: Made("", "") for each in drawn if not each.digest}
    complaints = [text for each in drawn for text in each.complaints]
    died = [text for each in drawn for text in each.died]
    is_complete = not (complaints or problems or died)
    manifest = Manifest({**kept, **made, **failed}, whole if is_complete else "")
    if manifest != known:
        folder.write_manifest(manifest)
    left = folder.left(manifest.pages, folders) if distrusted else ()
    return Published(made, len(kept), removed, [*complaints, *problems], died, left)


def _is_made(page: Planned, known: Manifest, folder: Folder) -> bool:
    """Whether a page is there as it would be made now."""
    made = known.pages.get(page.path)
    return made is not None and made.key == page.key and bool(made.digest) and folder.digest(page.path) == made.digest


def _made(folder: Folder, pages: list[Planned], site: Site, jobs: int, watch: Watch) -> Iterator[Drawn]:
    """Make pages: those with pictures in several processes, then the others, the first page last."""
    tasks = [page.task for page in pages if page.task is not None]
    progress = iter(watch(range(len(tasks) + 1)))
    for each in _drawn(tasks, site, jobs):
        next(progress)
        yield each
    for page in pages:
        if page.data is not None:
            try:
                yield Drawn(page.path, folder.write(page.path, page.data))
            except FileError as error:
                yield Drawn(page.path, complaints=(str(error),))


def _drawn(tasks: list[Task], site: Site, jobs: int) -> Iterator[Drawn]:
    if jobs == 1 or len(tasks) <= FEW:
        draw = Drawer(site)
        yield from map(draw, tasks)
        return
    for task, answer in results(partial(Drawer, site), tasks, jobs):
        how = answer.how if isinstance(answer, Died) else ""
        died = f"{task.path}: the process that worked on it ended unexpectedly, {how}"
        yield Drawn(task.path, died=(died,)) if how else answer


def _removed(folder: Folder, gone: Iterable[str]) -> tuple[list[str], list[str]]:
    """Remove pages that are gone: which were removed, and in words what could not be."""
    removed: list[str] = []
    problems: list[str] = []
    for path in gone:
        try:
            if folder.remove(path):
                removed.append(path)
        except FileError as error:
            problems.append(str(error))
    return removed, problems
