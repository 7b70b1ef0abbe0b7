"""What if: a stream with other values of single clauses, such as `deploy.waits` of `4h`."""

from collections.abc import Collection, Mapping
from typing import Any

from attrs import evolve

from svc.diagnostics.errors import UnknownNameError
from svc.measures.changed_flows import ARROW, with_arrivals, with_share
from svc.measures.scaling import is_relative, scaled
from svc.model import Step, Stream, Team
from svc.semantics.bound import BoundStream
from svc.text.near_names import did_you_mean, near
from svc.text.pattern import Pattern

OF_STEPS = ("waits", "takes", "accurate", "every", "batch", "costs")
"""The clauses of a step that can be changed."""
OF_TEAMS = ("size", "costs")
"""The clauses of a team that can be changed."""
OF_FLOWS = ("arrives", "share")
"""The clauses of a flow that can be changed."""
COUNTS = ("batch", "size")
"""Those of them that are whole numbers."""
_WHOLE = Pattern("[0-9]{1,9}")


def changed(bound: BoundStream, changes: Mapping[str, Any]) -> Stream:
    """A stream with some clauses changed, by `STEP.clause`, `TEAM.clause` or `SOURCE->TARGET.clause`.

    Raises UnknownNameError for a step, a team, a flow or a clause that there is not, and ValueError for a value that
    the clause can't have.
    """
    stream, shared = bound.stream, set[int]()
    for key, value in changes.items():
        if not isinstance(key, str):
            raise TypeError(f"expected a clause such as `log.waits`, got {key!r:.100}")
        name, _, clause = (each.strip() for each in key.rpartition("."))
        try:
            if clause == "arrives":
                stream = with_arrivals(bound, stream, name, value)
            elif clause == "share":
                stream = with_share(bound, stream, name, value, shared)
            else:
                stream = _with(bound, stream, name, clause, value)
        except UnknownNameError:
            raise
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None
    return stream


def _with(bound: BoundStream, stream: Stream, name: str, clause: str, value: Any) -> Stream:
    """A stream with another value of a clause of a step or of a team, which may be one of its catalogue."""
    if ARROW in name:
        raise UnknownNameError(f"a flow has no clause `{clause}` to change: choose {', '.join(OF_FLOWS)}")
    for step in stream.steps:
        if step.name == name:
            new = evolve(step, **{clause: _new(step, name, clause, value, OF_STEPS)})
            return evolve(stream, steps=[new if each is step else each for each in stream.steps])
    teams = dict(bound.teams) | {team.name: team for team in stream.teams}
    if name in teams:
        changed_team = evolve(teams[name], **{clause: _new(teams[name], name, clause, value, OF_TEAMS)})
        return evolve(stream, teams=[*(each for each in stream.teams if each.name != name), changed_team])
    question = did_you_mean(near(name, [*(step.name for step in stream.steps), *teams])) or "write STEP.waits"
    raise UnknownNameError(f"the stream {stream.name} has no step or team `{name}`; {question}")


def _new(part: Step | Team, name: str, clause: str, value: Any, clauses: Collection[str]) -> Any:
    """The value that a clause of a step or team has after a change."""
    if clause not in clauses:
        raise UnknownNameError(f"`{name}` has no clause `{clause}` to change: choose {', '.join(clauses)}")
    if is_relative(value):
        return scaled(getattr(part, clause), clause, value)
    return int(value) if clause in COUNTS and isinstance(value, str) and _WHOLE.fullmatch(value) else value
