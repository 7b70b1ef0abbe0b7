"""A text as somebody edits it: one version after the other, each made of the last by a random change."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random

from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.semantics.binder import Brought
from svc.semantics.import_diagnostics import unreadable_file
from svc.syntax.parser import parse
from svc.text.source import Source
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


HEADS = (
    'use "house.vsc"\n\n', 'use "house.vsc"\nuse "more.vsc"\n', '# about\nuse "missing.vsc"\nuse "more.vsc"\n\n',
    "catalogue own extends itil4\n  artefact keys\n  allow user -> engage : keys\n\n",
    'use "house.vsc"\ncatalogue own extends house\n  party boss "The boss"\n\n',
)  # fmt: skip
"""What texts begin with whose streams rest on it."""
USED = {
    "house.vsc": "catalogue house extends itil4\n  artefact keys\n  allow user -> engage : keys\n",
    "more.vsc": 'use "house.vsc"\nstream more follows house\n  user -> engage : keys\n  engage -> user : services\n',
}
"""The files that they use."""


def versions(seed: int, changes: int) -> Iterator[str]:
    """A text and what becomes of it, change by change; the same for the same seed. In half of them the sections have
    nothing to do with each other; in a quarter they rest on a head, and on streams that they open."""
    random = Random(seed)
    typed, texts = (TYPED, _texts()) if seed % 4 == 0 else (_apart(TYPED), _apart(_texts()))
    text = "".join(random.choice(texts) for _ in range(random.randint(2, 5)))
    if seed % 4 == 1:
        typed, texts = (*typed, *_resting()), _resting()
        text = random.choice((*HEADS, "")) + "".join(random.sample(texts, random.randint(2, 6)))
    yield text
    for _ in range(changes):
        text = _changed(random, text, typed, texts)
        yield text


def used(file: File) -> list[Brought | Diagnostic]:
    """What the `use` lines of such a text bring."""
    return [
        Brought(use, _read(use.path)) if use.path in USED else unreadable_file(file, use, "there is none")
        for use in file.uses
    ]


@cache
def _read(name: str) -> File:
    return parse(Source(name, USED[name]))[0]


@cache
def _resting() -> list[str]:
    """Streams that follow a catalogue, and open each other."""
    steps = "  step log in engage{}\n  user -> log : {}\n  log -> user : services\n"
    return [
        f"# about {name}\nstream {name}{follows}\n{steps.format(opens, artefact)}\n"
        for name, follows, opens, artefact in (
            ("a", " follows house", " opens b", "keys"), ("b", " follows house", "", "keys, incidents"),
            ("c", "", " opens a", "incidents"), ("d", "", " opens e", "incident"), ("e", "", " opens d", "incidents"),
            ("f", " follows own", " opens more", "keys"), ("g", " follows itil4", "", "incidents"),
            ("h", " follows own", " opens nothing", "key"),
        )
    ]  # fmt: skip


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
