"""Many threads at once get what one gets, also where they are the first to use svc: imports and caches are raced."""

import subprocess
import sys

import pytest

from tests.blocks import ROOT

WORK = """
import sys, threading
from pathlib import Path

def work(text):
    import svc
    analysis = svc.analyse(text, "case.vsc", select=["VSC"])
    yield analysis.diagnostics
    yield svc.fix_text(text)
    yield svc.itil4.flows
    for stream in analysis.streams:
        yield svc.to_text(stream), svc.check(stream), svc.to_data(stream), svc.to_dot(stream)
        yield svc.diff(stream, analysis.streams[0]).changes
    for stream in analysis.streams[:1]:
        yield svc.to_svg(stream, "slide"), svc.to_svg(stream, "lanes")
    try:
        yield svc.format_text(text)
    except svc.InvalidError as error:
        yield str(error)

texts = [Path(name).read_bytes().decode() for name in sys.argv[2:]]
"""
ALONE = "print(repr([repr([*work(text)]) for text in texts]))"
AT_ONCE = """
sys.setswitchinterval(1e-6)
count = int(sys.argv[1])
found = [None] * count
ready = threading.Barrier(count)

def run(number):
    ready.wait()
    # Each begins with another text, so that they meet in other places.
    order = [(number + each) % len(texts) for each in range(len(texts))]
    by_text = {each: repr([*work(texts[each])]) for each in order}
    found[number] = repr([by_text[each] for each in range(len(texts))])

threads = [threading.Thread(target=run, args=[number]) for number in range(count)]
for each in threads: each.start()
for each in threads: each.join()
assert None not in found, "a thread failed"
assert len(set(found)) == 1, "threads differ"
print(found[0])
"""
CASES = (
    "examples/restore_service.vsc", "tests/cases/catalogues/several-levels.vsc", "tests/cases/syntax/statements.vsc",
    "tests/cases/shape/unreachable-step.vsc", "tests/cases/arrows/unlisted-flow.vsc",
    "tests/cases/allowances/statements.vsc",
)  # fmt: skip


def printed(program: str, threads: int = 1) -> str:
    """What a program prints of the work on the cases, in a process that has not used svc before."""
    command = [sys.executable, "-c", WORK + program, str(threads), *CASES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


@pytest.fixture(scope="module", name="alone")
def fixture_alone() -> str:
    return printed(ALONE)


@pytest.mark.parametrize("threads", [2, 4, 8])
def test_threads_that_are_the_first_to_use_svc_get_what_one_gets(threads: int, alone: str) -> None:
    assert "VSC301" in alone
    assert "<svg" in alone
    assert printed(AT_ONCE, threads) == alone


@pytest.mark.parametrize("name", ["analyse", "itil4", "format_text", "to_dot", "render", "diff", "from_data", "Stream"])
def test_a_public_name_is_one_thing_to_all_threads(name: str) -> None:
    program = f"""
import svc
found = []
ready = threading.Barrier(8)
def ask():
    ready.wait()
    found.append(svc.{name})
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=ask) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
assert len(found) == 8 and len(set(map(id, found))) == 1, found
"""
    assert printed(program) == ""
