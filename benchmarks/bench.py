"""Where measuring happens: the commands of this environment, the sizes, and a folder with the inputs."""

import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import streams
from benchmarks.peers import Peers
from benchmarks.streams import Stream
from benchmarks.timing import Command, NotMeasuredError, cpu

_EXE = ".exe" if sys.platform == "win32" else ""


class Sizes(NamedTuple):
    """The arrows of the benchmark stream where it is small, middling and large."""

    small: int = 1_000
    medium: int = 10_000
    large: int = 100_000


FULL = Sizes()
"""The sizes that the targets are for."""


class Bench(NamedTuple):
    """What the rows measure with."""

    folder: Path
    runs: int = 9
    sizes: Sizes = FULL
    peers: Peers = Peers()
    earlier: Path | None = None
    """The environment of the build before; None if there is none to compare with."""

    def svc(self, *arguments: str | Path) -> Command:
        """A command line of svc, as it is installed here. It keeps nothing for a next run: see `cached`."""
        return (_script("svc"), *arguments)

    def before(self, program: str, *arguments: str | Path) -> Command:
        """A command line of the build before."""
        if self.earlier is None:
            raise NotMeasuredError("there is no build to compare with; give --against WHEEL")
        return (program_of(self.earlier, program), *arguments)

    def cached(self, cache: str, *command: str | Path) -> Command:
        """A command that keeps its results in a folder of this name, and reads them there."""
        if sys.platform == "win32":
            raise NotMeasuredError("Windows has no env to name the cache")
        return ("env", f"SVC_CACHE={self.folder / cache}", *command)

    def engine_runs(self, command: Command) -> list[Command]:
        """The runs of the layout engine that a command makes, as commands of their own."""
        if sys.platform == "win32":
            raise NotMeasuredError("Windows runs no script in place of the engine")
        folder = self.folder / "engine"
        folder.mkdir(exist_ok=True)
        recorder = folder / "graphviz-pure"
        recorder.write_text(_RECORDER.format(engine=_script("graphviz-pure"), folder=folder), "utf-8")
        recorder.chmod(0o755)
        cpu(("env", f"SVC_ENGINE={recorder}", *command), self.folder)
        return [("sh", script) for script in sorted(folder.glob("*.sh"))]

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


_ENDINGS = {"bpmn": "bpmn", "d2": "d2", "likec4": "c4", "dot": "dot", "plain_json": "json"}
_RECORDER = """\
#!/bin/sh
number=$(ls '{folder}' | wc -l)
cat > '{folder}'/$number.input
echo exec '{engine}' "$@" '<' '{folder}'/$number.input > '{folder}'/$number.sh
exec sh '{folder}'/$number.sh
"""
"""In place of the engine: keeps what it is given and how it is called, then calls it."""


def program_of(environment: Path, name: str) -> Path:
    """A program of a virtual environment."""
    return environment / ("Scripts" if sys.platform == "win32" else "bin") / (name + _EXE)


def _script(name: str) -> Path:
    return Path(sysconfig.get_path("scripts")) / (name + _EXE)
