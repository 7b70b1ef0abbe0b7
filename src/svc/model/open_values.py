"""Clauses whose value is not known yet, as in `takes ?`: the value itself is None, and the clause is named here."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from svc.model.quantities import plain
from svc.model.writable import HOLE

STEP_VALUES = ("waits", "takes", "accurate", "every", "batch", "costs")
FLOW_VALUES = ("share", "arrives")
TEAM_VALUES = ("size", "costs")
ORDER = ("waits", "takes", "accurate", "size", "every", "batch", "costs", "share", "arrives")
"""All of them, in the order in which a statement has them."""
PERCENTAGES = ("accurate", "share")


def as_step_values(names: Iterable[str]) -> tuple[str, ...]:
    """Clauses of a step that are open. Raises ValueError for others, as the two below do."""
    return _known(names, STEP_VALUES) if names else ()


def as_flow_values(names: Iterable[str]) -> tuple[str, ...]:
    """Clauses of a flow that are open."""
    return _known(names, FLOW_VALUES) if names else ()


def as_team_values(names: Iterable[str]) -> tuple[str, ...]:
    """Clauses of a team that are open."""
    return _known(names, TEAM_VALUES) if names else ()


def written_value(statement: Any, clause: str) -> str | None:
    """The value of a clause as it is written, a hole if it is open, None without it."""
    value = getattr(statement, clause)
    if value is None:
        return HOLE if clause in statement.open_values else None
    number = plain(value) if isinstance(value, Decimal) else str(value)
    return f"{number}%" if clause in PERCENTAGES else number


def close_values(statement: Any) -> None:
    """What a statement says is not open any more."""
    still = tuple(clause for clause in statement.open_values if getattr(statement, clause) is None)
    object.__setattr__(statement, "open_values", still)


def _known(names: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The names of clauses in the order in which a statement has them."""
    if isinstance(names, str):
        raise TypeError(f"expected several names, got the text {names!r:.100}: put it in a list")
    given = {*names}
    if unknown := sorted(map(repr, given.difference(known))):
        raise ValueError(f"{unknown[0]:.100} can't be open here: the values that can be are {', '.join(known)}")
    return tuple(clause for clause in known if clause in given)
