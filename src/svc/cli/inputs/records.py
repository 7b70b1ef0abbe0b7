"""The records that a command works on: those that a configuration names, or a file."""

import os

from svc.diagnostics.errors import Error
from svc.project.project import Project
from svc.project.record_settings import Means, Records
from svc.text.near_names import did_you_mean, near

SIMULATED = {
    "case": "case", "label": ["activity"], "time": "begin", "end": "end", "order": ["event"], "means": Means.SPANS,
}  # fmt: skip
"""The columns of the records that `svc simulate --log` writes: a table of any other program needs settings."""
TABLES = (".csv", ".tsv", ".parquet")


def chosen(project: Project, given: str) -> tuple[Records, str]:
    """The records of a name or in a file, and the folder that their paths are below. Raises Error."""
    named = project.configuration.records
    if given in named:
        return named[given], project.root.folder
    if os.path.isfile(given):
        folder, name = os.path.split(os.path.realpath(given))
        columns = SIMULATED if name.lower().endswith(TABLES) else {}
        return Records(given, [name], **columns), folder  # type: ignore[arg-type]
    question = did_you_mean(near(given, named)) or (
        f"the records of svc.toml are {', '.join(named)}" if named else "svc.toml has no table [records.NAME]"
    )
    raise Error(f"{given} is neither a file nor records of the project: {question}")
