"""Where other pages say more of what a page of a stream names: nowhere, unless the page is part of a site."""

from collections.abc import Mapping

from attrs import field, frozen

from svc.text.frozenmap import FrozenMap


@frozen
class Addresses:
    """Addresses relative to a page, by kind and id: `activity`, `practice`, `artefact`, `team`, `tool`, `stream`."""

    by_kind: Mapping[str, Mapping[str, str]] = field(factory=FrozenMap)

    def get(self, kind: str, name: str | None) -> str:
        """The address of a page about a thing; empty if there is none."""
        return self.by_kind.get(kind, {}).get(name or "", "")


NOWHERE = Addresses()
