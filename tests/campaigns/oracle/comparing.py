"""What svc tells of streams held against what the rules tell: sets of codes and lines."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import svc
from tests.campaigns.oracle.facts import TABLES, Facts, batch

RULES = Path(__file__).with_name("rules.sql")
CODES = (
    "VSC201", "VSC202", "VSC203", "VSC204", "VSC205", "VSC220", "VSC221", "VSC222", "VSC223", "VSC301", "VSC302",
    "VSC303", *(f"VSC4{number:02}" for number in range(1, 13)),
)  # fmt: skip
"""What both tell of."""
Told = set[tuple[str, int]]


class Difference(NamedTuple):
    """A text of which the two tell different things."""

    text: str
    by_svc: frozenset[tuple[str, int]]
    by_rules: frozenset[tuple[str, int]]


class Compared(NamedTuple):
    """How many streams were compared, how many have each code, and where the two differ."""

    streams: int
    counts: Counter[str]
    differences: list[Difference]


def compare(seed: int, size: int) -> Compared:
    """Make streams up and hold the two against each other."""
    facts, texts = batch(seed, size)
    told = rules(facts, size)
    counts: Counter[str] = Counter()
    differences = []
    for text, by_rules in zip(texts, told, strict=True):
        by_svc = checked(text)
        counts.update({code for code, _ in by_rules})
        if by_svc != by_rules:
            differences.append(Difference(text, frozenset(by_svc - by_rules), frozenset(by_rules - by_svc)))
    return Compared(size, counts, differences)


def checked(text: str) -> Told:
    """What svc tells of the stream of a text."""
    found = svc.analyse(text, "made.vsc", select=["VSC2", "VSC3", "VSC4"])
    stream = found.file.streams[0]
    first = text.count("\n", 0, stream.body[0]) + 1
    return {
        (each.code, each.range.start.line)
        for each in found.diagnostics
        if each.range and each.range.start.line >= first and (each.code in CODES or each.code.startswith("VSC1"))
    }


def rules(facts: Facts, size: int) -> list[Told]:
    """What the rules tell of each stream."""
    base = sqlite3.connect(":memory:")
    for table, columns in TABLES.items():
        base.execute(f"CREATE TABLE {table} ({', '.join(columns.split())})")
        marks = ", ".join("?" * len(columns.split()))
        base.executemany(f"INSERT INTO {table} VALUES ({marks})", sorted(facts[table], key=repr))
        base.execute(f"CREATE INDEX by_{table} ON {table} ({', '.join(columns.split()[:4])})")
    base.executescript(RULES.read_text("utf-8"))
    told: list[Told] = [set() for _ in range(size)]
    for s, code, line in base.execute("SELECT s, code, l FROM found"):
        told[s].add((code, line))
    base.close()
    return told


def shown(differences: Iterable[Difference]) -> str:
    """Differences for people, the shortest first."""
    ordered = sorted(differences, key=lambda each: len(each.text))
    return "\n".join(
        f"{each.text}only svc tells {sorted(each.by_svc)}, only the rules {sorted(each.by_rules)}\n" for each in ordered
    )
