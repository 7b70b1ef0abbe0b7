"""Testing streams and rules: expectations in comments, and the plugins for pytest and hypothesis.

The public names are imported when they are first used, so that the plugins cost those nothing who do not use svc.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from svc.testing.assertions import assert_as_marked, mismatch

__all__ = ["assert_as_marked", "mismatch"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("svc.testing.assertions"), name)
