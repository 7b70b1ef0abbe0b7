"""What a user waits for with next to nothing to do: the start of the command, against that of Python."""

from benchmarks.bench import Bench
from benchmarks.row import ratio
from benchmarks.streams import vsc
from benchmarks.timing import Command, Figure


def version(bench: Bench) -> Figure:
    return _against_python(bench, bench.svc("--version"))


def help(bench: Bench) -> Figure:
    return _against_python(bench, bench.svc("--help"))


def importing(bench: Bench) -> Figure:
    return _against_python(bench, bench.python("-c", "import svc"))


def ten_lines(bench: Bench) -> Figure:
    return _against_python(bench, bench.svc("check", bench.input(vsc, 5, 4)))


def ten_lines_before(bench: Bench) -> Figure:
    file = bench.input(vsc, 5, 4)
    return ratio(bench, bench.svc("check", file), bench.before("svc", "check", file), "before")


def ten_unchanged_lines(bench: Bench) -> Figure:
    """The round to warm up fills the cache."""
    return _against_python(bench, bench.cached("kept", *bench.svc("check", bench.input(vsc, 5, 4))))


def _against_python(bench: Bench, command: Command) -> Figure:
    return ratio(bench, command, bench.python("-c", "pass"), "python -c pass")
