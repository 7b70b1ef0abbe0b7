"""A catalogue as a page to read, with all that it inherits. Pure."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from svc.escape import terminal
from svc.model import Activity, Artefact, Catalogue, Line, Party, Practice, Rule, title_of

WIDTH = 100
"""Columns that prose is broken at."""


def text(catalogue: Catalogue, activity: str | None = None) -> str:
    """A page of the whole catalogue, or of one activity."""
    if activity is not None:
        return _page(_activity(catalogue, catalogue.all_activities[activity]))
    blocks = [[_heading(catalogue)]]
    blocks.extend(_activity(catalogue, each) for each in catalogue.all_activities.values())
    blocks.append(_list("Outside parties", catalogue.all_parties.values()))
    practices = sorted(catalogue.all_practices.values(), key=lambda practice: practice.group or "")
    for group, members in groupby(practices, key=lambda practice: practice.group):
        blocks.append(_list(f"Practices: {group}" if group else "Practices", members))
    blocks.append(_list("Artefacts", catalogue.all_artefacts.values()))
    blocks.append(_rules(catalogue))
    return "\n".join(_page(block) for block in blocks if block)


def _page(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _heading(catalogue: Catalogue) -> str:
    extends = f", extends {catalogue.extends}" if catalogue.extends else ""
    return terminal(f"{catalogue.title or catalogue.name} ({catalogue.name}{extends})")


def _activity(catalogue: Catalogue, activity: Activity) -> list[str]:
    section = f", section {activity.section}" if activity.section else ""
    ends = " and ".join(word for word, is_so in (("begin", activity.begins), ("end", activity.ends)) if is_so)
    found = [terminal(f"{title_of(activity)} ({activity.name}{section})")]
    if activity.purpose:
        found.extend(_wrapped(activity.purpose, "  "))
    if ends:
        found.append(f"  A stream may {ends} here.")
    for side in ("input", "output"):
        lines = [line for line in activity.lines if line.side == side]
        if lines:
            found.append(f"  {side}s")
            found.extend(row for line in lines for row in _line(catalogue, line))
    return found


def _line(catalogue: Catalogue, line: Line) -> Iterator[str]:
    """A line as the source words it, and below what it means."""
    yield from _wrapped(f"{line.number:>2}  {line.wording or '(no wording)'}", "    ", "        ")
    artefacts = ", ".join(catalogue.artefact_id(artefact) for artefact in line.artefacts)
    word = "from" if line.side == "input" else "to"
    others = f" {word} {', '.join(line.counterparties)}" if line.counterparties else ""
    yield from _wrapped(f"{artefacts}{others}", "        ")


def _list(title: str, things: Iterable[Activity | Party | Practice | Artefact]) -> list[str]:
    """Ids and titles in two columns; other names in brackets."""
    rows = [(thing.name, title_of(thing), thing.aliases) for thing in things]
    if not rows:
        return []
    width = max(len(name) for name, _, _ in rows)
    return [
        terminal(title),
        *(
            terminal(f"  {name:<{width}}  {title}" + (f" (also {', '.join(aliases)})" if aliases else ""))
            for name, title, aliases in rows
        ),
    ]


def _rules(catalogue: Catalogue) -> list[str]:
    rules: list[str] = []
    layer: Catalogue | None = catalogue
    while layer is not None:
        rules = [_rule(rule, layer) for rule in layer.rules] + rules
        layer = layer.base
    return ["Rules", *rules] if rules else []


def _rule(rule: Rule, layer: Catalogue) -> str:
    carried = f" : {', '.join(rule.artefacts)}" if rule.artefacts else ""
    because = f", because {rule.because}" if rule.because else ""
    return terminal(f"  {rule.word} {rule.source} -> {rule.target}{carried} (in {layer.name}{because})")


def _wrapped(words: str, indent: str, further: str | None = None) -> list[str]:
    from textwrap import wrap

    return wrap(
        terminal(words), WIDTH, initial_indent=indent, subsequent_indent=indent if further is None else further,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
