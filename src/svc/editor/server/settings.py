"""The settings that an editor gives the server: `svc.inlay.*`, `svc.select`, `svc.ignore`, `svc.catalogue`.

None of them names a program, a plugin or a path. A value of a wrong type is reported once and left out.
"""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from svc.checker.selection import DEFAULTS, Selection
from svc.editor.hints import HintKind
from svc.semantics.shipped import SHIPPED


@frozen
class Settings:
    """What an editor has set. `wrong` says in words what could not be taken."""

    selection: Selection = DEFAULTS
    catalogue: str | None = None
    off: frozenset[HintKind] = frozenset()
    wrong: tuple[str, ...] = field(default=(), converter=tuple[str, ...])

    def shows(self, kind: HintKind) -> bool:
        """Whether hints of a kind are shown."""
        return kind not in self.off


def read(given: object) -> Settings:
    """The settings in what an editor has sent, which is the object `svc` or holds it."""
    table = given if isinstance(given, dict) else {}
    table = table["svc"] if isinstance(table.get("svc"), dict) else table
    wrong: list[str] = []
    selectors = {name: _selectors(table, name, wrong) for name in ("select", "ignore")}
    try:
        selection = Selection(selectors["select"], selectors["ignore"])
    except ValueError as error:
        wrong.append(str(error))
        selection = DEFAULTS
    return Settings(selection, _catalogue(table, wrong), frozenset(_off(table, wrong)), wrong)


def _selectors(table: dict[str, Any], name: str, wrong: list[str]) -> list[str]:
    value = table.get(name, [])
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    wrong.append(f"svc.{name} is not a list of codes")
    return []


def _catalogue(table: dict[str, Any], wrong: list[str]) -> str | None:
    value = table.get("catalogue")
    if value is None or value in ("", *SHIPPED):
        return value or None
    wrong.append(f"svc.catalogue is not the name of a shipped catalogue: {', '.join(SHIPPED)}")
    return None


def _off(table: dict[str, Any], wrong: list[str]) -> Iterable[HintKind]:
    inlay = table.get("inlay", {})
    if not isinstance(inlay, dict):
        wrong.append("svc.inlay is not an object")
        return
    for kind in HintKind:
        value = inlay.get(kind.value, True)
        if not isinstance(value, bool):
            wrong.append(f"svc.inlay.{kind.value} is not true or false")
        elif not value:
            yield kind
