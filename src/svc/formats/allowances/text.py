"""The register of allowances as human-readable text. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.checker.suppressions import Entry
from svc.text.escape import terminal

SCOPES = {"statement": "for its statement", "section": "for its section", "file": "for the file"}


def text(entries: Sequence[Entry], files: int) -> str:
    """Each allowance with its reason, then how many there are."""
    return "".join(f"{line}\n" for line in (*_lines(entries), _summary(entries, files)))


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield terminal(f"{_place(entry)}: {entry.allowance.code.code} {entry.allowance.code.name} {_what(entry)}")
        yield terminal(f"  because {entry.allowance.because}")
        yield ""


def _place(entry: Entry) -> str:
    start = entry.allowance.place.range.start
    return f"{entry.allowance.place.source.name}:{start.line}:{start.column}"


def _what(entry: Entry) -> str:
    until = entry.allowance.until
    ends = f", {'ended with' if entry.expired else 'until'} {until.text}" if until else ""
    return f"{SCOPES[entry.allowance.scope]}{ends}, silences {_count(entry.silenced, 'finding')}"


def _summary(entries: Sequence[Entry], files: int) -> str:
    over = sum(entry.expired for entry in entries)
    ended = f", {over} of them ended," if over else ""
    return f"{_count(len(entries), 'allowance')}{ended} in {_count(files, 'file')}"


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
