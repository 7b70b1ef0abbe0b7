"""The promises of a stream against its figures, one function per code (VSC501 to VSC503, VSC506).

Imported only for streams that promise something: all that measures a stream is here, and nothing else needs it.
"""

from collections.abc import Iterator
from itertools import chain

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic, Related
from svc.diagnostics.subject import Subject, SubjectKind
from svc.measures.calendars import calendar_of
from svc.measures.figures import Measured, PromiseFigures
from svc.measures.promised import names_something
from svc.measures.promises import measured
from svc.measures.wording import figure_of, figure_words
from svc.model.calendar import Calendar
from svc.model.quantities import plain
from svc.semantics.bound import BoundStream, NodeKind
from svc.semantics.name_diagnostics import related


def findings(bound: BoundStream, otherwise: Calendar) -> Iterator[Diagnostic]:
    """What the figures of a stream say of its promises, by its calendar or else that of its project."""
    calendar = calendar_of(bound, otherwise)
    found = measured(bound, calendar)[1]
    rules = (broken_promise, unproven_promise, endless_loop, overloaded_team)
    yield from chain.from_iterable(rule(bound, found) for rule in rules)


def broken_promise(bound: BoundStream, found: Measured) -> Iterator[Diagnostic]:
    """A promise that the figures of its stream break."""
    code = codes.BY_NAME["broken-promise"]
    for number, each in enumerate(found.promises, 1):
        if each.kept is False:
            steps = " and ".join(each.most)
            yield code.at(
                bound.stream.place(each.promise), subject=_subject(bound, each, number), figure=figure_of(each.promise),
                value=each.because or figure_words(each.value or 0.0, each.promise.measure, found.calendar),
                bound=each.promise.bound, limit=each.promise.limit,
                help=code.advice("steps", steps=steps) if steps else "", related=_steps(bound, each),
            )  # fmt: skip


def unproven_promise(bound: BoundStream, found: Measured) -> Iterator[Diagnostic]:
    """A promise that the figures of its stream neither keep nor break."""
    code = codes.BY_NAME["unproven-promise"]
    for number, each in enumerate(found.promises, 1):
        if each.kept is not None or found.endless or not names_something(each.promise, bound):
            continue
        place, subject = bound.stream.place(each.promise), _subject(bound, each, number)
        if each.interval is None or each.missing or each.because:
            missing = ", ".join(each.missing) or each.because
            yield code.at(place, "missing", subject=subject, missing=missing, help=code.advice("missing"))
            continue
        least, most = (figure_words(value, each.promise.measure, found.calendar) for value in each.interval)
        yield code.at(
            place, "near", subject=subject, figure=figure_of(each.promise), least=least, most=most,
            limit=each.promise.limit, help=code.advice("near"),
        )  # fmt: skip


def endless_loop(bound: BoundStream, found: Measured) -> Iterator[Diagnostic]:
    """A loop that no case leaves, where a promise needs the figures of its stream. What is not known may lead out."""
    names = dict.fromkeys(chain.from_iterable(each.endless for each in (found, *found.others)))
    for name in names:
        node = bound[name]
        if node.kind is not NodeKind.UNKNOWN:
            yield codes.BY_NAME["endless-loop"].at(node.place, subject=bound.subject(node), name=node.written)


def overloaded_team(bound: BoundStream, found: Measured) -> Iterator[Diagnostic]:
    """A team that more work arrives for than it has time."""
    declared = {team.name: team for team in bound.stream.teams}
    for team in found.teams:
        if team.utilisation is not None and team.utilisation >= 1:
            own = declared.get(team.name)
            place = bound.stream.place(own.spans.name) if own else bound.stream.heading
            yield codes.BY_NAME["overloaded-team"].at(
                place, subject=Subject(SubjectKind.TEAM, bound.stream.name, name=team.name), name=team.name,
                utilisation=_percent(team.utilisation),
            )  # fmt: skip


def _percent(share: float) -> str:
    from decimal import Decimal

    return plain(Decimal(str(round(share * 100, 1))))


def _subject(bound: BoundStream, found: PromiseFigures, number: int) -> Subject:
    return Subject(SubjectKind.PROMISE, bound.stream.name, name=found.promise.measure, number=number)


def _steps(bound: BoundStream, found: PromiseFigures) -> list[Related]:
    """The steps that make most of a figure."""
    nodes = [bound[name] for name in found.most]
    return [each for node in nodes for each in related("makes most of it", node.place)]
