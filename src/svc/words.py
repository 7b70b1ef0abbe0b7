"""A stream in words: the sentences that stand for its picture, and how things are called in running text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from svc.bound import Arrow, BoundStream, Carried, Kind, Node
from svc.diagnostics import Diagnostic, Level
from svc.model import title_of
from svc.quantities import plain


def describe(bound: BoundStream, findings: Iterable[Diagnostic] = ()) -> str:
    """The whole stream in sentences: what it is for, its steps, its arrows, and what is wrong with it."""
    return " ".join(filter(None, (*_opening(bound), *_steps(bound), *_arrows(bound), *map(finding, findings))))


def stream_title(bound: BoundStream) -> str:
    """What a stream is called: its title, or one made from its name."""
    stream = bound.stream
    return (stream.title or "").strip() or stream.name.replace("_", " ").strip().capitalize() or "Stream"


def opening(bound: BoundStream) -> list[tuple[str, str]]:
    """What a stream answers and what it is for, each with its word: as its keys say, or else what the party gives
    that starts it, and what reaches a party last."""
    first = next((arrow for arrow in bound.arrows if arrow.source.kind is Kind.PARTY), None)
    last = next((arrow for arrow in reversed(bound.arrows) if arrow.target.kind is Kind.PARTY), None)
    said = (_stated(bound, ("demand", "trigger"), first), _stated(bound, ("value", "outcome"), last))
    return [(word, text) for word, text in said if text.strip()]


def _stated(bound: BoundStream, keys: tuple[str, str], arrow: Arrow | None) -> tuple[str, str]:
    for key in keys:
        if bound.stream.keys.get(key):
            return key.capitalize(), bound.stream.keys[key]
    return keys[0].capitalize(), ", ".join(artefacts(bound, arrow)) if arrow else ""


def called(bound: BoundStream) -> Mapping[Node, str]:
    """What each step and party is called: steps by number and title."""
    numbers = {step: number for number, step in enumerate(bound.steps, 1)}
    return {node: f"{numbers[node]} {node.title}" if node in numbers else node.title for node in bound.nodes}


def artefacts(bound: BoundStream, arrow: Arrow) -> list[str]:
    """What an arrow carries, as it stands in running text."""
    return [artefact(bound, carried) for carried in arrow.carried]


def artefact(bound: BoundStream, carried: Carried) -> str:
    """The title of an artefact as it stands in running text; of an unknown one, what was written."""
    known = bound.catalogue.all_artefacts.get(carried.artefact or "")
    return lowered(title_of(known)) if known else carried.written.strip('"').replace("_", " ")


def practices(bound: BoundStream, step: Node) -> list[str]:
    """The practices of a step, as they stand in running text."""
    known = bound.catalogue.all_practices
    names = [bound.catalogue.practice_names.get(name, name) for name in (step.step.practices if step.step else ())]
    return [lowered(title_of(known[name])) if name in known else name.replace("_", " ") for name in names]


def activity(bound: BoundStream, step: Node) -> str:
    """The title of the activity that a step belongs to."""
    if step.role is not None:
        return bound.catalogue.title_for(step.role)
    return step.step.activity.replace("_", " ") if step.step else "unknown"


def alternative(arrow: Arrow) -> str:
    """The share and the condition of an arrow: `20% code must change`."""
    share = "" if arrow.share is None else f"{plain(arrow.share)}%"
    return " ".join(filter(None, (share, (arrow.when or "").strip())))


def finding(finding: Diagnostic) -> str:
    """A finding as a sentence, with its line where there is one."""
    where = f" (line {finding.range.start.line})" if finding.file and finding.range else ""
    return f"{finding.code} {finding.level}: {said(finding)}{where}."


def said(finding: Diagnostic) -> str:
    """The message of a finding as a sentence without its stop."""
    text = re.sub("`([^`]*)`", "“\\1”", finding.message)
    return text[:1].upper() + text[1:]


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`."""
    levels = [finding.level for finding in findings]
    counts = [(levels.count(level), level.value) for level in (Level.ERROR, Level.WARNING)]
    return ", ".join(f"{number} {word}{'s' if number > 1 else ''}" for number, word in counts if number)


def lowered(title: str) -> str:
    """A title within a sentence: its first letter small, unless the word is a proper one such as IT."""
    first = title.split(" ", 1)[0]
    return title if first[1:] != first[1:].lower() or len(first) == 1 else first.lower() + title[len(first) :]


def _opening(bound: BoundStream) -> Iterator[str]:
    yield f"{stream_title(bound).rstrip('.')}."
    yield from (f"{word}: {text.rstrip('.')}." for word, text in opening(bound))


def _steps(bound: BoundStream) -> Iterator[str]:
    if bound.steps:
        names = called(bound)
        steps = (f"{names[step]} ({activity(bound, step)})" for step in bound.steps)
        yield f"{'Steps' if len(bound.steps) > 1 else 'Step'}: {', '.join(steps)}."


def _arrows(bound: BoundStream) -> Iterator[str]:
    names = called(bound)
    for arrow in bound.arrows:
        given = ", ".join(artefacts(bound, arrow))
        what = f"gives {given} to" if given else "leads to"
        case = alternative(arrow)
        yield f"{names[arrow.source]} {what} {names[arrow.target]}{f' ({case})' if case else ''}."
