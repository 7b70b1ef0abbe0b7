"""Findings about `use` lines, one function per code (VSC206 to VSC208)."""

from collections.abc import Iterable

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix, Related
from svc.diagnostics.removal import removal
from svc.model import File, Use
from svc.text.source import Place


def refused_path(file: File, use: Use, why: str, help: str) -> Diagnostic:
    """A `use` whose path svc does not follow: no file is opened for it."""
    place = path_of(file, use)
    return codes.BY_NAME["refused-path"].at(place, path=place.text, why=why, facts={"path": use.path}, help=help)


def unreadable_file(
    file: File, use: Use, why: str, help: str = "", *, fixes: Iterable[Fix] = (), related: Iterable[Related] = ()
) -> Diagnostic:
    """A `use` of a file that is not there or can't be read."""
    place = path_of(file, use)
    return codes.BY_NAME["unreadable-file"].at(
        place, path=place.text, why=why, facts={"path": use.path}, help=help, fixes=fixes, related=related
    )


def unused_use(file: File, use: Use, surely: bool) -> Diagnostic:
    """A `use` line that brings nothing that its file needs; `surely` if all that the file needs is known."""
    place = path_of(file, use)
    return codes.BY_NAME["unused-use"].at(
        place, path=place.text, facts={"path": use.path},
        fixes=() if file.owners.stay_with(use) else removal(
            "remove this line", Place(file.source, use.span or place.span),
            Applicability.SAFE if surely else Applicability.SUGGESTED,
        ),
    )  # fmt: skip


def unread(file: File) -> list[Diagnostic]:
    """The findings about the `use` lines of a text that stands alone: no file is opened for it."""
    help = codes.BY_NAME["unreadable-file"].advice("alone")
    return [unreadable_file(file, use, "no file is read for this text", help) for use in file.uses]


def path_of(file: File, use: Use) -> Place:
    """Where the path of a `use` line is, without its quotes."""
    start, end = use.spans.path or (0, 0)
    return Place(file.source, (start + 1, end - 1) if end - start > 1 else (start, end))
