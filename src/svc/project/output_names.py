"""Names of the outputs of many streams, one for each: stable, and different on every file system."""

from collections import Counter
from collections.abc import Iterator, Sequence

from svc.text.file_names import file_name, marked

Named = tuple[str, str]
"""A stream by what messages call its file, and by its name."""


def output_names(streams: Sequence[Named]) -> Iterator[str]:
    """A name for the output of each stream, without an ending: that of the stream.

    Where several streams have the same name, each of theirs has a digest of its file. So no name depends on the order
    of the streams, or on streams with other names.
    """
    names = [file_name(name) for _, name in streams]
    times, seen = Counter(names), Counter[Named]()
    for stream, name in zip(streams, names, strict=True):
        if times[name] == 1:
            yield name
        else:
            seen[stream] += 1  # a file that says a name twice has an error, and both are shown
            yield marked(name, f"{stream[0]}\0{seen[stream]}")
