"""Renames a thing everywhere in a project, if its new name is valid and means nothing else where it is used."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.diagnostics.errors import Error
from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Occurrence, Role, Symbol, occurrence_at
from svc.editor.open_project import OpenProject
from svc.model.writable import as_name
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.text.pattern import Pattern
from svc.text.source import Span

_WORD = Pattern(r"\w+")


class Replacement(NamedTuple):
    """A span of a text, and what is written there instead."""

    span: Span
    text: str


class RenamingError(Error):
    """A thing that can't be renamed, or not so."""


def renamable(project: OpenProject, path: str, offset: int) -> Occurrence:
    """The name at an offset, if it can be renamed. Raises RenamingError with the reason if not."""
    occurrence = occurrence_at(project.occurrences(path), offset)
    if occurrence is None:
        raise RenamingError("there is no name here that can be renamed")
    if occurrence.is_title:
        raise RenamingError("this is a title: change it where the thing is declared, or write its name here")
    if occurrence.symbol.file.startswith("svc:"):
        raise RenamingError(f"`{occurrence.text}` is declared in {occurrence.symbol.file}, which comes with svc")
    if not occurrence.symbol.file or project.path_of(occurrence.symbol.file) is None:
        raise RenamingError(f"`{occurrence.text}` is not declared in a file of this project")
    return occurrence


def renamed(project: OpenProject, path: str, offset: int, new: str) -> Mapping[str, tuple[Replacement, ...]]:
    """The replacements that give the thing at an offset a new name, by the real paths of their files.

    Titles and aliases stay; short names of an artefact become the new name. Raises RenamingError if the name is not
    valid, if it means something else already where it would be used, or if a broken statement holds the old one.
    """
    occurrence = renamable(project, path, offset)
    try:
        valid = as_name(new)
    except (TypeError, ValueError) as error:
        raise RenamingError(f"`{new:.100}` is not a name: {error}") from None
    symbol, old = occurrence.symbol, occurrence.text
    if occurrence.role is Role.ALIAS or old != _name(symbol):
        raise RenamingError(f"`{old}` is another name of `{_name(symbol)}`: rename that one, where it is declared")
    every = [*project.everywhere(symbol)]
    aliases = {each.text for _, each in every if each.role is Role.ALIAS}
    edits: dict[str, list[Replacement]] = {}
    for where, each in every:
        if not each.is_title and each.text not in aliases:
            edits.setdefault(where, []).append(Replacement(each.span, valid))
    for where in edits:
        analysis = project.analyse(where)
        _refuse_broken(analysis, old)
        if valid != old:
            _refuse_taken(analysis, symbol, valid)
    return {where: tuple(sorted(set(found))) for where, found in edits.items()}


def _name(symbol: Symbol) -> str:
    return symbol.subject.name or symbol.subject.section


def _refuse_broken(analysis: Analysis, old: str) -> None:
    text = analysis.file.source.text
    for section in analysis.file.sections:
        for broken in section.broken:
            words = _WORD.finditer(text, *(broken.span or (0, 0)))
            if any(word[0] == old for word in words):
                line = analysis.file.source.position((broken.span or (0, 0))[0]).line
                where = f"{analysis.file.name}:{line}"
                raise RenamingError(f"{where} can't be understood and holds `{old}`: correct it first")


def _refuse_taken(analysis: Analysis, symbol: Symbol, new: str) -> None:
    """Raise RenamingError if a name means something already in a text that would use it."""
    for taken in _taken(analysis, symbol.subject.kind):
        if taken == new:
            raise RenamingError(f"`{new}` is the name of something else in {analysis.file.name}: choose another one")


def _taken(analysis: Analysis, kind: SubjectKind) -> Iterable[str]:
    bound = analysis.bound
    match kind:
        case SubjectKind.STREAM:
            return [each.stream.name for each in bound.streams]
        case SubjectKind.CATALOGUE:
            return [each.name for each in bound.catalogues]
        case SubjectKind.TEAM | SubjectKind.TOOL:
            return [name for each in bound.streams for name in (*each.teams, *each.tools)]
        case SubjectKind.PRACTICE:
            return [name for each in _catalogues(analysis) for name in each.practice_names]
        case SubjectKind.ARTEFACT:
            return [name for each in _catalogues(analysis) for name in each.artefact_names]
        case _:
            own = [name for each in bound.streams for name in _ends(each)]
            return [*own, *(name for each in bound.catalogues for name in each.end_names)]


def _catalogues(analysis: Analysis) -> list[Catalogue]:
    return [*analysis.bound.catalogues, *(each.catalogue for each in analysis.bound.streams)]


def _ends(bound: BoundStream) -> list[str]:
    return [*(node.name for node in bound.nodes), *bound.catalogue.end_names]
