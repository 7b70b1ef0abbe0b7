"""What `svc --version --verbose` prints: what svc runs on, and which custom rules are installed."""

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

BESIDE = ("attrs", "click", "graphviz", "graphviz-pure", "hypothesis", "lark", "platformdirs")
"""The packages that svc works with."""


def lines() -> Iterator[str]:
    """A line each: Python and the system, packages, the engine, the cache, the rules. No rule is imported."""
    yield f"Python {platform.python_version()} on {sys.platform}"
    yield "packages: " + ", ".join(f"{name} {found}" for name in BESIDE if (found := _version(name)))
    yield f"engine: {_engine()}"
    yield f"cache: {_cache()}"
    rules = list(_rules())
    yield "custom rules: " + ("none installed" if not rules else f"{len(rules)} installed")
    yield from rules


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _engine() -> str:
    from svc.diagnostics.errors import RenderError
    from svc.pictures.render.engine import find

    try:
        return str(find().path)
    except RenderError as error:
        return f"none ({error})"


def _cache() -> str:
    from svc.project.cache_folder import folder

    return str(folder() or "none, as SVC_CACHE is empty")


def _rules() -> Iterator[str]:
    from svc.checker.custom_rules import installed

    for name, entry in installed().items():
        package = f" of {entry.dist.name} {entry.dist.version}" if entry.dist else ""
        yield f"  {name}: {entry.value}{package}"
