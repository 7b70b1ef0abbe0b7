"""What an editor shows within a text that is not written there: ids behind short names, figures at headings."""

from collections.abc import Iterator
from enum import StrEnum, auto
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.checker.context import context_of
from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Occurrence, Role
from svc.measures.wording import time_words
from svc.pictures.description.measures import measures


class HintKind(StrEnum):
    """What a hint says; an editor may switch each of them off."""

    ARTEFACT = auto()
    """The whole id behind a short name of an artefact."""
    LEAD = auto()
    """The lead time of a stream behind its heading."""


class Hint(NamedTuple):
    """Words that are shown behind an offset."""

    offset: int
    text: str
    kind: HintKind


def hints(analysis: Analysis, occurrences: tuple[Occurrence, ...]) -> tuple[Hint, ...]:
    """All hints of a text, in their order."""
    found = [*_ids(occurrences), *_leads(analysis)]
    return tuple(sorted(found))


def _ids(occurrences: tuple[Occurrence, ...]) -> list[Hint]:
    return [
        Hint(each.span[1], f"= {each.symbol.subject.name}", HintKind.ARTEFACT)
        for each in occurrences
        if each.symbol.subject.kind is SubjectKind.ARTEFACT
        and each.role is Role.USE
        and not each.is_title
        and each.text != each.symbol.subject.name
    ]


def _leads(analysis: Analysis) -> Iterator[Hint]:
    for bound in analysis.bound.streams:
        heading = bound.stream.spans.whole
        measured = measures(bound, context_of(bound.stream).calendar) if heading else None
        if heading and measured and measured.lead:
            yield Hint(heading[1], f"lead {time_words(measured.lead[0].mean, measured.calendar)}", HintKind.LEAD)
