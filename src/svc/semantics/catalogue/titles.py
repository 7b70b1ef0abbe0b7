"""Titles as names: a title in double quotes names the thing that has it, if no other has it too."""

from collections.abc import Iterable, Mapping

from svc.model import Activity, Artefact, Party, Practice, title_of

Thing = Activity | Party | Practice | Artefact


def is_title(name: str) -> bool:
    """Whether a name is written as a title in double quotes."""
    return name.startswith('"')


def by_title(things: Mapping[str, Thing], levels: Iterable[Iterable[Thing]]) -> dict[str, tuple[str, ...]]:
    """The ids behind each title of some things; `levels` are the statements of each catalogue, the root first.

    What is stated again keeps its older titles too.
    """
    found: dict[str, dict[str, None]] = {}
    stated: set[str] = set()
    for thing in (thing for level in levels for thing in level if thing.name in things):
        if thing.title or thing.name not in stated:
            found.setdefault(f'"{title_of(thing)}"', {})[thing.name] = None
        stated.add(thing.name)
    return {title: tuple(names) for title, names in found.items()}


def only(titles: Mapping[str, tuple[str, ...]], name: str) -> str:
    """The id behind a title that one thing has; any other name stays as it is."""
    having = titles.get(name, ()) if is_title(name) else ()
    return having[0] if len(having) == 1 else name
