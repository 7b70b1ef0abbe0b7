"""Flowcharts of Mermaid, made at random from its grammar: each of texts that its own parser takes."""

from collections.abc import Iterator
from random import Random

_WORDS = ("Log it", "Known?", "yes", "x 1", "a, b", "Über", "50 %", "it's", "a/b", "end of it", "two words here")
_QUOTED = (*_WORDS, "(in brackets)", "a #quot;b#quot;", "x<br/>y", "a &amp; b", "#35;1", "[x] {y}", "a | b", "-->")
_SHAPES = (
    ("[", "]"), ("(", ")"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("((", "))"), ("(((", ")))"), ("{", "}"),
    ("{{", "}}"), ("[/", "/]"), ("[\\", "\\]"), ("[/", "\\]"), ("[\\", "/]"), (">", "]"),
)  # fmt: skip
_LINKS = (
    "-->",
    "---",
    "-.->",
    "-.-",
    "==>",
    "===",
    "--x",
    "--o",
    "<-->",
    "x--x",
    "o--o",
    "<-.->",
    "<==>",
    "~~~",
    "---->",
)
_LABELLED = (("-- ", " -->"), ("-- ", " ---"), ("-. ", " .->"), ("== ", " ==>"), ("<-- ", " -->"))
_OTHERS = ("%% a comment --> here", "style A fill:#f9f", "classDef k fill:#fff", "linkStyle default stroke:red")
_IDS = ("A", "b1", "step_2", "C", "user", "x", "ends", "日本", "e.f", "g-h")


def flowcharts(count: int, seed: int = 7) -> Iterator[str]:
    """So many flowcharts, the same for each seed."""
    random = Random(seed)
    for _ in range(count):
        lines = [random.choice(("flowchart LR", "graph TD", "flowchart", "graph TB;"))]
        lines += _block(random, 2)
        yield "\n".join(lines) + "\n"


def _block(random: Random, depth: int) -> Iterator[str]:
    for _ in range(random.randint(1, 5)):
        if depth and random.random() < 0.2:
            number = random.randint(1, 99)
            title = random.choice((f"s{depth}{number}", f"t{number} [The lane]", '"Quoted title"'))
            yield f"subgraph {title}"
            if random.random() < 0.3:
                yield "  direction LR"
            yield from (f"  {line}" for line in _block(random, depth - 1))
            yield "end"
        elif random.random() < 0.1:
            yield random.choice(_OTHERS)
        else:
            yield _chain(random) + random.choice(("", "", ";"))


def _chain(random: Random) -> str:
    said = _group(random)
    for _ in range(random.randint(0, 3)):
        said += _link(random) + _group(random)
    return said


def _group(random: Random) -> str:
    return _vertex(random) if random.random() < 0.8 else f"{_vertex(random, False)} & {_vertex(random, False)}"


def _vertex(random: Random, is_alone: bool = True) -> str:
    id, (start, end) = random.choice(_IDS), random.choice(_SHAPES)
    label = random.choice(_WORDS).replace("/", "") if random.random() < 0.5 else f'"{random.choice(_QUOTED)}"'
    marked = random.choice(("", "", ":::k"))
    if is_alone and random.random() < 0.1:
        return f'{id}@{{ shape: {random.choice(("rect", "diam", "stadium"))}, label: "{random.choice(_WORDS)}" }}'
    return f"{id}{start}{label}{end}{marked}" if random.random() < 0.6 else f"{id}{marked}"


def _link(random: Random) -> str:
    if random.random() < 0.3:
        start, end = random.choice(_LABELLED)
        words = random.choice([each for each in _WORDS if "-" not in each and "." not in each])
        return f" {start}{words}{end} "
    link = random.choice(_LINKS)
    label = f"|{random.choice(_WORDS)}|" if link != "~~~" and random.random() < 0.4 else ""
    return f" {link}{label} "
