"""What the statements of a stream say of its measures."""

from typing import Any


def said(statement: object, clause: str) -> Any:
    """The value of a clause; None if the statement does not have it."""
    return getattr(statement, clause, None)
