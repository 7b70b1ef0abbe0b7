"""The corpus: for each target the fewest small inputs that reach all lines that its search reached."""

import re
import sys
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

import svc
from tests.campaigns.fuzz.targets import CORPUS, TARGETS

SOURCE = str(Path(svc.__file__).parent)
_HASH = re.compile(r"[0-9a-f]{12}")
Line = tuple[str, int]


def keep(name: str, folders: Iterable[Path]) -> int:
    """Write the corpus of a target anew, of the inputs in some folders; how many there are.

    Inputs with names of their own were put there by hand, and stay.
    """
    found = {path.read_bytes() for folder in folders if folder.exists() for path in folder.iterdir()}
    kept = _fewest(TARGETS[name], sorted(found, key=lambda data: (len(data), data)))
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if _HASH.fullmatch(path.name):
            path.unlink()
    for data in kept:
        (folder / sha256(data).hexdigest()[:12]).write_bytes(data)
    return len(kept)


def _fewest(target: Callable[[bytes], None], inputs: Iterable[bytes]) -> list[bytes]:
    """Those of some inputs that reach a line which none before them reaches: first upwards, then downwards."""
    reached = {data: reach(target, data) for data in inputs}
    kept: list[bytes] = []
    seen: set[Line] = set()
    for data in reached:
        if reached[data] - seen:
            kept.append(data)
            seen |= reached[data]
    for data in list(kept):
        rest: set[Line] = set().union(*(reached[other] for other in kept if other is not data))
        if reached[data] <= rest:
            kept.remove(data)
    return kept


def reach(target: Callable[[bytes], None], data: bytes) -> set[Line]:
    """The lines of svc that a target runs for an input."""
    lines: set[Line] = set()

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(SOURCE):
            return None
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        target(data)
    finally:
        sys.settrace(before)
    return lines
