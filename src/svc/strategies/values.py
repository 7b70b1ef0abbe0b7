"""Values of a public type: what `st.from_type` draws of svc. Applies no rule."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from hypothesis import strategies as st

from svc.checker.analysis import Analysis
from svc.comparison import Difference, diff
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.extending import Code, OwnRule
from svc.model import Flow, NamedParty, Step, Stream
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.pictures.style.colours import ROLES, Colours
from svc.project.api import analyse
from svc.project.workspace import Workspace
from svc.semantics.catalogue import Catalogue
from svc.strategies.any import flows, named_parties, steps, streams
from svc.strategies.broken import broken_texts
from svc.strategies.catalogues import catalogues
from svc.strategies.elements import durations, names
from svc.strategies.written import texts

T = TypeVar("T")


def values(kind: type[T]) -> st.SearchStrategy[T]:
    """Values of a public type, such as `svc.Stream`.

    Args:
        kind: the type.

    Returns:
        A strategy that draws values of the type.

    Raises:
        KeyError: the type is not one of those that the plugin for hypothesis registers.
    """
    return _STRATEGIES[kind]()


def calendars() -> st.SearchStrategy[Calendar]:
    """Working days of whole hours, in working weeks of whole days."""
    return st.builds(Calendar, st.integers(1, 24), st.integers(1, 7))


def colours() -> st.SearchStrategy[Colours]:
    """Colours of roles and of any names."""
    colour = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
    return st.builds(Colours, st.dictionaries(st.sampled_from(sorted(ROLES)) | names(), colour, max_size=3))


def analyses() -> st.SearchStrategy[Analysis]:
    """Analyses of texts, with and without errors."""
    return st.builds(analyse, broken_texts() | texts())


def diagnostics() -> st.SearchStrategy[Diagnostic]:
    """Findings of texts with one error."""
    return broken_texts().map(lambda text: analyse(text).diagnostics[0])


def own_rules() -> st.SearchStrategy[OwnRule]:
    """Custom rules that find something in every stream, each with a code of its own."""
    return st.integers(1, 999).map(_own_rule)


def _own_rule(number: int) -> OwnRule:
    code = Code(f"DRAWN{number:03}", f"drawn-rule-{number}", Level.NOTE, "a drawn rule", "this stream was seen")
    return OwnRule(code, lambda bound: [code.at(bound.stream.heading, subject=bound.subject())])


def workspaces() -> st.SearchStrategy[Workspace]:
    """Workspaces of up to two files, which are not on any disk."""
    return st.builds(Workspace, st.lists(analyses(), max_size=2))


def differences() -> st.SearchStrategy[Difference]:
    """What changed from one stream to another."""
    return st.builds(diff, streams(), streams())


_STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Stream: streams,
    Step: steps,
    NamedParty: named_parties,
    Flow: flows,
    Catalogue: catalogues,
    Duration: durations,
    Calendar: calendars,
    Colours: colours,
    Difference: differences,
    Analysis: analyses,
    Diagnostic: diagnostics,
    OwnRule: own_rules,
    Workspace: workspaces,
}
