"""A catalogue as a page to read, with all that it inherits. Pure.

Where it extends another, each part says in which file and line it is written.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from svc.model import Activity, Artefact, Line, Rule, title_of
from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.semantics.catalogue.titles import only
from svc.semantics.provenance import Forbidden, Origins, Thing, forbidden
from svc.syntax.measure_printer import calendar, team, tool
from svc.syntax.writing import Clauses
from svc.text.escape import terminal

WIDTH = 100
"""Columns that prose is broken at."""


def text(catalogue: Catalogue, activity: str | None = None) -> str:
    """A page of the whole catalogue, or of one activity."""
    page = _Page(catalogue)
    blocks = page.of_activity(catalogue.all_activities[activity]) if activity is not None else page.whole()
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


class _Page:
    """The blocks of a page about one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tailored = len(catalogue.levels) > 1
        self._origins = Origins(catalogue)
        self._forbidden = forbidden(catalogue)

    def whole(self) -> Iterator[list[str]]:
        """The whole catalogue, kind by kind."""
        catalogue = self._catalogue
        yield self._heading()
        for activity in catalogue.all_activities.values():
            yield self._activity(activity)
        yield self._list("Outside parties", catalogue.all_parties.values())
        practices = sorted(catalogue.all_practices.values(), key=lambda practice: practice.group or "")
        for group, members in groupby(practices, key=lambda practice: practice.group):
            yield self._list(f"Practices: {group}" if group else "Practices", members)
        yield self._list("Artefacts", catalogue.all_artefacts.values())
        yield _block("Teams", map(_said, map(team, catalogue.all_teams.values())))
        yield _block("Tools", map(_said, map(tool, catalogue.all_tools.values())))
        yield _block("Calendar", [calendar(catalogue.working)] if catalogue.working else [])
        yield _block("Rules", map(self._rule, catalogue.all_rules))
        yield self._struck(self._forbidden)

    def of_activity(self, activity: Activity) -> Iterator[list[str]]:
        """One activity, the rules about it and the flows that they forbid."""
        name, catalogue = activity.name, self._catalogue
        yield self._activity(activity)
        yield _block("Rules", (self._rule(rule) for rule in catalogue.all_rules if name in catalogue.ends_of(rule)))
        yield self._struck(each for each in self._forbidden if name in (each.flow.source, each.flow.target))

    def _heading(self) -> list[str]:
        catalogue = self._catalogue
        extends = f", extends {catalogue.extends}" if catalogue.extends else ""
        lines = [terminal(f"{catalogue.title or catalogue.name} ({catalogue.name}{extends})")]
        if self._tailored:
            levels = reversed(catalogue.levels)
            lines.extend(terminal(f"  {each.name} is in {each.origin.name}") for each in levels if each.origin)
        return lines

    def _activity(self, activity: Activity) -> list[str]:
        section = f", section {activity.section}" if activity.section else ""
        ends = " and ".join(word for word, is_so in (("begin", activity.begins), ("end", activity.ends)) if is_so)
        lines = [self._placed(f"{title_of(activity)} ({activity.name}{section})", self._origins.get(activity).where)]
        lines.extend(self._again(activity, "  "))
        if activity.aliases:
            lines.append(terminal(f"  also {', '.join(activity.aliases)}"))
        if activity.purpose:
            lines.extend(_wrapped(activity.purpose, "  "))
        if ends:
            lines.append(f"  A stream may {ends} here.")
        for side in ("input", "output"):
            listed = [line for line in activity.lines if line.side == side]
            if listed:
                lines.append(f"  {side}s")
                lines.extend(row for line in listed for row in self._line(line))
        return lines

    def _line(self, line: Line) -> Iterator[str]:
        """A line as the source words it, and below what it means."""
        wording = f"{line.number:>2}  {line.wording or '(no wording)'}"
        origin = self._origins.of_statement(line).where
        *above, last = _wrapped(wording, "    ", "        ")
        yield from (*above, self._placed(last, origin))
        artefacts = ", ".join(self._catalogue.artefact_id(artefact) for artefact in line.artefacts)
        word = "from" if line.side == "input" else "to"
        others = f" {word} {', '.join(self._catalogue.counterparties(line))}" if line.counterparties else ""
        yield from _wrapped(f"{artefacts}{others}", "        ")

    def _list(self, title: str, things: Iterable[Thing]) -> list[str]:
        """Ids and titles in two columns; short titles and other names in brackets."""
        every = list(things)
        width = max((len(thing.name) for thing in every), default=0)
        rows: list[str] = []
        for thing in every:
            also = [*_in_short(thing), *([f"also {', '.join(thing.aliases)}"] if thing.aliases else [])]
            words = f"  {thing.name:<{width}}  {title_of(thing)}" + (f" ({'; '.join(also)})" if also else "")
            rows.append(self._placed(words, self._origins.get(thing).where))
            rows.extend(self._again(thing, f"  {'':<{width}}  "))
        return _block(title, rows)

    def _again(self, thing: Thing, indent: str) -> Iterator[str]:
        """What other catalogues say more of an inherited thing."""
        for stated in self._origins.again(thing):
            added = [f'titled "{stated.thing.title}"'] if stated.thing.title else []
            if stated.replaced:
                added.append(f'which replaces "{stated.replaced}"')
            added += _in_short(stated.thing)
            if stated.thing.aliases:
                added.append(f"also called {', '.join(stated.thing.aliases)}")
            yield self._placed(f"{indent}{', '.join(added) or 'stated again'}", stated.origin.where)

    def _rule(self, rule: Rule) -> str:
        carried = f" : {', '.join(rule.artefacts)}" if rule.artefacts else ""
        because = f", because {rule.because}" if rule.because else ""
        source, target = (only(self._catalogue.end_titles, end) for end in (rule.source, rule.target))
        words = f"  {rule.word} {source} -> {target}{carried} (in {rule.catalogue}{because})"
        return self._placed(words, self._origins.of_statement(rule).where)

    def _struck(self, flows: Iterable[Forbidden]) -> list[str]:
        """The flows that rules forbid, each with who lists it and why it is not there."""
        return _block("Forbidden", (row for each in flows for row in self._struck_flow(each.flow, each.rules)))

    def _struck_flow(self, flow: ListedFlow, rules: Iterable[Rule]) -> Iterator[str]:
        yield terminal(f"  {flow.source} -> {flow.target} : {flow.artefact}")
        for statement in (*flow.because, *rules):
            words = f"    {explanations.citation(self._catalogue, statement)}"
            yield self._placed(words, self._origins.of_statement(statement).where)

    def _placed(self, words: str, where: str) -> str:
        """Words, with where they come from if there are several catalogues that they may come from."""
        return terminal(f"{words}  [{where}]" if self._tailored and where else words)


def _in_short(thing: Thing) -> list[str]:
    """The short title of an artefact, if it has one."""
    return [f'in short "{thing.short}"'] if isinstance(thing, Artefact) and thing.short else []


def _block(title: str, rows: Iterable[str]) -> list[str]:
    """Rows below a title; nothing if there are no rows."""
    lines = list(rows)
    return [terminal(title), *lines] if lines else []


def _said(clauses: Clauses) -> str:
    """A statement as it is written, on one line."""
    return terminal(" ".join(clauses))


def _wrapped(words: str, indent: str, further: str | None = None) -> list[str]:
    from textwrap import wrap

    return wrap(
        terminal(words), WIDTH, initial_indent=indent, subsequent_indent=indent if further is None else further,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
