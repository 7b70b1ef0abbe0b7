"""What hypothesis runs when it is imported: afterwards `st.from_type(svc.Stream)` draws streams.

Imports nothing of svc: the strategies are registered once the values are imported, and loaded once they are drawn.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

VALUES = "svc.model"
"""The module whose import is waited for."""


def register() -> None:
    """The hook: now, if the values are imported already, else as soon as they are."""
    if VALUES in sys.modules:
        _register(sys.modules[VALUES])
    else:
        sys.meta_path.insert(0, _Waiting())


def _register(values: ModuleType) -> None:
    from hypothesis.strategies import register_type_strategy

    for name, strategy in (
        ("Stream", "streams"),
        ("Step", "steps"),
        ("NamedParty", "named_parties"),
        ("Flow", "flows"),
        ("Catalogue", "catalogues"),
    ):
        register_type_strategy(getattr(values, name), _drawing(strategy))
    register_type_strategy(import_module("svc.model.quantities").Duration, _drawing("durations"))


def _drawing(strategy: str) -> Callable[[type], Any]:
    return lambda drawn: getattr(import_module("svc.strategies"), strategy)()


class _Waiting(MetaPathFinder):
    """Finds the module as all others would, and lets it be loaded; then its work is done."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != VALUES:
            return None
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
