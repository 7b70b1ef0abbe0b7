"""Binds names: what was written becomes what it means, with findings about names that mean nothing.

Steps and named parties win over the catalogue's names. Where a name was lost in a broken statement, it is
taken as known, so that one mistake is reported once.
"""

from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.semantics.binder.catalogues import bind_catalogues, distinct, outermost
from svc.semantics.binder.opening import report_openings, stream_of
from svc.semantics.binder.scope import Brought, Scopes, Uses
from svc.semantics.binder.streams import bind_stream
from svc.semantics.bound import BoundFile
from svc.semantics.catalogue import Catalogue


def bind(file: File, scopes: Scopes) -> tuple[BoundFile, list[Diagnostic]]:
    """Bind all sections of a file; the names of another file mean here what they mean there."""
    scope = scopes.scope_of(file)
    if scope.bound is None:
        catalogues = bind_catalogues(scope)
        distinct(file.streams, scope.findings)
        streams = tuple(stream_of(scope, stream) for stream in file.streams)
        for bound in streams:
            report_openings(scope, bound)
        scope.report_unused()
        scope.bound = BoundFile(streams, catalogues)
    return scope.bound, scope.findings


def catalogues_of(file: File, scopes: Scopes) -> tuple[tuple[Catalogue, ...], list[Diagnostic]]:
    """The catalogues of a file, bound, and what was found in it so far."""
    scope = scopes.scope_of(file)
    return bind_catalogues(scope), scope.findings


__all__ = ["Brought", "Scopes", "Uses", "bind", "bind_stream", "catalogues_of", "outermost"]
