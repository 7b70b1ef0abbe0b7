"""What a chapter of a text is analysed with, so that it means what it means in the whole text: the head of the text,
which has its `use` lines and catalogues, and the streams that its steps open."""

from collections.abc import Callable, Sequence

from svc.model import File
from svc.text.pattern import Pattern

_USE = Pattern(r"use(?!\w)")

Passage = tuple[int, ...]
"""The numbers of the chapters that are analysed together, in this order: the one that it is about comes last."""


def head_of(texts: Sequence[str], read: Callable[[str], File]) -> File | None:
    """The first chapter of a text if it is the head."""
    if "catalogue" not in texts[0] and not _USE.search(texts[0]):
        return None
    file = read(texts[0])
    return file if (file.uses or file.catalogues) and not file.streams else None


def passages(texts: Sequence[str], has_head: bool, read: Callable[[str], File]) -> list[Passage]:
    """A passage for each chapter, or none if there can't be one; `read` is asked where steps may open streams."""
    head = (0,) if has_head else ()
    if not any("opens" in text for text in texts):
        return [(0,)] * has_head + [(*head, own) for own in range(has_head, len(texts))]
    files = [read(text) for text in texts]
    opened = _opened(files)
    if _must_stay(files[0], texts[-1], opened, has_head):
        return []
    return [(*sorted({*head, *opened[own]} - {own}), own) for own in range(len(texts))]


def _must_stay(first: File, last: str, opened: Sequence[set[int]], has_head: bool) -> bool:
    """Whether a first chapter without heading would come behind others, or a last one without line end before them."""
    no_heading = not has_head and any(not stream.offsets for stream in first.streams)
    no_line_end = not last.endswith("\n") and any(len(opened) - 1 in each for each in opened[:-1])
    return no_heading or no_line_end


def _opened(files: Sequence[File]) -> list[set[int]]:
    """The chapters with all streams that those of each chapter open, directly or not."""
    declaring: dict[str, int] = {}
    for number, file in enumerate(files):
        for stream in file.streams:
            declaring.setdefault(stream.name, number)
    direct = [
        {declaring[step.opens] for stream in file.streams for step in stream.steps if step.opens in declaring}
        for file in files
    ]
    return [_reached(number, direct) for number in range(len(files))]


def _reached(number: int, direct: Sequence[set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [number]
    while waiting:
        new = direct[waiting.pop()] - found
        found |= new
        waiting += new
    return found
