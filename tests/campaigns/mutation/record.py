"""The record: which runs there were, and of each module which of the faults that it can have now were tried."""

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.campaigns.commit import commit
from tests.campaigns.mutation.modules import MODULES
from tests.campaigns.mutation.mutants import Mutant

RECORD = Path(__file__).parent / "record.json"
BECAME = ("found", "survivors")
"""What becomes of a fault."""


def kept() -> dict[str, Any]:
    """What the record says now; another run may have written it a moment ago."""
    if not RECORD.exists():
        return {"runs": [], "modules": {}}
    record: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return record


def keep(record: Mapping[str, Any]) -> None:
    """Write the record, its modules in their order."""
    modules = {module: record["modules"][module] for module in MODULES if module in record["modules"]}
    written = json.dumps({"runs": record["runs"], "modules": modules}, indent=1, ensure_ascii=False)
    RECORD.write_text(written + "\n", "utf-8")


def run(seed: int | None, places: Sequence[str], results: Sequence[tuple[Mutant, bool]]) -> dict[str, Any]:
    """A run: when and on what it was done, how many faults it tried, and how many it found. Without a seed, again."""
    return {
        "date": date.today().isoformat(),
        "commit": commit(),
        "python": platform.python_version(),
        "seed": seed,
        "places": list(places),
        "tried": len(results),
        "found": sum(found for _, found in results),
    }


def after(
    modules: Mapping[str, Any], every: Iterable[Mutant], results: Iterable[tuple[Mutant, bool]]
) -> dict[str, Any]:
    """The modules with the results of a run. What was tried before stays, as far as its code is still there."""
    faults: dict[str, list[str]] = {}
    for each in every:
        faults.setdefault(each.module, []).append(each.name)
    known = {name: "found" for counted in modules.values() for name in counted["found"]}
    known |= {name: "survivors" for counted in modules.values() for name in counted["survivors"]}
    known |= {each.name: BECAME[not found] for each, found in sorted(results, key=lambda result: not result[1])}
    made = {
        module: {
            "faults": len(names),
            **{became: [name for name in dict.fromkeys(names) if known.get(name) == became] for became in BECAME},
        }
        for module, names in faults.items()
    }
    others = {module: counted for module, counted in modules.items() if module not in faults}
    return others | {module: counted for module, counted in made.items() if any(map(counted.get, BECAME))}


def survivors(modules: Mapping[str, Any], every: Iterable[Mutant]) -> list[Mutant]:
    """The faults of a record that no test found, as far as the code that they were in is still there."""
    left = {name for counted in modules.values() for name in counted["survivors"]}
    return [each for each in every if each.name in left]
