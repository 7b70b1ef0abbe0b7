"""A text as somebody edits it: one version after the other, each made of the last by a random change."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random

from tests.support import ROOT

LONG = 6_000
"""Characters of a text above which it is not added to."""
TYPED = (
    "x", "e", " ", "\n", "\n\n", "\r\n", "\r", "\x0c", "\u2028", "\x85", "\xa0", "\ufeff", "\u200b", "\ud800",
    "é", "😀", '"', '"A title"', "“", "\\", "#", "# a comment\n", "->", " -> ", "→", ":", ",", "?", "0", "2h",
    "40%", "stream", "stream s\n", "\nstream s\n", "\nstream other follows itil4\n", "stream \n",
    "\n  stream t\n", "\nstream -> a\n", '\nstream : "x"\n', "\nstream é\n", "catalogue",
    "\ncatalogue house extends itil4\n  artefact keys\n", '\nuse "house.vsc"\n', "use", "in", "\nin engage\n",
    "\n  waits 2h\n", '\n  when "it rains"\n', "\nnote", "opens s", "\n  step log in engage opens s\n",
    "\n  step fix in deliver_support\n", "\n  party team in user\n", "step", "incidents",
    "\n  user -> engage : incidents\n", "\n  engage -> plan : change_requests\n",
    "\n  a -> b : incident, keys\n", "  # svc: allow VSC402 because it is new\n",
    "\n# svc: allow VSC4, VSC303 because it is new\n", "# svc: alow VSC401\n",
    "\n# svc: allow-file VSC303 because it is new\n", "# svc: allow VSC401 until 2020-01-01 because it was\n",
)  # fmt: skip
"""What is typed or pasted in one go."""
TYING = re.compile(r"\b(?:use|catalogue|opens|allow-file)\b")
"""What makes the parts of a text depend on each other."""


def versions(seed: int, changes: int) -> Iterator[str]:
    """A text and what becomes of it, change by change; the same for the same seed. In most of them the sections have
    nothing to do with each other."""
    random = Random(seed)
    typed, texts = (TYPED, _texts()) if seed % 4 == 0 else (_apart(TYPED), _apart(_texts()))
    text = "".join(random.choice(texts) for _ in range(random.randint(2, 5)))
    yield text
    for _ in range(changes):
        text = _changed(random, text, typed, texts)
        yield text


def _apart(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if not TYING.search(text)]


def _changed(random: Random, text: str, typed: Sequence[str], texts: Sequence[str]) -> str:
    start = random.randint(0, len(text))
    end = min(start + random.choice((0, 1, 1, 2, 10, 60)), len(text))
    kind = random.randrange(10)
    if kind < 5:
        return text[:start] + random.choice(typed) + text[start:]
    if kind < 7:
        return text[:start] + text[end:]
    if kind == 7:
        return text[:start] + text[end:] + text[start:end]
    lines = text.splitlines(keepends=True)
    first = random.randint(0, len(lines))
    if kind == 8 or len(text) > LONG:
        return "".join([*lines[:first], *lines[first + random.choice((1, 1, 5, 30)) :]])
    return "".join([*lines[:first], random.choice(texts), *lines[first:]])


@cache
def _texts() -> list[str]:
    """The texts of the repository."""
    folders = ("examples", "tests/cases", "tests/false_alarms")
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.vsc"))
    found = [path.read_text("utf-8") for path in files]
    return [*found, *(each.replace("\n", "\r\n") for each in found[::10]), ""]
