"""A catalogue as text that reads back as an equal catalogue. Draws nothing."""

from collections.abc import Iterable, Iterator

from svc.model import Activity, Artefact, Line, Party, Practice, Rule
from svc.semantics.catalogue import Catalogue
from svc.syntax.formatter import laid_out
from svc.syntax.measure_printer import calendar, team, tool
from svc.syntax.writing import quoted


def catalogue_text(catalogue: Catalogue) -> str:
    """The `.vsc` text of what a catalogue states itself, in the layout of `svc fmt`."""
    extends = f" extends {catalogue.extends}" if catalogue.extends else ""
    statements = [
        *map(_declared, catalogue.parties),
        *map(_declared, catalogue.practices),
        *map(_declared, catalogue.artefacts),
        *map(_declared, catalogue.activities),
        *map(_rule, catalogue.rules),
        *map(team, catalogue.teams),
        *map(tool, catalogue.tools),
        *([calendar(catalogue.calendar)] if catalogue.calendar else []),
    ]
    return laid_out("\n".join([f"catalogue {catalogue.name}{_title(catalogue.title)}{extends}", *statements]) + "\n")


def _declared(thing: Party | Practice | Artefact | Activity) -> str:
    word = type(thing).__name__.lower()
    group = f" in {thing.group}" if isinstance(thing, Practice) and thing.group else ""
    short = f" short {quoted(thing.short)}" if isinstance(thing, Artefact) and thing.short is not None else ""
    alias = f" alias {', '.join(thing.aliases)}" if thing.aliases else ""
    clauses = "".join(_clauses(thing)) if isinstance(thing, Activity) else ""
    return f"{word} {thing.name}{_title(thing.title)}{group}{short}{alias}{clauses}"


def _clauses(activity: Activity) -> Iterator[str]:
    yield from (f" {word} {quoted(said)}" for word in ("section", "purpose") if (said := getattr(activity, word)))
    yield from (f" {word}" for word in ("begins", "ends") if getattr(activity, word))
    yield from (f"\n    {_line(line)}" for line in activity.lines)


def _line(line: Line) -> str:
    word = "from" if line.side == "input" else "to"
    others = f" {word} {', '.join(line.counterparties)}" if line.counterparties else ""
    return f"{line.side} {', '.join(_artefacts(line.artefacts))}{others}{_title(line.wording or None)}"


def _rule(rule: Rule) -> str:
    carried = f" : {', '.join(_artefacts(rule.artefacts))}" if rule.artefacts else ""
    because = f" because {quoted(rule.because)}" if rule.because is not None else ""
    return f"{rule.word} {rule.source} -> {rule.target}{carried}{because}"


def _title(title: str | None) -> str:
    return "" if title is None else f" {quoted(title)}"


def _artefacts(artefacts: Iterable[str]) -> Iterator[str]:
    return (quoted(each[1:-1]) if each.startswith('"') else each for each in artefacts)
