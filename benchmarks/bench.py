"""Where measuring happens: the commands of this environment, the sizes, and a folder with the inputs."""

import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import streams
from benchmarks.peers import Peers
from benchmarks.streams import Stream
from benchmarks.timing import Command


class Sizes(NamedTuple):
    """The arrows of the benchmark stream where it is small, middling and large."""

    small: int = 1_000
    medium: int = 10_000
    large: int = 100_000


class Bench(NamedTuple):
    """What the rows measure with."""

    folder: Path
    runs: int = 9
    sizes: Sizes = Sizes()
    peers: Peers = Peers()

    def svc(self, *arguments: str | Path) -> Command:
        """A command line of svc, as it is installed here."""
        return (_script("svc"), *arguments)

    def engine(self, *arguments: str | Path) -> Command:
        """A command line of graphviz-pure."""
        return (_script("graphviz-pure"), *arguments)

    def python(self, *arguments: str | Path) -> Command:
        """A command line of this interpreter. -P: what lies beside a program is not imported."""
        return (sys.executable, "-P", *arguments)

    def input(self, language: Callable[[Stream], str], arrows: int, steps: int | None = None) -> Path:
        """A file with the benchmark stream of a size, in a language; in a folder of its own."""
        file = self.folder / f"{language.__name__}-{arrows}" / f"benchmark.{_ENDINGS.get(language.__name__, 'vsc')}"
        if not file.exists():
            file.parent.mkdir()
            file.write_text(language(streams.stream(arrows, steps)), "utf-8")
        return file


_ENDINGS = {"bpmn": "bpmn", "d2": "d2", "likec4": "c4"}


def _script(name: str) -> Path:
    return Path(sysconfig.get_path("scripts")) / (f"{name}.exe" if sys.platform == "win32" else name)
