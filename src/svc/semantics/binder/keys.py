"""The keys of a stream: one that is written twice, a slip of a known key, and a statement that was written as a key."""

from collections.abc import Callable
from functools import partial
from typing import Any

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import Key, Stream
from svc.semantics import name_diagnostics
from svc.semantics.binder.findings import Findings


def check_keys(stream: Stream, findings: Findings) -> None:
    """Report what is wrong with the keys of a stream."""
    first: dict[str, Key] = {}
    report = partial(_report, stream, findings)
    for key in stream.keys.lines:
        known = first.setdefault(key.name, key)
        if known is not key:
            report(key, name_diagnostics.duplicate_name, key.name, stream.place(known.spans.name), "key")
        elif (meant := name_diagnostics.slip_of_key(key.name)) and meant not in stream.keys:
            report(key, name_diagnostics.misspelt_key, key, meant)
        elif key.name in name_diagnostics.STATEMENTS:
            report(key, name_diagnostics.statement_as_key, key)


def _report(stream: Stream, findings: Findings, key: Key, finding: Callable[..., Diagnostic], *args: Any) -> None:
    about = Subject(SubjectKind.KEY, stream.name, name=key.name)
    findings.report(about, finding, stream.place(key.spans.name), *args)
