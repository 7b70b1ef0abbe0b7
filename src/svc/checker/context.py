"""The context of a stream: the catalogues of its file, the settings of its project, the allowances that cover it.

A stream carries its context, so that it is checked, drawn and described as its file was, wherever it goes.
"""

from collections.abc import Callable
from typing import Any

from attrs import evolve, field, frozen

from svc.checker.selection import DEFAULTS, Selection
from svc.checker.suppression_comments import Allowance
from svc.model import HOLE, Stream
from svc.model.calendar import STANDARD, Calendar
from svc.semantics.binder import bind_stream
from svc.semantics.binder.titles import has_titles
from svc.semantics.bound import BoundStream, nothing
from svc.semantics.canonical import canonical
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED, whole
from svc.text.compared import Compared
from svc.text.frozenmap import FrozenMap

UNNAMED = ""
"""The key of the catalogue of streams that name none: the default one of their file."""


@frozen(repr=False, eq=False, getstate_setstate=False)
class Context(Compared):
    """What the streams of one file carry with them.

    `catalogues` are those that the file knows by name, and under `""` its default one; None for one that is not known
    or has errors. `opened` finds the streams that steps open. `selection` says which rules run and at which levels;
    `allowances` are those in force.

    A pickle leaves out `opened`, and custom rules that no module holds by name; a copy is the context itself.
    """

    catalogues: FrozenMap[Catalogue | None] = field(factory=FrozenMap)
    opened: Callable[[str], BoundStream | None] = field(default=nothing, repr=False)
    selection: Selection = DEFAULTS
    allowances: tuple[Allowance, ...] = field(default=(), converter=tuple[Allowance, ...], repr=False)
    calendar: Calendar = STANDARD
    colours: FrozenMap[str] = field(factory=FrozenMap)

    def __deepcopy__(self, memo: object) -> "Context":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        catalogues = {name: _pickled(catalogue) for name, catalogue in self.catalogues.items()}
        rules = self.selection.rules
        others = (*self.selection.others, *(rule.code for rule in rules))  # which may be selected still
        selection = evolve(self.selection, rules=filter(_can_be_pickled, rules), others=others)
        return _restored, (catalogues, selection, self.allowances, self.calendar, self.colours)


NOWHERE = Context()
"""The context of what was built in Python: only what ships is known."""


def context_of(stream: Stream) -> Context:
    """The context that a stream carries, or that of one built in Python."""
    carried = stream.passage.context
    return carried if isinstance(carried, Context) else NOWHERE


def catalogue_of(stream: Stream, given: Catalogue | None = None) -> Catalogue | None:
    """The catalogue that a stream is checked against: the given one, else the one it carries, else a shipped one.

    None if the stream follows a catalogue that is not known, or that has errors. Raises TypeError for what is not a
    catalogue, and Error if what the given one extends is not known.
    """
    if given is not None:
        return whole(given)
    carried = context_of(stream).catalogues
    name = stream.follows or UNNAMED
    return carried[name] if name in carried else SHIPPED.get(stream.follows or DEFAULT)


def is_carried(stream: Stream) -> bool:
    """Whether a stream carries an answer to which catalogue it follows, even the answer that there is none."""
    return (stream.follows or UNNAMED) in context_of(stream).catalogues


def with_ids(stream: Stream, given: Catalogue | None = None) -> Stream:
    """A stream with every artefact that is known held by its id, and whatever it names by a title by its name."""
    catalogue = catalogue_of(stream, given)
    known = {HOLE, *catalogue.all_artefacts} if catalogue is not None else ()
    if all(artefact in known for flow in stream.flows for artefact in flow.artefacts) and not has_titles(stream):
        return stream
    return canonical(bind_stream(stream, catalogue)[0])


def carrying(stream: Stream, context: Context) -> Stream:
    """A stream with a context."""
    return evolve(stream, _passage=evolve(stream.passage, context=context))


def _can_be_pickled(rule: object) -> bool:
    from pickle import dumps

    try:
        dumps(rule)
    except Exception:  # whatever a rule refers to may refuse, in its own way
        return False
    return True


def _pickled(catalogue: Catalogue | None) -> Catalogue | str | None:
    """A shipped catalogue by its name, so that there is one of it; any other as it is."""
    if catalogue is not None and catalogue.name in SHIPPED and SHIPPED[catalogue.name] is catalogue:
        return catalogue.name
    return catalogue


def _restored(
    catalogues: dict[str, Catalogue | str | None],
    selection: Selection,
    allowances: tuple[Allowance, ...],
    calendar: Calendar,
    colours: FrozenMap[str],
) -> Context:
    known = {name: SHIPPED[each] if isinstance(each, str) else each for name, each in catalogues.items()}
    return Context(FrozenMap(known), nothing, selection, allowances, calendar, colours)
