"""Prints catalogues: the text of what one states itself, which reads back as an equal value."""

from collections.abc import Iterator, Mapping
from itertools import chain

from attrs import evolve

from svc.diagnostics.errors import Error
from svc.model import Activity, Artefact, Line, Party, Practice, Rule, WrittenCatalogue, title_of
from svc.syntax.formatter import laid_out
from svc.syntax.measure_printer import calendar, team, tool
from svc.syntax.writing import Clauses, called, named, said, statement, titled


def catalogue_text(catalogue: WrittenCatalogue) -> str:
    """The `.vsc` text of what a catalogue states itself, in the layout of `svc fmt`.

    Raises Error for a line that no text can hold: see `_line`.
    """
    names = {f'"{title_of(each)}"': each.name for each in catalogue.artefacts}
    extends = catalogue.extends and f"extends {named(catalogue.extends)}"
    blocks: list[list[Clauses]] = [
        [statement(f"catalogue {named(catalogue.name)}", titled(catalogue.title), extends)],
        [*map(_party, catalogue.parties)],
        [*map(_practice, catalogue.practices)],
        [*map(_artefact, catalogue.artefacts)],
        *([_activity(each, names)] for each in catalogue.activities),
        [*map(_rule, catalogue.rules)],
        [*map(team, catalogue.teams)],
        [*map(tool, catalogue.tools)],
        [(calendar(catalogue.calendar),)] if catalogue.calendar else [],
    ]
    return laid_out(blocks)


def _party(party: Party) -> Clauses:
    return statement(f"party {named(party.name)}", titled(party.title), _aliases(party))


def _practice(practice: Practice) -> Clauses:
    within = practice.group and f"in {named(practice.group)}"
    return statement(f"practice {named(practice.name)}", titled(practice.title), within, _aliases(practice))


def _artefact(artefact: Artefact) -> Clauses:
    short = said("short", artefact.short)
    return statement(f"artefact {named(artefact.name)}", titled(artefact.title), short, _aliases(artefact))


def _activity(activity: Activity, names: Mapping[str, str]) -> Clauses:
    return statement(
        f"activity {named(activity.name)}", titled(activity.title), said("section", activity.section),
        said("purpose", activity.purpose), _aliases(activity), *_standing(activity),
        *chain.from_iterable(_line(each, names) for each in activity.lines),
    )  # fmt: skip


def _standing(activity: Activity) -> Iterator[str]:
    yield from (word for word in ("begins", "ends") if getattr(activity, word))


def _line(line: Line, names: Mapping[str, str]) -> Clauses:
    """A line of an activity: `input` is as wide as `output`.

    Two texts side by side are one. So a last artefact before a wording goes by its name; raises Error without one.
    """
    last = line.artefacts[-1] if line.artefacts else ""
    if line.wording and not line.counterparties and last.startswith('"'):
        if last not in names:
            raise Error(f"{last} can't be written before a wording: name the artefact, or who gets or gives it")
        line = evolve(line, artefacts=(*line.artefacts[:-1], names[last]))
    others = ", ".join(map(called, line.counterparties))
    word = "from" if line.side == "input" else "to"
    carried = f"{line.side:6} {_listed(line.artefacts)}"
    return statement(carried, others and f"{word} {others}", titled(line.wording or None))


def _rule(rule: Rule) -> Clauses:
    carried = f": {_listed(rule.artefacts)}" if rule.artefacts else None
    because = said("because", rule.because)
    return statement(f"{rule.word} {called(rule.source)}", f"-> {called(rule.target)}", carried, because)


def _aliases(thing: Activity | Artefact | Party | Practice) -> str | None:
    return f"alias {', '.join(map(named, thing.aliases))}" if thing.aliases else None


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(called, names))
