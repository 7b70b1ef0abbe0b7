"""Findings as the XML of JUnit, which most build servers show: a suite for each file, a failure for each error
and warning. Pure. Written in ASCII, so that no encoding of a stream can break it."""

from collections.abc import Iterable, Iterator

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.text.escape import xml

FAILING = (Level.ERROR, Level.WARNING)


def report(files: Iterable[str], findings: Iterable[Diagnostic]) -> str:
    """The suites of all files. A file without findings is one test that passes; so is every note."""
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in files}
    for finding in findings:
        by_file.setdefault(finding.file or "", []).append(finding)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="svc check">']
    for name, of_file in by_file.items():
        lines.extend(_suite(name, of_file))
    return "".join(f"{line}\n" for line in (*lines, "</testsuites>"))


def _suite(name: str, findings: list[Diagnostic]) -> Iterator[str]:
    failures = sum(finding.level in FAILING for finding in findings)
    tests = len(findings) or 1
    yield f'<testsuite name="{xml(name)}" tests="{tests}" failures="{failures}" errors="0" skipped="0">'
    if not findings:
        yield f'<testcase name="no findings" classname="{xml(name)}"/>'
    for finding in findings:
        yield from _case(name, finding)
    yield "</testsuite>"


def _case(name: str, finding: Diagnostic) -> Iterator[str]:
    where = f"{finding.range.start.line}:{finding.range.start.column}" if finding.range else ""
    called, place = f"{where} {finding.code} {finding.name}".lstrip(), ":".join(filter(None, (name, where)))
    yield f'<testcase name="{xml(called)}" classname="{xml(name)}">'
    message = "\n".join(filter(None, (f"{place} {finding.message}".lstrip(), finding.help)))
    if finding.level in FAILING:
        yield f'<failure type="{finding.level.value}" message="{xml(finding.message)}">{xml(message)}</failure>'
    else:
        yield f"<system-out>{xml(message)}</system-out>"
    yield "</testcase>"
