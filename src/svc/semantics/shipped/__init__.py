"""The shipped catalogues, written in the language itself, their loader, and their form that needs no parsing."""

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data
from threading import Lock

from attrs import evolve

from svc.diagnostics.errors import Error
from svc.model import WrittenCatalogue
from svc.semantics.catalogue import Catalogue, bound_catalogue
from svc.semantics.shipped import prepared
from svc.syntax.parser import parse
from svc.text.source import Source

DEFAULT = "itil4"
"""The catalogue of a stream that follows none by name."""

_LOADING = Lock()
"""Threads that request a catalogue at the same time get the same one, not equal ones."""


def text(name: str) -> str:
    """The text of a shipped catalogue."""
    return (get_data(__name__, f"{name}.vsc") or b"").decode("utf-8")


def written(name: str) -> WrittenCatalogue:
    """A shipped catalogue as its text says it; its places are in `svc:NAME.vsc`."""
    return parse(_source(name))[0].catalogues[0]


def _source(name: str) -> Source:
    return Source(f"svc:{name}.vsc", text(name))


@cache
def _load(name: str) -> Catalogue:
    return bound_catalogue(prepared.catalogue(name, _source(name)) or written(name))


class _Shipped(Mapping[str, Catalogue]):
    """The catalogues of this package by name, each read when it is first requested."""

    _names = ("itil4",)

    def __getitem__(self, name: str) -> Catalogue:
        if name not in self._names:
            raise KeyError(name)
        with _LOADING:
            return _load(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


SHIPPED: Mapping[str, Catalogue] = _Shipped()


def whole(catalogue: Catalogue) -> Catalogue:
    """A catalogue with the shipped one that it extends, where it was built without its base.

    Raises TypeError for what is not a catalogue, and Error if what it extends is not known.
    """
    if not isinstance(catalogue, Catalogue):
        raise TypeError(f"expected a catalogue, got {catalogue!r:.100}")
    if catalogue.extends is None or catalogue.base is not None:
        return catalogue
    if catalogue.extends not in SHIPPED:
        raise Error(f"the catalogue {catalogue.name} extends {catalogue.extends}, which is not known: give it as base")
    return evolve(catalogue, base=SHIPPED[catalogue.extends])
