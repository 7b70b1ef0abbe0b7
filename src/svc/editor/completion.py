"""What may be written at a place of a text: the names that fit there, then the words that the grammar allows."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from svc.checker.analysis import Analysis
from svc.editor.allowances import offered_in_comment
from svc.editor.candidates import Candidate, CandidateKind
from svc.editor.flow_candidates import carried, end_of_a_flow, of_a_flow
from svc.editor.surroundings import Surroundings
from svc.editor.syntax_context import SyntaxContext, syntax_context
from svc.model import MEASURES, title_of
from svc.model.keys import KEYS
from svc.semantics.bound import NodeKind
from svc.semantics.catalogue import Catalogue

_CATALOGUE_WORDS = ("artefact", "practice", "activity", "allow", "forbid")
_STREAM_WORDS = ("step", "promise")
_PARTY_IN_STREAM, _PARTY_IN_CATALOGUE = ("alias",), ("in", "seen", "note")
"""The clauses of parties that have no meaning there."""
_REPEATED = {"BY", "INPUT", "OUTPUT"}
"""Clauses that a statement may have several times."""
_OF_A_LINE = {"FROM", "TO"}
"""What each line of an activity says anew."""


def completions(
    analysis: Analysis, offset: int, elsewhere: Callable[[str], Iterable[Candidate]] = lambda word: ()
) -> tuple[Candidate, ...]:
    """What may be written at an offset instead of the word that is typed there, the best first.

    `elsewhere` are the sections of other files whose headings begin with a word, `stream` or `catalogue`.

    Behind the colon of a flow these are exactly the artefacts that it may carry. Within texts there are none, and in
    comments only what allows findings.
    """
    here = syntax_context(analysis.file.source.text, offset)
    if here.comment is not None:
        return (*offered_in_comment(analysis, here.comment, here.typed),)
    if here.quoted:
        return ()
    begin = here.typed[0]
    around = Surroundings(analysis, begin if here.words else begin - 1, elsewhere)  # a heading is not in its section
    names = [*_names(here, around)] if "NAME" in here.expected else []
    return (*dict.fromkeys([*names, *_words(here, around)]),)


def _names(here: SyntaxContext, around: Surroundings) -> Iterable[Candidate]:
    clause = here.clause
    if clause is None:
        return _beginning(here, around)
    statement = here.words[0].terminal
    if clause.terminal == "IN":
        return _WITHIN.get(statement, _parties)(around.catalogue)
    if clause.terminal in ("_ARROW", "_COLON") or statement in ("ALLOW", "FORBID"):
        return of_a_flow(here, around)
    offered = _OFFERED.get(clause.terminal)
    return offered(around) if offered else ()


# --- where a statement begins


def _beginning(here: SyntaxContext, around: Surroundings) -> Iterator[Candidate]:
    if around.in_catalogue:
        return
    if here.next_sign != "_COLON":
        yield from map(end_of_a_flow, around.ends.values())
    if here.next_sign != "_ARROW":
        written = around.stream.stream.keys if around.stream else ()
        yield from (Candidate(key, CandidateKind.KEY) for key in KEYS if key not in written)


def _words(here: SyntaxContext, around: Surroundings) -> Iterator[Candidate]:
    statement = [word.terminal for word in here.words] or [*here.above]
    once = {*statement[1:]} - _REPEATED - (_OF_A_LINE if statement[:1] == ["ACTIVITY"] else set())
    left_out = _without_meaning(statement, around)
    for word in here.keywords:
        if word not in left_out and word.upper() not in once:
            yield Candidate(word, CandidateKind.WORD)


def _without_meaning(statement: list[str], around: Surroundings) -> tuple[str, ...]:
    """The words that the grammar allows somewhere, but for which the section has no meaning."""
    words = _STREAM_WORDS if around.in_catalogue else _CATALOGUE_WORDS
    if statement[:1] != ["PARTY"]:
        return words
    return *words, *(_PARTY_IN_CATALOGUE if around.in_catalogue else _PARTY_IN_STREAM)


# --- names in clauses


def _activities(catalogue: Catalogue) -> Iterator[Candidate]:
    for name, each in catalogue.all_activities.items():
        yield Candidate(name, CandidateKind.ACTIVITY, title_of(each), each.purpose or "")


def _parties(catalogue: Catalogue) -> Iterator[Candidate]:
    return (Candidate(name, CandidateKind.PARTY, title_of(each)) for name, each in catalogue.all_parties.items())


def _groups(catalogue: Catalogue) -> Iterator[Candidate]:
    groups = dict.fromkeys(each.group for each in catalogue.all_practices.values() if each.group)
    return (Candidate(group, CandidateKind.GROUP) for group in groups)


_WITHIN: Mapping[str, Callable[[Catalogue], Iterable[Candidate]]] = {"STEP": _activities, "PRACTICE": _groups}
"""What comes behind `in`, by the word that begins the statement; behind others parties do."""


def _practices(around: Surroundings) -> Iterator[Candidate]:
    for name, each in around.catalogue.all_practices.items():
        yield Candidate(name, CandidateKind.PRACTICE, title_of(each), each.group or "")


def _artefacts(around: Surroundings) -> Iterator[Candidate]:
    return carried(around.catalogue, None, None)


def _catalogue_ends(around: Surroundings) -> Iterator[Candidate]:
    return (end_of_a_flow(each) for each in around.ends.values() if not each.is_own)


def _measures(around: Surroundings) -> Iterator[Candidate]:
    return (Candidate(measure, CandidateKind.MEASURE) for measure in MEASURES)


def _teams(around: Surroundings) -> Iterator[Candidate]:
    return (Candidate(name, CandidateKind.TEAM, title_of(each)) for name, each in around.teams.items())


def _tools(around: Surroundings) -> Iterator[Candidate]:
    return (Candidate(name, CandidateKind.TOOL, title_of(each)) for name, each in around.tools.items())


def _streams(around: Surroundings) -> Iterator[Candidate]:
    own = around.stream.stream.name if around.stream else None
    yield from (Candidate(name, CandidateKind.STREAM, title) for name, title in around.streams.items() if name != own)
    yield from around.elsewhere("stream")


def _catalogues(around: Surroundings) -> Iterator[Candidate]:
    own = around.section.name if isinstance(around.section, Catalogue) else None
    known = ((name, title) for name, title in around.catalogues.items() if name != own)
    yield from (Candidate(name, CandidateKind.CATALOGUE, title) for name, title in known)
    yield from around.elsewhere("catalogue")


def _receivers(around: Surroundings) -> Iterator[Candidate]:
    if around.in_catalogue:
        return _catalogue_ends(around)
    return (end_of_a_flow(each) for each in around.ends.values() if each.kind is NodeKind.PARTY)


def _measured(around: Surroundings) -> Iterator[Candidate]:
    yield from (end_of_a_flow(each) for each in around.ends.values() if each.is_own and each.kind is NodeKind.STEP)
    yield from _teams(around)


_OFFERED: Mapping[str, Callable[[Surroundings], Iterable[Candidate]]] = {
    "BY": _practices, "OPENS": _streams, "FOLLOWS": _catalogues, "EXTENDS": _catalogues,
    "RESPONSIBLE": _teams, "ACCOUNTABLE": _teams, "CONSULTED": _teams, "INFORMED": _teams, "USES": _tools,
    "PROMISE": _measures, "TO": _receivers, "FROM": _catalogue_ends, "OF": _measured,
    "INPUT": _artefacts, "OUTPUT": _artefacts,
}  # fmt: skip
"""The names that come behind a word of the language."""
