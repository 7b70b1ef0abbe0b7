"""What each change brought: a table of several builds, each in an environment of its own, against the first."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.bench import Bench, program_of
from benchmarks.streams import real_text, vsc
from benchmarks.table import markdown
from benchmarks.timing import cpu, instructions, peak

HEADINGS = ("build", "plain flows", "real text", "ten lines", "memory", "layout", "picture")


def history(bench: Bench, builds: Iterable[tuple[str, Path]]) -> str:
    """By build: the instructions of plain flows, of real text, and of a whole check of ten lines; the peak memory of a
    check of many flows; the instructions of a whole layout of plain flows and of a whole picture of ten steps. All are
    shares of those of the first build."""
    measured = [(name, _figures(bench, environment)) for name, environment in builds]
    first = measured[0][1]
    return markdown(HEADINGS, [
        (name, *(f"{now / before:.2f}" for now, before in zip(figures, first, strict=True)))
        for name, figures in measured
    ])  # fmt: skip


def _figures(bench: Bench, environment: Path) -> list[float]:
    python, svc = (program_of(environment, name) for name in ("python", "svc"))
    once = Path(__file__).with_name("once.py")
    real = bench.folder / "real.vsc"
    real.write_text(real_text(bench.sizes.small), "utf-8")
    start = instructions((python, "-P", once), bench.folder)
    texts = [bench.input(vsc, bench.sizes.medium), real]
    formatted, ten_steps = bench.folder / "formatted.vsc", bench.input(vsc, 15, 10)
    formatted.write_text(texts[0].read_text("utf-8"), "utf-8")
    cpu((svc, "fmt", formatted), bench.folder)
    return [
        *(instructions((python, "-P", once, text), bench.folder) - start for text in texts),
        instructions((svc, "check", bench.input(vsc, 5, 4)), bench.folder),
        peak((svc, "check", bench.input(vsc, bench.sizes.large)), bench.folder),
        instructions((svc, "fmt", "--check", formatted), bench.folder),
        instructions((svc, "render", ten_steps, "-o", ten_steps.with_suffix(".svg")), bench.folder),
    ]
