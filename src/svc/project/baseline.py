"""A baseline: the findings that were there before, so that only new ones count.

Identifies a finding by its file, its code and its fingerprint, not by its line. Of errors it holds only those about
names and flows: a file that can't be parsed, and a link that leads out of the project, are reported in each run.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from attrs import field, frozen

from svc.checker.fingerprints import fingerprints
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import Error
from svc.model import File
from svc.project import files, sources

VERSION = 1
Key = tuple[str, str, str]
"""A file as seen from the baseline's folder, a code, a fingerprint."""
HELD_ERRORS = ("VSC2", "VSC3")
"""The prefixes of the codes whose errors a baseline may hold: names that are unknown, flows that are not listed."""
NEVER_HELD = "VSC214"
"""A file outside of the project: no draft that waits to be put right."""


class Compared(NamedTuple):
    """Findings beside a baseline: those that are new, those that it holds, and how often each entry did not occur."""

    new: list[Diagnostic]
    held: list[Diagnostic]
    gone: Mapping[Key, int]


def holds(finding: Diagnostic) -> bool:
    """Whether a baseline may hold a finding."""
    if finding.level is not Level.ERROR:
        return True
    return finding.code.startswith(HELD_ERRORS) and finding.code != NEVER_HELD


@frozen
class Baseline:
    """How often each finding was there. `folder` is where the baseline lies, as its files are named from there."""

    folder: str
    counts: Mapping[Key, int] = field(factory=dict)

    def with_findings(self, findings: Iterable[Diagnostic], written: Mapping[str, File]) -> "Baseline":
        """A baseline of these findings, as far as one may hold them."""
        return Baseline(self.folder, Counter(self._keys(list(filter(holds, findings)), written)))

    def compared(self, findings: Iterable[Diagnostic], written: Mapping[str, File]) -> Compared:
        """Which findings are new, and which were there before."""
        left = Counter(dict(self.counts))
        every = list(findings)
        found = Compared([], [], left)
        for finding, key in zip(every, self._keys(every, written), strict=True):
            if holds(finding) and left[key] > 0:
                left[key] -= 1
                found.held.append(finding)
            else:
                found.new.append(finding)
        return found._replace(gone=+left)

    def named(self, name: str) -> str:
        """What the baseline calls a file, whichever way it was named on the command line."""
        if name == "-":
            return name
        path = os.path.abspath(name)
        with suppress(ValueError):  # on another drive
            path = os.path.relpath(path, os.path.abspath(self.folder))
        return path.replace(os.sep, "/")

    def _keys(self, findings: list[Diagnostic], written: Mapping[str, File]) -> list[Key]:
        names = {finding.file: self.named(finding.file or "-") for finding in findings}
        marks = fingerprints(findings, written)
        return [(names[each.file], each.code, mark) for each, mark in zip(findings, marks, strict=True)]


def load(path: str) -> Baseline:
    """The baseline in a file. Raises Error if it can't be read or is not a baseline."""
    source, wrong = sources.read(path)
    if wrong:
        raise Error(f"{path} is not a baseline: {wrong[0].message}")
    try:
        return Baseline(os.path.dirname(path), _counts(json.loads(source.text)))
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise Error(f"{path} is not a baseline: {why}; write a new one with --write-baseline") from error


def save(path: str, baseline: Baseline) -> None:
    """Write a baseline, whole or not at all; one entry per line. Raises Error."""
    rows = [
        json.dumps({"file": file, "code": code, "fingerprint": mark, "count": count})
        for (file, code, mark), count in sorted(baseline.counts.items())
    ]
    body = "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else "[]"
    data = f'{{"version": {VERSION},\n "findings": {body}}}\n'.encode("ascii")
    if len(data) > limits.FILE:
        raise Error(f"{path} can't be written: {len(rows):,} entries are more than a baseline can hold")
    files.write(path, data)


def _counts(value: Any) -> dict[Key, int]:
    """The entries of a baseline. Raises ValueError that says what is wrong."""
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        raise ValueError("it has no list of findings")
    if value.get("version") != VERSION:
        raise ValueError(f"its version is not {VERSION}")
    counts: dict[Key, int] = {}
    for number, entry in enumerate(value["findings"], 1):
        key, count = _entry(entry, f"entry {number}")
        counts[key] = counts.get(key, 0) + count
    return counts


def _entry(entry: Any, where: str) -> tuple[Key, int]:
    if not isinstance(entry, dict):
        raise ValueError(f"{where} is not an object")
    file, code, mark = (entry.get(name) for name in ("file", "code", "fingerprint"))
    count = entry.get("count")
    if not (isinstance(file, str) and isinstance(code, str) and isinstance(mark, str)):
        raise ValueError(f"{where} needs a file, a code and a fingerprint, each a text")
    if type(count) is not int or count < 1:
        raise ValueError(f"{where} needs a count, 1 or more")
    return (file, code, mark), count
