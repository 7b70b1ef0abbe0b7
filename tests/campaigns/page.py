"""`docs/reference/guarantees.md`: the promises, and what the records of the campaigns say."""

import json
from collections.abc import Iterator
from typing import Any

from tests.campaigns.mutation.modules import AREAS, modules_of
from tests.campaigns.mutation.record import BECAME
from tests.campaigns.promises import PROMISES
from tests.support import ROOT

PAGE = ROOT / "docs" / "reference" / "guarantees.md"
TESTS = ROOT / "tests"
CAMPAIGNS = TESTS / "campaigns"
WHERE = {"core": "the core", "results": "figures, differences, reports, pages and the preview"}
HEAD = """\
# Guarantees

What svc promises, and what each promise covers, beside the tests that hold it. `python -m tests.campaigns` writes this
page from the list of promises and from the records of the last campaigns;
[contributing](../../CONTRIBUTING.md#campaigns) says how to run them. A test fails if a named test is
not there, or if the page is not what the command would write.
"""


def page() -> str:
    """The text of the page."""
    table = ("## The last campaigns\n", "| campaign | when | what came out |", "|---|---|---|")
    return "\n".join([HEAD, *_promises(), *table, *_campaigns(), ""])


def record(name: str) -> dict[str, Any] | None:
    """What a campaign has left, if it was ever run."""
    path = CAMPAIGNS / name / "record.json"
    found: dict[str, Any] | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return found


def _promises() -> Iterator[str]:
    for heading, promises in PROMISES.items():
        yield f"## {heading}\n"
        for promise in promises:
            yield f"- {promise.said}"
            yield from (f"  - {what}: {', '.join(map(_link, tests))}" for what, tests in promise.covers.items())
        yield ""


def _link(test: str) -> str:
    return f"[`{test.partition('::')[2]}`](../../tests/{test.partition('::')[0]})"


def _campaigns() -> Iterator[str]:
    oracle, fuzz, mutation, growth, session = map(record, ("oracle", "fuzz", "mutation", "growth", "session"))
    if oracle:
        yield (
            f"| two checkers | {oracle['date']} | {oracle['streams']:,} streams, of which the two reported different "
            f"things in {oracle['differences']} |"
        )
    if fuzz:
        targets = fuzz["targets"].values()
        runs, broken = sum(each["runs"] for each in targets), sum(each["broken"] for each in targets)
        first = min(each["date"] for each in targets)
        yield f"| fuzzing | since {first} | {runs:,} inputs for {len(targets)} targets, {broken} promises broken |"
    if mutation:
        yield from (_faults(area, mutation) for area in AREAS if {*modules_of(area)} & mutation["modules"].keys())
    if growth:
        families, terminals = growth["families"], growth["terminals"]
        most = max(each["exponent"] for each in families.values())
        slow = sum(each["slow"] for each in terminals.values())
        yield (
            f"| growth | {growth['date']} | {len(families)} families of texts, the largest exponent {most:.2f}; "
            f"{len(terminals)} terminals pumped, {slow} times slow |"
        )
    if editing := record("editing"):
        yield (
            f"| texts that are edited | {editing['date']} | {editing['versions']:,} versions of "
            f"{editing['texts']:,} texts, {editing['by_chapters']:,} of them analysed chapter by chapter, 0 "
            "differences from a new analysis |"
        )
    if session:
        yield (
            f"| a session with an editor | {session['date']} | {session['edits']:,} edits and as many requests in "
            f"{session['seconds'] / 60:.0f} minutes, {session['differences']} differences from a check; the server "
            f"holds {session['last'] / 1024:.0f} MiB, {100 * session['growth']:+.1f}% since its first tenth |"
        )


def _faults(area: str, mutation: dict[str, Any]) -> str:
    modules = [mutation["modules"][name] for name in modules_of(area) if name in mutation["modules"]]
    found, left = (sum(len(each[became]) for each in modules) for became in BECAME)
    faults = sum(each["faults"] for each in modules)
    last = max(run["date"] for run in mutation["runs"])
    return (
        f"| faults in {WHERE[area]} | {last} | {found} of {found + left} faults found "
        f"({100 * found / max(found + left, 1):.0f}%), drawn from {faults:,} in {len(modules)} modules; the others are "
        "[explained](../../tests/campaigns/mutation/survivors.toml) |"
    )
