"""A project with a file that is used, a secret outside of it, and what is reported of a `use` line there."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import svc
from tests.support.folders import ACME, RESTORE, write

EVENTS = ("open", "os.listdir", "os.scandir")
GRAMMAR = import_module("svc.grammar")
BROUGHT_ALONG = (sys.prefix, sys.base_prefix, *(os.path.dirname(str(each.__file__)) for each in (svc, GRAMMAR)))
"""Where code is."""
_watched: list[tuple[str, list[str]]] = []
"""The root that is watched, and what was asked for outside of it."""


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watched or event not in EVENTS or not isinstance(arguments[0], str | bytes):
        return
    root, outside = _watched[-1]
    where = os.path.realpath(os.fsdecode(arguments[0]))
    if not Path(where).is_relative_to(root) and not where.startswith(BROUGHT_ALONG):
        outside.append(f"{event} {where}")


sys.addaudithook(_hook)


@contextmanager
def watched(root: Path) -> Iterator[None]:
    """Within, nothing outside of a root is opened or listed."""
    outside: list[str] = []
    _watched.append((os.path.realpath(root), outside))
    try:
        yield
    finally:
        _watched.pop()
    assert outside == []


def told(root: Path, path: str, folder: str = "") -> list[str]:
    """The codes of what is told of a `use` line, in a text that stands in a folder of a root."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    text = f'use "{escaped}"\nstream a follows acme\n{RESTORE}'
    with watched(root):
        found = svc.analyse(text, f"{folder}/a.vsc" if folder else "a.vsc", root=root).diagnostics
    return sorted({each.code for each in found})


@pytest.fixture(name="root")
def fixture_root(tmp_path: Path) -> Path:
    """A project with a secret outside of it, which is a sound catalogue."""
    write(tmp_path, {"secret/acme.vsc": ACME, "proj-evil/acme.vsc": ACME, "proj/in/acme.vsc": ACME, "acme.vsc": ACME})
    return tmp_path / "proj"
