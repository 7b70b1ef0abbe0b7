"""Errors for files in which several parts may be the stream, or no part has the name that was given."""

from collections import Counter
from collections.abc import Iterable

from svc.diagnostics.errors import Error


def several(what: str, option: str, names: Iterable[str]) -> Error:
    """The error that one of several parts is to be chosen with an option."""
    return Error(f"there are several {what}: choose one with --{option}: {', '.join(names)}")


def missing(what: str, name: str, names: Iterable[str]) -> Error:
    """The error that no part has the name that was given."""
    return Error(f"there is no {what} called `{name}`; there are: {', '.join(names) or 'none'}")


def is_called(title: str, wanted: str) -> bool:
    """Whether a part has the name that was given: upper and lower case, and how many spaces, are the same."""
    return " ".join(title.split()).casefold() == " ".join(wanted.split()).casefold()


def listed(parts: Iterable[tuple[str, str]]) -> list[str]:
    """What to call parts, each with its id and its title: the title, or the id where others have the same or none."""
    parts = [*parts]
    titles = Counter(title for _, title in parts)
    return [title if title and titles[title] == 1 else id for id, title in parts]


def chosen(what: str, wanted: str, names: Iterable[str]) -> str:
    """The name that is wanted, in capitals or not. Raises Error if no part has it."""
    names = [*names]
    found = [*filter(wanted.__eq__, names), *(each for each in names if each.casefold() == wanted.casefold())]
    if not found:
        raise missing(what, wanted, names)
    return found[0]
