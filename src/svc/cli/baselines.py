"""The baseline of `svc check`: what was there before is not told again."""

import os
from collections.abc import Iterator, Mapping

import click

from svc.baseline import Baseline, Key, load, save
from svc.checker import Selection
from svc.cli.checking import Checked
from svc.cli.output import complain
from svc.codes import BY_CODE
from svc.errors import Error

SHOWN = 10
"""Entries without a finding that are told one by one."""


def opened(read: str | None, target: str | None) -> Baseline:
    """The baseline to compare with, or an empty one where it shall be written."""
    if read is not None and target is not None:
        raise click.UsageError("--baseline compares, --write-baseline writes anew: give one of them")
    try:
        if read is not None:
            return load(read)
        if os.path.exists(str(target)):
            load(str(target))  # whatever else stands there is not overwritten
        return Baseline(os.path.dirname(str(target)))
    except Error as error:
        raise click.UsageError(str(error)) from error


def written(checked: Checked, before: Baseline, target: str, quiet: bool) -> Checked:
    """What is left when a baseline of the findings was written: the errors."""
    if not checked.complete:
        complain(f"svc: {target} was not written, as not all paths could be read")
        return checked
    baseline = before.with_findings(checked.findings, checked.written)
    try:
        save(target, baseline)
    except Error as error:
        raise click.ClickException(str(error)) from error
    if not quiet:
        number = sum(baseline.counts.values())
        complain(f"svc: {target} now holds {number} finding{'' if number == 1 else 's'}")
    new, _ = baseline.new(checked.findings, checked.written)
    return checked._replace(findings=new)


def compared(checked: Checked, before: Baseline, selection: Selection, quiet: bool) -> Checked:
    """What a baseline does not hold; tells which of its entries occur no more."""
    new, left = before.new(checked.findings, checked.written)
    gone = list(_gone(checked, before, left, selection))
    if gone and not quiet:
        more = [f"  and {len(gone) - SHOWN} more"] if len(gone) > SHOWN else []
        complain("svc: these entries of the baseline occur no more, write it anew:", *gone[:SHOWN], *more)
    return checked._replace(findings=new)


def _gone(checked: Checked, before: Baseline, left: Mapping[Key, int], selection: Selection) -> Iterator[str]:
    """The entries without a finding, in files that were checked or are not there any more."""
    names = {before.named(name) for name in checked.files}
    for (file, code, _), count in sorted(left.items()):
        asked = code not in BY_CODE or selection.wants(BY_CODE[code])
        if asked and (file in names or not os.path.exists(os.path.join(before.folder, file))):
            yield f"  {file}: {code}" + (f", {count} times" if count > 1 else "")
