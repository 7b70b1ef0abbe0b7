"""The baseline of `svc check`: what was there before is not reported again, only counted."""

import os
from collections.abc import Iterator, Mapping

import click

from svc.checker.selection import Selection
from svc.cli.printing.output import complain
from svc.cli.runs.checking import Checked
from svc.diagnostics.codes import BY_CODE
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import Error
from svc.project.baseline import Baseline, Key, load, save

SHOWN = 10
"""Entries without a finding that are reported one by one."""


def opened(read: str | None, target: str | None) -> Baseline:
    """The baseline to compare with, or an empty one where it shall be written."""
    if read is not None and target is not None:
        raise click.UsageError("--baseline compares, --write-baseline writes a new one: give only one of them")
    try:
        if read is not None:
            return load(read)
        if os.path.exists(str(target)):
            load(str(target))  # any other file there is not overwritten
        return Baseline(os.path.dirname(str(target)))
    except Error as error:
        raise click.UsageError(str(error)) from error


def written(checked: Checked, before: Baseline, target: str, quiet: bool) -> Checked:
    """What is left when a baseline of the findings was written: the errors that it may not hold."""
    if not checked.complete:
        complain(f"svc: {target} was not written, because some paths could not be read")
        return checked
    baseline = before.with_findings(checked.findings, checked.written)
    try:
        save(target, baseline)
    except Error as error:
        raise click.ClickException(str(error)) from error
    new, held, _ = baseline.compared(checked.findings, checked.written)
    if not quiet:
        complain(f"svc: {target} now holds {_counted(held)}")
    return checked._replace(findings=new)


def compared(checked: Checked, before: Baseline, read: str, selection: Selection, quiet: bool) -> Checked:
    """What a baseline does not hold; says how many errors it holds, and which of its entries occur no more."""
    new, held, left = before.compared(checked.findings, checked.written)
    if any(finding.level is Level.ERROR for finding in held):
        complain(f"svc: {read} holds {_counted(held)}")  # a run that hides errors is never silent
    gone = list(_gone(checked, before, left, selection))
    if gone and not quiet:
        more = [f"  and {len(gone) - SHOWN} more"] if len(gone) > SHOWN else []
        complain("svc: these entries of the baseline no longer occur; write a new one:", *gone[:SHOWN], *more)
    return checked._replace(findings=new)


def _counted(findings: list[Diagnostic]) -> str:
    """How many findings: `3 findings, including 2 errors`."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    among = f", including {_number(errors, 'error')}" if errors else ""
    return _number(len(findings), "finding") + among


def _number(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _gone(checked: Checked, before: Baseline, left: Mapping[Key, int], selection: Selection) -> Iterator[str]:
    """The entries without a finding, in files that were checked or are not there any more."""
    names = {before.named(name) for name in checked.files}
    for (file, code, _), count in sorted(left.items()):
        asked = code not in BY_CODE or selection.wants(BY_CODE[code])
        if asked and (file in names or not os.path.exists(os.path.join(before.folder, file))):
            yield f"  {file}: {code}" + (f", {count} times" if count > 1 else "")
