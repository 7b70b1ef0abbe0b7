"""What hypothesis runs when it is imported: afterwards `st.from_type(svc.Stream)` draws streams.

Imports nothing of svc: the strategies are registered once the values are imported, and loaded once they are drawn.
"""

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

VALUES = {
    "svc.model": ("Stream", "Step", "NamedParty", "Flow"),
    "svc.semantics.catalogue": ("Catalogue",),
    "svc.model.quantities": ("Duration",),
    "svc.model.calendar": ("Calendar",),
    "svc.pictures.style.colours": ("Colours",),
    "svc.comparison.difference": ("Difference",),
    "svc.diagnostics.diagnostic": ("Diagnostic",),
    "svc.checker.analysis": ("Analysis",),
    "svc.project.workspace": ("Workspace",),
    "svc.extending": ("OwnRule",),
}
"""The types that get a strategy, by the modules whose import is awaited."""


def register() -> None:
    """The hook: now, for values that are imported already, else as soon as they are."""
    for name in VALUES.keys() & sys.modules.keys():
        _register(sys.modules[name])
    if missing := VALUES.keys() - sys.modules.keys():
        sys.meta_path.insert(0, _Waiting(missing))


def _register(module: ModuleType) -> None:
    from hypothesis.strategies import register_type_strategy

    for name in VALUES[module.__name__]:
        register_type_strategy(getattr(module, name), _drawing)


def _drawing(kind: type) -> Any:
    """A strategy in words that a written test can import."""
    from hypothesis.strategies import just

    return just(kind).flatmap(import_module("svc.strategies").values)


class _Waiting(MetaPathFinder):
    """Finds the modules as all others would, and lets them be loaded; then its work is done."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._names:
            return None
        self._names.remove(fullname)
        if not self._names:
            sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loading(spec.loader)
        return spec


class _Loading(Loader):
    """Loads the module with its own loader, and registers what is in it."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        if module.__spec__ is not None:
            module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        _register(module)
