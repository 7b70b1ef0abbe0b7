"""What was observed as rows of words, declared beside observed, for people. Pure."""

from collections.abc import Iterable, Iterator

from svc.diagnostics.diagnostic import Diagnostic
from svc.measures import rows as figure_rows
from svc.measures.wording import counted, percent, time_words
from svc.model.calendar import Calendar
from svc.records.observed import COUNT, Observed, ObservedFlow
from svc.records.shapes import Times

STEPS = ("step", "cases", "visits", "waits", "waited: half, 85%, 95%", "takes", "took: half, 85%, 95%")
FLOWS = ("flow", "cases", "share declared", "observed")
WAYS = ("way", "cases", "share")
TOP = 10
"""How many ways, and findings of one code, are shown, unless another number is given."""
LONGEST = 12
"""So many places of a way are shown."""


def opening(found: Observed) -> Iterator[tuple[str, str]]:
    """The figures of all cases: what each is, and its value."""
    read = found.records
    span = f", {read.first:%Y-%m-%d} to {read.last:%Y-%m-%d}" if read.first and read.last else ""
    yield "records", f"{counted(read.events, 'event', 'events')} of {counted(read.cases, 'case', 'cases')}{span}"
    left = [f"{counted(read.open, 'case has', 'cases have')} not ended"] if read.open else []
    strange = read.cases - sum(way.count for way in found.ways)
    left += [f"{counted(strange, 'case', 'cases')} came to no step of the stream"] if strange else []
    left += [f"{counted(read.rejected, 'record', 'records')} can't be read"] if read.rejected else []
    if left:
        yield "left out", ", ".join(left)
    if found.fitness is not None and found.handovers is not None:
        whole = sum(way.count for way in found.ways)
        yield (
            "as declared",
            f"{percent(found.fitness)} of the cases ({found.fitting:,} of {whole:,}), "
            f"{percent(found.handovers)} of their moves",
        )
    if found.lead is not None:
        mean, times = time_words(found.lead.mean, found.calendar), points(found.lead, found.calendar)
        yield "lead time", f"mean {mean}, half of the cases up to {times[0]}, 85% {times[1]}, 95% {times[2]}"
    for promise in found.promises:
        yield "promise", figure_rows.promise(promise, found.calendar)
    for note in found.notes:
        yield "note", note


def points(times: Times, calendar: Calendar) -> tuple[str, str, str]:
    """The times that half, 85% and 95% stay below, in words."""
    half, most, nearly_all = (time_words(times.points[at], calendar) for at in (1, 2, 3))
    return half, most, nearly_all


def capital(heading: Iterable[str]) -> tuple[str, ...]:
    """A heading for a document: each column begins with a capital."""
    return tuple(f"{each[:1].upper()}{each[1:]}" for each in heading)


def steps(found: Observed) -> Iterator[tuple[str, ...]]:
    """Each step, its declared times beside those of the records."""
    for each in found.steps:
        yield (
            each.name, f"{each.cases:,}", f"{each.visits:,}",
            str(each.waits or ""), _spread(each.wait, found.calendar),
            str(each.takes or ""), _spread(each.work, found.calendar),
        )  # fmt: skip


def flows(found: Observed) -> Iterator[tuple[str, ...]]:
    """Each flow, its declared share beside that of the records; ways that no flow declares are marked."""
    for each in found.flows:
        declared = "" if each.declared is None else percent(each.declared)
        observed = "not declared" if not each.is_declared else "" if each.share is None else percent(each.share)
        yield called(each), f"{each.cases:,}", declared, observed


def called(flow: ObservedFlow) -> str:
    """A flow by its ends."""
    return f"{flow.source or 'start'} -> {flow.target}"


def ways(found: Observed, top: int) -> Iterator[tuple[str, ...]]:
    """The most frequent ways of cases, then how many others there are."""
    whole = sum(way.count for way in found.ways)
    for way in found.ways[:top]:
        shown = way.places if len(way.places) <= LONGEST else (*way.places[: LONGEST - 1], "...", way.places[-1])
        goes_on = "" if way.ended else " ..."
        yield " -> ".join(shown) + goes_on, f"{way.count:,}", percent(way.count / whole)
    rest = found.ways[top:]
    if rest:
        count = sum(way.count for way in rest)
        yield f"{len(rest):,} other ways", f"{count:,}", percent(count / whole)


def findings(found: Observed, top: int) -> tuple[list[Diagnostic], list[str]]:
    """The findings, of each code the most frequent ones; and how many others of each code there are."""
    by_code: dict[str, list[Diagnostic]] = {}
    for each in found.diagnostics:
        if COUNT in each.facts and each.range:
            by_code.setdefault(each.code, []).append(each)
    rare = {code: sorted(of_code, key=_count)[top:] for code, of_code in by_code.items()}
    hidden = {each for of_code in rare.values() for each in of_code}
    left = [
        f"{len(of_code):,} more {code} about fewer cases: --top shows more" for code, of_code in rare.items() if of_code
    ]
    return [each for each in found.diagnostics if each not in hidden], left


def _count(finding: Diagnostic) -> int:
    return -int(finding.facts[COUNT] or 0)


def _spread(times: Times | None, calendar: Calendar) -> str:
    return "" if times is None else ", ".join(points(times, calendar))
