"""From a statement that was matched in one go to its value, with the groups that `lines.py` names.

A value is that of the function for the same statement read word by word; a test holds one against the other.
"""

import re
from functools import lru_cache
from sys import intern

from svc.diagnostics import limits
from svc.model import Flow, Key, Step
from svc.model.writable import HOLE, as_text
from svc.model.written import maker
from svc.syntax.clauses import Offsets
from svc.syntax.literals import duration_of, percentage_of
from svc.syntax.reader import Lines
from svc.text.pattern import Pattern

Match = re.Match[str]
make_flow, make_step, make_key = maker(Flow), maker(Step), maker(Key)
_EACH_NAME = Pattern(r"\w+|\?")


def plain_flow(match: Match) -> Flow:
    """A flow of plain names."""
    source, target, artefacts, _, _ = match.groups()
    listed = _listed(artefacts) if artefacts else ()
    return make_flow(match.string, match.start(), intern(source), intern(target), listed)


def plain_step(match: Match) -> Step:
    """A step that has nothing but its activity."""
    return make_step(match.string, match.start(), intern(match[4]), None, intern(match[5]))


def detailed_step(match: Match) -> Step | None:
    """A step with its title, practices and times; None if one of them has a mistake, which is to be reported."""
    _, name, title, activity, by, waits, takes, accurate, *_ = match.groups()
    if title and len(title) > limits.TEXT:
        return None
    try:
        times = [duration_of(each) if each else None for each in (waits, takes)]
        percentage = percentage_of(accurate) if accurate else None
    except ValueError:
        return None
    _, word, named, _, within, *_ = match.regs
    offsets = (word[0], _end(match), *named, *within, named[1], named[1], *_places(match, 5))
    text = None if title is None else as_text(title)
    practices = _listed(by) if by else ()
    return make_step(offsets, 0, intern(name), text, intern(activity), practices, *times, percentage)


def detailed_flow(match: Match) -> Flow | None:
    """A flow with its wording, condition and share; None if one of them has a mistake, which is to be reported."""
    *_, source, target, carried, wording, when, share, _ = match.groups()
    if any(text and len(text) > limits.TEXT for text in (wording, when)):
        return None
    try:
        percentage = percentage_of(share) if share else None
    except ValueError:
        return None
    offsets = (match.start(9), _end(match), *match.regs[9], *match.regs[10], *_places(match, 11))
    words, text = (None if each is None else as_text(each) for each in (wording, when))
    artefacts = _listed(carried) if carried else ()
    return make_flow(offsets, 0, intern(source), intern(target), artefacts, text, percentage, None, words)


def plain_key(match: Match) -> Key | None:
    """A key; None if its text is too long or its name is a hole, which is to be reported."""
    name, text = match[9], match[15]
    if len(text) > limits.TEXT or name == HOLE:
        return None
    start, end = match.regs[9]
    return make_key((start, match.end(15) + 1, start, end), 0, intern(name), as_text(text))


LINES = Lines(
    {2: plain_flow, 3: plain_flow, 5: plain_step},
    {**dict.fromkeys(range(4, 9), detailed_step), **dict.fromkeys(range(10, 15), detailed_flow), 15: plain_key},
)


@lru_cache(1024)
def _listed(names: str) -> tuple[str, ...]:
    """Plain names that are separated by commas."""
    return tuple([intern(each.strip(" \t")) for each in names.split(",")])


def _places(match: Match, group: int) -> Offsets:
    """Where the names of a group begin and end."""
    start, end = match.regs[group]
    if "," not in match.string[start:end]:
        return () if end < 0 else (start, end)
    return tuple([offset for name in _EACH_NAME.finditer(match.string, start, end) for offset in name.span()])


def _end(match: Match) -> int:
    """Where the last word ends: that of a text behind its closing quote."""
    last = match.lastindex or 0
    return match.end(last) + (last in (12, 13))
