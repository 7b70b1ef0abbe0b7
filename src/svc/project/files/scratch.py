"""A temporary folder for what is too large for the memory: it is removed when it is no longer used."""

import os
from collections.abc import Iterable, Sequence


class Scratch:
    """A folder of this run alone. Removed by `close`, or else when the value is."""

    def __init__(self) -> None:
        from tempfile import TemporaryDirectory  # here, as a check needs none

        self._folder = TemporaryDirectory(prefix="svc-", ignore_cleanup_errors=True)

    @property
    def path(self) -> str:
        """Where it is."""
        return self._folder.name

    def rows(self, name: str, rows: Iterable[Sequence[object]]) -> str:
        """Write rows as a CSV file; where it is."""
        import csv

        path = os.path.join(self.path, name)
        with open(path, "w", encoding="utf-8", newline="", errors="replace") as file:
            csv.writer(file).writerows(rows)
        return path

    def close(self) -> None:
        """Remove the folder with all that is in it."""
        self._folder.cleanup()
