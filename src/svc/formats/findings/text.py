"""Findings as human-readable text, as good compilers write it: the place, the line with marks, help, what to write.

Pure: independent of files and terminals. Nothing that a user wrote leaves here without being made visible.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix, Level, Related
from svc.formats.findings.summary import summary as counted
from svc.text.escape import terminal
from svc.text.source import Range, Source

Sources = Mapping[str, Source]
"""The texts that findings point into, by name; lines of others are not shown."""

COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;36"}
STRONG, QUIET = "1", "34"


def text(findings: Iterable[Diagnostic], sources: Sources, coloured: bool = False) -> str:
    """All findings, each followed by an empty line; empty without findings."""
    paint = _colour if coloured else _plain
    return "".join("\n".join(_finding(finding, sources, paint)) + "\n\n" for finding in findings)


def summary(findings: Iterable[Diagnostic], files: int) -> str:
    """How many findings of each level in how many files, in one line; without files, as of a stream built in Python,
    how many findings."""
    return counted(Counter(finding.level.value for finding in findings), files)


Paint = Callable[[str, str], str]


def _colour(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:
    return text


def _finding(finding: Diagnostic, sources: Sources, paint: Paint) -> Iterator[str]:
    colour = COLOURS[finding.level]
    kind = paint(f"{finding.level}[{finding.code}]", colour)
    place = _where(finding.file, finding.range)
    yield f"{paint(f'{place}:', STRONG) + ' ' if place else ''}{kind} {finding.name}: {terminal(finding.message)}"
    yield from _quoted(finding.file, finding.range, sources, "^", colour, paint)
    if finding.help:
        yield from _labelled("help: ", finding.help, paint)
    for related in finding.related:
        yield from _related(related, finding, sources, paint)
    for fix in finding.fixes:
        yield from _fix(fix, finding, paint)


def _fix(fix: Fix, finding: Diagnostic, paint: Paint) -> Iterator[str]:
    """A fix; of one that `svc fix` does not apply unasked, how to apply it."""
    if fix.applicability is Applicability.SAFE:
        yield from _labelled("fix: ", fix.title, paint)
        return
    from shlex import quote

    file = finding.file or ""
    command = f"svc fix --select {finding.code} {quote(file)}" if file == "-" or file.endswith(".vsc") else ""
    how = f"\nto apply it: {command}" if command else ""
    yield from _labelled("suggested fix: ", fix.title + how, paint)


def _related(related: Related, finding: Diagnostic, sources: Sources, paint: Paint) -> Iterator[str]:
    """Another place; its line is shown if it is another line of the same file."""
    place = _where(related.file, related.range)
    yield from _labelled("see: ", f"{place}: {related.message}" if place else related.message, paint)
    here = finding.range and finding.range.start.line
    if related.file == finding.file and related.range and related.range.start.line != here:
        yield from _quoted(related.file, related.range, sources, "-", QUIET, paint)


def _labelled(label: str, words: str, paint: Paint) -> Iterator[str]:
    """Words after a label, further lines of them below the first."""
    first, *others = words.split("\n")
    yield f"  {paint(label.rstrip(), STRONG)} {terminal(first)}"
    for line in others:
        yield f"  {' ' * len(label)}{terminal(line)}"


def _quoted(
    name: str | None, range: Range | None, sources: Sources, mark: str, colour: str, paint: Paint
) -> Iterator[str]:
    """The line of a place between its number and a bar, and below it the marks."""
    from svc.formats.findings.snippet import snippet  # only here, as most runs find nothing

    source = sources.get(name) if name is not None else None
    shown = snippet(source, range, mark) if source and range else None
    if shown is None or range is None:
        return
    number = str(range.start.line)
    line, marks = shown
    indent = " " * (len(marks) - len(marks.lstrip(" ")))
    empty = paint(f"{' ' * len(number)} |", QUIET)
    yield f"{paint(f'{number} |', QUIET)} {line}".rstrip()
    yield f"{empty} {indent}{paint(marks.lstrip(' '), colour)}"


def _where(name: str | None, range: Range | None) -> str:
    if name is None:
        return ""
    position = f":{range.start.line}:{range.start.column}" if range else ""
    return terminal(name) + position
