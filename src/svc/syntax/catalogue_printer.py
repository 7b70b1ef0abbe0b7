"""Prints catalogues: the text of what one states itself, which reads back as an equal value."""

from collections.abc import Iterator

from svc.model import Activity, Artefact, Line, Party, Practice, Rule, WrittenCatalogue
from svc.syntax.formatter import laid_out
from svc.syntax.measure_printer import calendar, team, tool
from svc.syntax.writing import called, named, said, titled, words


def catalogue_text(catalogue: WrittenCatalogue) -> str:
    """The `.vsc` text of what a catalogue states itself, in the layout of `svc fmt`."""
    extends = catalogue.extends and f"extends {named(catalogue.extends)}"
    blocks = [
        [words("catalogue", named(catalogue.name), titled(catalogue.title), extends)],
        [*map(_party, catalogue.parties)],
        [*map(_practice, catalogue.practices)],
        [*map(_artefact, catalogue.artefacts)],
        *([_activity(each)] for each in catalogue.activities),
        [*map(_rule, catalogue.rules)],
        [*map(team, catalogue.teams)],
        [*map(tool, catalogue.tools)],
        [calendar(catalogue.calendar)] if catalogue.calendar else [],
    ]
    return laid_out("\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def _party(party: Party) -> str:
    return words("party", named(party.name), titled(party.title), _aliases(party))


def _practice(practice: Practice) -> str:
    within = practice.group and f"in {named(practice.group)}"
    return words("practice", named(practice.name), titled(practice.title), within, _aliases(practice))


def _artefact(artefact: Artefact) -> str:
    short = said("short", artefact.short)
    return words("artefact", named(artefact.name), titled(artefact.title), short, _aliases(artefact))


def _activity(activity: Activity) -> str:
    heading = words(
        "activity", named(activity.name), titled(activity.title), said("section", activity.section),
        said("purpose", activity.purpose), _aliases(activity), *_standing(activity),
    )  # fmt: skip
    return "\n".join([heading, *(f"    {_line(line)}" for line in activity.lines)])


def _standing(activity: Activity) -> Iterator[str]:
    yield from (word for word in ("begins", "ends") if getattr(activity, word))


def _line(line: Line) -> str:
    others = ", ".join(map(called, line.counterparties))
    word = "from" if line.side == "input" else "to"
    return words(line.side, _listed(line.artefacts), others and f"{word} {others}", titled(line.wording or None))


def _rule(rule: Rule) -> str:
    carried = rule.artefacts and f": {_listed(rule.artefacts)}"
    because = said("because", rule.because)
    return words(rule.word, called(rule.source), "->", called(rule.target), carried or None, because)


def _aliases(thing: Activity | Artefact | Party | Practice) -> str | None:
    return f"alias {', '.join(map(named, thing.aliases))}" if thing.aliases else None


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(called, names))
