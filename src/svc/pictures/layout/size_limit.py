"""How large a stream may be to be drawn."""

from svc.diagnostics.errors import RenderError
from svc.semantics.bound import BoundStream

LARGEST = 5000
"""Steps, parties and flows that a picture may hold."""


def refuse_too_large(bound: BoundStream) -> None:
    """Raises RenderError for a stream that is too large to draw."""
    count = len(bound.nodes) + len(bound.flows)
    if count > LARGEST:
        raise RenderError(
            f"a picture of {count:,} steps, parties and flows is more than anyone can read, and than svc draws, "
            f"which is {LARGEST:,}: split the stream with steps that open others"
        )
