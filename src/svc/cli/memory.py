"""What a command does when memory runs out: it frees a reserve that was kept for that."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

RESERVE = [bytes(4 << 20)]
"""Memory kept for when there is no other: Python needs some to unwind, and loops for ever without it."""


def spared(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same work; if memory runs out in it, the reserve is freed for what follows."""

    @wraps(work)
    def sparing(*arguments: Given.args, **options: Given.kwargs) -> Result:
        try:
            return work(*arguments, **options)
        except MemoryError:
            RESERVE.clear()
            raise

    return sparing
