"""`python -m benchmarks`: measures the rows that are asked for and prints the table."""

import argparse
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.about import about, in_words
from benchmarks.bench import Bench, Sizes, program_of
from benchmarks.history import history
from benchmarks.peers import install
from benchmarks.row import Row
from benchmarks.rows import ROWS
from benchmarks.table import Results, comparison, load, save, table
from benchmarks.timing import Figure, NotMeasuredError

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"
QUICK = Sizes(small=100, medium=1_000, large=10_000)


def main(arguments: Sequence[str] | None = None) -> None:
    """The program."""
    options = _options().parse_args(arguments)
    if options.install_peers:
        install()
        return
    rows = [row for name in options.rows for row in ROWS if row.name == name] if options.rows else ROWS
    with TemporaryDirectory() as folder:
        os.environ["SVC_CACHE"] = ""  # what is measured is the work, but for rows that name a cache
        build = _installed(options.against, Path(folder) / "before") if options.against else None
        sizes = QUICK if options.quick else Sizes()
        bench = Bench(Path(folder), options.runs or (3 if options.quick else 9), sizes, earlier=build)
        facts = about(bench)
        print(in_words(facts))
        if options.history:
            builds = enumerate(wheel.resolve() for wheel in options.history)
            print(history(bench, [(each.parent.name, _installed(each, Path(folder) / f"{n}")) for n, each in builds]))
            return
        if options.quick:
            print("a quick run: a tenth of every size, so no row is held against its target\n")
        results = measure(rows, bench)
    print(table(rows, results, sizes))
    if options.page:
        every = {row.name: "not measured in this run" for row in ROWS} | dict(results)
        _write_page(f"{in_words(facts)}\n{table(ROWS, every, sizes)}")
    if options.compare:
        before, earlier = load(options.compare)
        print(f"\nagainst the run of {before['date']}\n\n{comparison(rows, earlier, results)}")
        if before["sizes"] != facts["sizes"]:
            print("\nthe sizes of the two runs differ: only the rows about ten lines compare")
    if options.save:
        save(options.save, facts, results)


def measure(rows: Sequence[Row], bench: Bench) -> Results:
    """What each row says, one after the other; an interrupt ends it, and leaves what was measured before."""
    results: dict[str, Figure | str] = {}
    for row in rows:
        print(f"measuring {row.name}", file=sys.stderr)
        try:
            results[row.name] = row.measure(bench)
        except NotMeasuredError as error:
            results[row.name] = str(error)
        except KeyboardInterrupt:
            break
    return results


def _installed(wheel: Path, folder: Path) -> Path:
    """A new environment with a build of svc."""
    venv.create(folder, with_pip=True)
    subprocess.run([program_of(folder, "python"), "-m", "pip", "install", "--quiet", wheel.resolve()], check=True)
    return folder


def _write_page(run: str) -> None:
    """Put a run in the place of the one that the page in the documentation shows."""
    text = PAGE.read_text("utf-8")
    begin, end = text.index("| figure "), text.index("\n\n## What the figures mean")
    words, _, figures = run.partition("| figure ")
    start = text.rindex("\n## A run\n", 0, begin) + len("\n## A run\n")
    PAGE.write_text(f"{text[:start]}\n{words.strip()}\n\n| figure {figures.strip()}{text[end:]}", "utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description="Measures svc against its targets and peers.")
    parser.add_argument("--quick", action="store_true", help="a tenth of every size, three rounds")
    parser.add_argument(
        "--rows", nargs="+", choices=[row.name for row in ROWS], metavar="NAME",
        help="these rows only, in this order: " + ", ".join(row.name for row in ROWS),
    )  # fmt: skip
    parser.add_argument("--runs", type=int, metavar="N", help="rounds of each row")
    parser.add_argument("--save", type=Path, metavar="FILE.json", help="keep what was measured")
    parser.add_argument("--compare", type=Path, metavar="FILE.json", help="set it beside a run that was kept")
    parser.add_argument(
        "--against", type=Path, metavar="WHEEL", help="a build before, for the rows that compare with it"
    )
    parser.add_argument(
        "--history",
        nargs="+",
        type=Path,
        metavar="WHEEL",
        help="a table of these builds, each called like the folder of its wheel, then end",
    )
    parser.add_argument("--page", action="store_true", help="write the table into docs/reference/benchmarks.md")
    parser.add_argument("--install-peers", action="store_true", help="install what svc is measured against, then end")
    return parser


if __name__ == "__main__":
    main()
