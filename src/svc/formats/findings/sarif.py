"""Findings as SARIF 2.1.0, the format of OASIS for results of static analysis. Pure.

Columns count code points, and the log says so. Only rules with findings are described, each with its page.
"""

import os
from collections.abc import Iterable, Mapping
from pkgutil import get_data
from posixpath import normpath
from typing import Any

from svc import __version__
from svc.checker.fingerprints import fingerprints, numbered
from svc.diagnostics.codes import BY_CODE
from svc.diagnostics.diagnostic import Diagnostic, Fix, Related
from svc.formats.findings.json import dump
from svc.model import File
from svc.text.escape import sarif_message, uri
from svc.text.source import Range

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "statement/v1"
"""What our fingerprints are made of; another way of making them gets another name."""
SHIPPED = "svc:"


def report(findings: Iterable[Diagnostic], written: Mapping[str, File]) -> str:
    """One log with one run, in ASCII."""
    every = list(findings)
    rules = {code: index for index, code in enumerate(sorted({finding.code for finding in every}))}
    marks = numbered(fingerprints(every, written))
    of_code = {finding.code: finding for finding in every}
    driver = {"name": "svc", "version": __version__, "rules": [_rule(of_code[code]) for code in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules[each.code], mark) for each, mark in zip(every, marks, strict=True)],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(finding: Diagnostic) -> dict[str, Any]:
    code = BY_CODE.get(finding.code)
    if code is None:  # of a custom rule, which has no page
        return {"id": finding.code, "name": finding.name, "defaultConfiguration": {"level": finding.level.value}}
    page = (get_data("svc.pages", f"{code.code}.md") or b"").decode("utf-8")
    _, _, about, *_ = page.split("\n\n")
    return {
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": " ".join(about.split())},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": code.level.value},
    }


def _result(finding: Diagnostic, rule: int, fingerprint: str) -> dict[str, Any]:
    message = "\n".join(filter(None, (finding.message, finding.help)))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level.value,
        "message": {"text": sarif_message(message)},
        "locations": [location] if (location := _location(finding)) else [],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_related(number, each) for number, each in enumerate(finding.related)]
    if finding.fixes and finding.file:
        result["fixes"] = [_fix(finding.file, fix) for fix in dict.fromkeys(finding.fixes)]
    return result


def _location(finding: Diagnostic) -> dict[str, Any]:
    """Where a finding is, in a file and among the things of a stream or catalogue."""
    location: dict[str, Any] = {}
    if finding.file:
        location["physicalLocation"] = _physical(finding.file, finding.range)
    if subject := finding.subject:
        logical = {"fullyQualifiedName": subject.qualified_name, "kind": subject.kind.value}
        location["logicalLocations"] = [{"name": subject.name, **logical} if subject.name else logical]
    return location


def _related(number: int, related: Related) -> dict[str, Any]:
    location: dict[str, Any] = {"id": number, "message": {"text": sarif_message(related.message)}}
    if related.file is not None:
        location["physicalLocation"] = _physical(related.file, related.range)
    return location


def _fix(name: str, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.range), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(name), "replacements": replacements}
    return {
        "description": {"text": sarif_message(fix.title)},
        "artifactChanges": [change],
        "properties": {"applicability": fix.applicability.value},
    }


def _physical(name: str, range: Range | None) -> dict[str, Any]:
    location = {"artifactLocation": _artifact(name)}
    return {**location, "region": _region(range)} if range else location


def _region(range: Range) -> dict[str, int]:
    return {
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    }


def _artifact(name: str) -> dict[str, Any]:
    """A shipped catalogue keeps its name; a path is given from the root of the sources, or is a file of its own."""
    if name.startswith(SHIPPED):
        return {"uri": SHIPPED + uri(name.removeprefix(SHIPPED))}
    if os.path.isabs(name):
        return {"uri": f"file:///{uri(normpath(name).lstrip('/'))}"}
    return {"uri": uri(normpath(name)), "uriBaseId": "%SRCROOT%"}
