"""What an unknown end of a flow may have meant: the names that are known, and whether it is surely a slip of one."""

from collections.abc import Collection, Mapping
from functools import cached_property

from svc.model import Stream
from svc.semantics.binder.findings import Findings
from svc.semantics.binder.titles import Titles, alternatives
from svc.semantics.catalogue import Catalogue
from svc.semantics.catalogue.titles import only
from svc.text.near_names import near
from svc.text.slips import is_slip


class EndAlternatives:
    """The alternatives for the ends of the flows of a stream: what it declares, and what its catalogue has."""

    def __init__(
        self,
        stream: Stream,
        catalogue: Catalogue,
        declared: Collection[str],
        titles: Titles,
        findings: Findings,
    ) -> None:
        self._stream, self._catalogue, self._declared = stream, catalogue, declared
        self._titles, self._findings = titles, findings
        self._possible: dict[str, set[str]] = {}

    def known(self, name: str) -> Collection[str]:
        """The names, or the titles, that an unknown one may have meant."""
        return self._findings.likely(
            lambda: alternatives(name, [*self._declared, *self._catalogue.end_names], self._titles)
        )

    def is_slip(self, name: str, meant: str) -> bool:
        """Whether an unknown end is surely a slip: not where a flow would come to lead from an end to itself."""
        return is_slip(name, meant) and self._things(meant).isdisjoint(
            thing for other in self._facing[name] for thing in self._things(other)
        )

    @cached_property
    def _facing(self) -> Mapping[str, set[str]]:
        """The names at the other ends of the flows of each name."""
        facing: dict[str, set[str]] = {}
        for flow in self._stream.flows:
            facing.setdefault(flow.source, set()).add(flow.target)
            facing.setdefault(flow.target, set()).add(flow.source)
        return facing

    def _things(self, name: str) -> set[str]:
        """What an end may be: a declared step or party, or one of the catalogue; of an unknown one, what is near."""
        if name not in self._possible:
            known = self._thing(name)
            candidates = () if known else near(name, self.known(name))
            self._possible[name] = {known} if known else {self._thing(each) or each for each in candidates}
        return self._possible[name]

    def _thing(self, name: str) -> str | None:
        name = only(self._titles, name)
        return name if name in self._declared else self._catalogue.end_names.get(name)
