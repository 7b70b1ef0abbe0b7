"""The paths through a bound stream, within limits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from svc.diagnostics import limits
from svc.diagnostics.errors import Error
from svc.semantics.bound.nodes import Node
from svc.semantics.reachability import TooLongError, simple_paths

Path = tuple[Node, ...]
"""The nodes of a path, from first to last."""

_NEARER = "choose a source and a target that are nearer to each other"


def limited_paths(
    name: str, onward: Mapping[Node, Sequence[Node]], sources: Iterable[Node], targets: Collection[Node], limit: int
) -> tuple[Path, ...]:
    """The paths from each source to each target of the stream of a name; `onward` has the nodes after each node.

    Raises Error if there are more than `limit`, or if more than a million flows were followed to find them.
    """
    try:
        paths = tuple(islice(simple_paths(onward, sources, targets, limits.FOLLOWED), limit + 1))
    except TooLongError:
        raise Error(
            f"more than {limits.FOLLOWED:,} flows of the stream {name} were followed to find paths: {_NEARER}"
        ) from None
    if len(paths) > limit:
        raise Error(f"the stream {name} has more than {limit:,} paths: {_NEARER}, or a higher limit")
    return paths
