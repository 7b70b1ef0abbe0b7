"""What if: a stream with other values of single clauses, such as `deploy.waits` of `4h`."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from svc.diagnostics.errors import UnknownNameError
from svc.model import Stream
from svc.text.near_names import did_you_mean, near

CLAUSES = ("waits", "takes", "accurate", "every", "batch", "costs")
"""The clauses of a step that can be changed."""
OF_TEAMS = ("size", "costs")
"""The clauses of a team that can be changed."""


def changed(stream: Stream, changes: Mapping[str, Any]) -> Stream:
    """A stream with some clauses changed, by `STEP.clause` or `TEAM.clause`.

    Raises UnknownNameError for a step, a team or a clause that there is not, and ValueError for a value that the
    clause can't have.
    """
    for key, value in changes.items():
        if not isinstance(key, str):
            raise TypeError(f"expected a clause such as `log.waits`, got {key!r:.100}")
        name, _, clause = key.rpartition(".")
        stream = _with(stream, name, clause, value)
    return stream


def _with(stream: Stream, name: str, clause: str, value: Any) -> Stream:
    for kind, clauses in (("steps", CLAUSES), ("teams", OF_TEAMS)):
        all = getattr(stream, kind)
        if any(each.name == name for each in all):
            if clause not in clauses:
                raise UnknownNameError(f"`{name}` has no clause `{clause}` to change: choose {', '.join(clauses)}")
            new = int(value) if clause in ("batch", "size") and isinstance(value, str) and value.isdigit() else value
            other: dict[str, Any] = {kind: [evolve(e, **{clause: new}) if e.name == name else e for e in all]}
            return evolve(stream, **other)
    names = [each.name for kind in ("steps", "teams") for each in getattr(stream, kind)]
    question = did_you_mean(near(name, names)) or "write STEP.waits"
    raise UnknownNameError(f"the stream {stream.name} has no step or team `{name}`; {question}")
