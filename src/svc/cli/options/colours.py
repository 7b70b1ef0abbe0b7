"""The colours that a project's configuration chooses, and what is wrong with them, at their places."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.pictures.style.colours import Colours
    from svc.project.project import Project
    from svc.text.source import Place


def colours_of(project: "Project") -> "tuple[Colours, list[Diagnostic]]":
    """The colours of a project, and the findings about them.

    An id counts as known if a catalogue has it that was read, or if none of these has one that is near: it may be that
    of a catalogue in another file.
    """
    written = project.configuration.colours
    if not written:  # the catalogues, whose ids are known, need not be read
        from svc.pictures.style.colours import NONE

        return NONE, []
    from svc.pictures.style.colour_settings import chosen
    from svc.pictures.style.colours import ROLES
    from svc.project.loading import key_of
    from svc.text.near_names import near
    from svc.text.source import Place, Source

    source = project.configuration.source or Source("", "")

    def where(key: str, part: str) -> "Place | None":
        place = key_of(source, "colours", key).place
        colour = project.configuration.colours[key]
        start = source.text.find(colour, place.span[1]) if part == "value" else -1
        return Place(source, (start, start + len(colour))) if start >= 0 else place

    known = project.ends | ROLES.keys()
    elsewhere = [key for key in written if key not in known and not near(key, known)]
    colours, reported = chosen(written, [*sorted(project.ends), *elsewhere], where)
    return colours, [finding for _, finding in reported]
