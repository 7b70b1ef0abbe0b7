"""Values by their keys, each made when it is first needed, as most runs need only a few of them."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class OnDemand(dict[Key, Value]):
    """A mapping that makes a value of each key that is needed, once."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        return self.setdefault(key, self._make(key))
