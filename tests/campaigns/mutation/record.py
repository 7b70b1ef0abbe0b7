"""The record of what was tried: kept module by module, compared with the faults that there are now."""

import json
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.campaigns.mutation.modules import MODULES
from tests.campaigns.mutation.mutants import Mutant

RECORD = Path(__file__).parent / "record.json"


def kept() -> dict[str, Any]:
    """What the record says now, module by module; another run may have written it a moment ago."""
    found: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))["modules"] if RECORD.exists() else {}
    return found


def keep(modules: dict[str, Any]) -> None:
    """Write the record: modules of which another run spoke last stay as they are."""
    record = {
        "python": platform.python_version(),
        "modules": {module: modules[module] for module in MODULES if module in modules},
    }
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def survivors(modules: dict[str, Any], every: Iterable[Mutant]) -> list[Mutant]:
    """The faults of a record that no test found, as far as the code that they were in is still there."""
    return [each for each in every if each.name in modules.get(each.module, {"survivors": ()})["survivors"]]


def after(modules: dict[str, Any], tried: Iterable[Mutant], survived: Iterable[Mutant]) -> dict[str, Any]:
    """The record once its survivors were tried again; those whose code is gone no longer count as tried."""
    there, left = {each.name for each in tried}, {each.name for each in survived}
    return {
        module: counted
        | {
            "tried": counted["tried"] - sum(name not in there for name in counted["survivors"]),
            "survivors": [name for name in counted["survivors"] if name in left],
        }
        for module, counted in modules.items()
    }


def counts(seed: int, every: Sequence[Mutant], chosen: Sequence[Mutant], survived: Sequence[Mutant]) -> dict[str, Any]:
    """Of each module in which faults were tried: when, how many it can have, how many were tried, which survived."""
    return {
        module: {
            "date": date.today().isoformat(),
            "seed": seed,
            "faults": sum(each.module == module for each in every),
            "tried": sum(each.module == module for each in chosen),
            "survivors": [each.name for each in survived if each.module == module],
        }
        for module in dict.fromkeys(each.module for each in chosen)
    }
