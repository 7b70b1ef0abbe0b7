"""Binds names: what was written becomes what it means, with findings about names that mean nothing.

Steps and named parties win over the catalogue's names. Where a name was lost in a broken statement, it is
taken as known, so that one mistake is told once.
"""

from collections.abc import Mapping

from svc.binding.catalogues import Catalogues, distinct
from svc.binding.findings import Findings
from svc.binding.streams import bind_stream
from svc.bound import BoundFile
from svc.diagnostics import Diagnostic
from svc.model import Catalogue, File


def bind(file: File, shipped: Mapping[str, Catalogue], default: str) -> tuple[BoundFile, list[Diagnostic]]:
    """Bind all sections of a file; a stream that follows nothing follows `default`."""
    findings = Findings()
    catalogues = Catalogues(file, shipped, findings)
    distinct(file.streams, findings)
    streams = []
    opened = None if file.uses else {stream.name for stream in file.streams}
    for stream in file.streams:
        catalogue = catalogues.followed(stream, default)
        bound, found = bind_stream(stream, catalogue, opened)
        streams.append(bound)
        findings.extend(found)
    return BoundFile(streams, catalogues.bound), findings


__all__ = ["bind", "bind_stream"]
