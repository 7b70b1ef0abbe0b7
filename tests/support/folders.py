"""Folders of files for tests: written from a mapping, checked as `svc check` does."""

from collections.abc import Mapping
from pathlib import Path

import svc
from tests.support.marked import Mark, reported

RESTORE = (
    "  user -> engage : incidents\n"
    "  engage -> deliver_support : user_support_tasks\n"
    "  deliver_support -> user : services\n"
)
"""The flows of a stream with nothing wrong."""
ACME = 'catalogue acme extends itil4\n  allow engage -> user : feedback because "we tell how it went"\n'
FOLLOWING = f'use "acme.vsc"\nstream restore follows acme\n{RESTORE}  engage -> user : feedback\n'


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder, which is given back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def codes(folder: Path, *below: str) -> dict[str, set[Mark]]:
    """The errors and warnings of all files below a folder, by file: line, level and code. Files without any are left
    out."""
    found: dict[str, list[svc.Diagnostic]] = {}
    for each in svc.Workspace.open(folder.joinpath(*below), ignore=["VSC302", "VSC303"]).diagnostics:
        found.setdefault(Path(each.file or "").relative_to(folder).as_posix(), []).append(each)
    return {name: reported(findings) for name, findings in found.items()}
