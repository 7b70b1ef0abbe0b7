"""`docs/guarantees.md`: the promises, and what the records of the campaigns say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.blocks import ROOT
from tests.campaign.promises import PROMISES

PAGE = ROOT / "docs" / "guarantees.md"
TESTS = ROOT / "tests"
HEAD = """\
# Guarantees

What svc promises, beside the tests that hold it. `python -m tests.campaign` writes this page from the list of promises
and from the records of the last campaigns; [contributing](../CONTRIBUTING.md#campaigns) says how to run them. A test
fails if a named test is not there, or if the page is not what the command would write.
"""


def page() -> str:
    """The text of the page."""
    table = ("## The last campaigns\n", "| campaign | when | what came out |", "|---|---|---|")
    return "\n".join([HEAD, *_promises(), *table, *_campaigns(), ""])


def record(name: str) -> dict[str, Any] | None:
    """What a campaign has left, if it was ever run."""
    path = TESTS / name / "record.json"
    found: dict[str, Any] | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return found


def _promises() -> Iterator[str]:
    for heading, promises in PROMISES.items():
        yield f"## {heading}\n"
        for promise in promises:
            held = ", ".join(f"[{_called(each)}](../tests/{each.partition('::')[0]})" for each in promise.held_by)
            yield f"- {promise.said}\n  Held by {held}."
        yield ""


def _called(test: str) -> str:
    return Path(test.partition("::")[0]).stem + (f", `{test.partition('::')[2]}`" if "::" in test else "")


def _campaigns() -> Iterator[str]:
    oracle, fuzz, mutation, growth = map(record, ("oracle", "fuzz", "mutation", "growth"))
    if oracle:
        yield (
            f"| two checkers | {oracle['date']} | {oracle['streams']:,} streams, of which the two told different "
            f"things in {oracle['differences']} |"
        )
    if fuzz:
        targets = fuzz["targets"].values()
        runs, broken = sum(each["runs"] for each in targets), sum(each["broken"] for each in targets)
        yield f"| fuzzing | {fuzz['date']} | {runs:,} inputs for {len(targets)} targets, {broken} promises broken |"
    if mutation:
        modules = mutation["modules"].values()
        tried, faults = (sum(each[count] for each in modules) for count in ("tried", "faults"))
        told = tried - sum(len(each["survivors"]) for each in modules)
        yield (
            f"| faults in the core | {mutation['date']} | {told} of {tried} faults told ({100 * told / tried:.0f}%), "
            f"drawn from {faults:,} in {len(modules)} modules; the others are "
            "[explained](../tests/mutation/survivors.toml) |"
        )
    if growth:
        families, terminals = growth["families"], growth["terminals"]
        most = max(each["exponent"] for each in families.values())
        slow = sum(each["slow"] for each in terminals.values())
        yield (
            f"| growth | {growth['date']} | {len(families)} families of texts, the largest exponent {most:.2f}; "
            f"{len(terminals)} terminals pumped, {slow} times slow |"
        )
