"""One object of the data: takes its values out one by one, and notes what is wrong with each."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from svc.formats.interchange.mistakes import LISTED, Mistake, inside, kind, shown
from svc.text.near_names import did_you_mean, near

T = TypeVar("T")
Reader = Callable[[object], T]


class Record:
    """An object with certain keys at a path; `mistakes` are those of the whole data, and it adds its own.

    Null is as good as no value.
    """

    def __init__(self, value: object, path: str, keys: tuple[str, ...], mistakes: list[Mistake]) -> None:
        self._path = path
        self._mistakes = mistakes
        self._before = len(mistakes)
        self._readable = isinstance(value, Mapping)
        self._value: Mapping[Any, Any] = value if isinstance(value, Mapping) else {}
        if not self._readable:
            self._report(path, f"expected an object, but this is {kind(value)}")
        for key in self._value:
            if key not in keys:
                self._report(path, f"the key `{shown(str(key))}` is not known{self._instead(str(key), keys)}")

    def one(self, key: str, reader: Reader[T]) -> T | None:
        """A value that may be missing."""
        value = self._value.get(key)
        return None if value is None else self._read(inside(self._path, key), reader, value)

    def needed(self, key: str, reader: Reader[T]) -> T | None:
        """A value that must be there; None, with a mistake, if it is not."""
        if self._readable and self._value.get(key) is None:
            self._report(self._path, f"`{key}` is missing")
        return self.one(key, reader)

    def some(self, key: str, reader: Reader[T]) -> list[T]:
        """The values of a list that may be missing."""
        return [read for path, value in self.listed(key) if (read := self._read(path, reader, value)) is not None]

    def listed(self, key: str) -> list[tuple[str, object]]:
        """The items of a list that may be missing, each with its path."""
        value, path = self._value.get(key), inside(self._path, key)
        if value is not None and not isinstance(value, list | tuple):
            self._report(path, f"expected a list, but this is {kind(value)}")
            return []
        return [(inside(path, number), each) for number, each in enumerate(value or ())]

    def entries(self, key: str, name: Reader[str], reader: Reader[T]) -> dict[str, T]:
        """The entries of an object that may be missing and that has names for keys."""
        value, path = self._value.get(key), inside(self._path, key)
        if value is not None and not isinstance(value, Mapping):
            self._report(path, f"expected an object, but this is {kind(value)}")
            return {}
        found: dict[str, T] = {}
        for each, held in (value or {}).items():
            called, read = self._read(path, name, each), self._read(inside(path, str(each)), reader, held)
            if called in found:
                self._report(path, f"the key `{shown(str(called))}` appears here more than once")
            elif called is not None and read is not None:
                found[called] = read
        return found

    def inner(self, key: str, keys: tuple[str, ...]) -> "Record | None":
        """An object that may be missing."""
        value = self._value.get(key)
        return None if value is None else Record(value, inside(self._path, key), keys, self._mistakes)

    def fitting(self, build: Callable[..., T], **values: object) -> T | None:
        """What is built of the values, unless there was a mistake in this object or they do not fit together."""
        try:
            return self.made(build, **values)
        except ValueError as error:
            self._report(self._path, str(error))
            return None

    def made(self, build: Callable[..., T], **values: object) -> T | None:
        """What is built of the values, unless there was a mistake in this object."""
        return build(**values) if len(self._mistakes) == self._before else None

    def _instead(self, key: str, keys: tuple[str, ...]) -> str:
        if len(self._mistakes) >= LISTED:  # no message will list it, and looking for near names takes its time
            return ""
        question = did_you_mean(near(key, keys))
        return f"; {question}" if question else f"; the keys are {', '.join(keys)}"

    def _read(self, path: str, reader: Reader[T], value: object) -> T | None:
        try:
            return reader(value)
        except ValueError as error:
            self._report(path, str(error))
            return None

    def _report(self, path: str, message: str) -> None:
        self._mistakes.append(Mistake(path, message))
