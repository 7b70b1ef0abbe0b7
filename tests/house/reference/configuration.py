"""`docs/reference/configuration.md`, from the table of settings and from what a project without any says of itself."""

from collections.abc import Iterator

from svc.project.record_settings import RecordFormat
from svc.project.record_tables import KEYS
from svc.project.settings import SETTINGS
from tests.house.reference.markdown import GENERATED, fenced, table

HEAD = f"""\
# Configuration

What a project can set, and the environment variables that `svc` reads.
{GENERATED}
[A repository of streams](../how-to/repository.md#the-configuration) shows settings at work.

Settings are in `svc.toml` in the top folder of a project, or in `[tool.svc]` of its `pyproject.toml`. Only the nearest
one above a file counts. Options of a command count before the environment, and the environment before the
settings. `svc check --show-config` prints the settings that count; with `--format json`, as [data](json.md#settings).

## Settings
"""
MEANINGS = {
    "catalogue": (
        "a name or a path",
        '`"itil4"`',
        "the catalogue of streams that do not say which they follow: a shipped one, or a file of the project",
    ),
    "exclude": (
        "a list of patterns",
        "`[]`",
        "what is left out where a command is given a folder; patterns as in `.gitignore`",
    ),
    "engine": ('`"graphviz-pure"` or `"dot"`', '`"graphviz-pure"`', "the engine that draws pictures; never a path"),
    "rules": ("a list of names", "`[]`", "custom rules to run, by the names under which they are installed"),
    "working-day": ("hours, up to 24", '`"8h"`', "the length of `d`"),
    "working-week": ("days, up to 7", '`"5d"`', "the length of `w`"),
    "levels": (
        '`"warning"`, `"note"` or `"off"` by code or name',
        "none",
        "the level of a warning or a note; an error stays an error",
    ),
    "colours": ("`#rrggbb` by id", "none", "the colours of activities and parties in pictures"),
    "records": ("a table by name", "none", "event records of what really happened: [below](#records)"),
}
RECORDS = """
## Records

A table `[records.NAME]` says where event records are and what their columns mean.
[What really happened](records.md) says how each format is read.
"""
OF_RECORDS = {
    "path": ("a path, or a list", "the files, below the root of the project; `*` stands for any characters of a name"),
    "format": (
        ", ".join(f'`"{each}"`' for each in RecordFormat),
        "how they are written; needed where the name of the file does not end in "
        ".csv, .tsv, .parquet, .xes, .xes.gz or .jsonocel",
    ),
    "case": ("a column", "what belongs together: the number of a ticket"),
    "label": ("a column, or a list", "what happened; several values are joined by `/`"),
    "time": ("a column", "when it happened"),
    "time-format": ("a format of `strptime`", "how times are written, unless as in ISO 8601"),
    "time-zone": ("a name, or an offset", "the zone of times that have no offset; needed if there are any"),
    "means": (
        '`"begins"`, `"ends"` or `"spans"`',
        "what an event says: a status begins, something was done, or something went on until `end`",
    ),
    "end": ("a column", "when a span ended"),
    "order": ("a column, or a list", "what puts events of a case at the same time in order"),
    "working-hours": ("such as `09:00-17:00`", "when people work; else so many hours from 9:00 as a working day has"),
    "holidays": ("a list of days", "when nobody works"),
    "end-labels": ("a label, or a list", "the labels with which a case has ended; `*` stands for any characters"),
    "object-type": ("a name", "the objects that are the cases, in OCEL"),
}
VARIABLES = {
    "SVC_ENGINE": "the engine that draws pictures: a name, or the path of a program",
    "SVC_CACHE": "the folder in which `svc` keeps "
    "[what it knows of unchanged files](../how-to/repository.md#what-has-not-changed); empty for none",
    "SVC_DEBUG": "`1` shows the traceback of an internal error",
    "NO_COLOR": "not empty: no colours in the terminal",
    "FORCE_COLOR": "not empty: colours even where the output is not a terminal",
}
EXAMPLE = """\
catalogue = "acme.vsc"
exclude = ["archive/", "*_draft.vsc"]
engine = "graphviz-pure"
rules = []
working-day = "7.5h"
working-week = "4.5d"

[levels]
VSC410 = "note"
one-sided-flow = "off"

[colours]
engage = "#e69312"

[records.itsm]
path = "exports/incidents-*.csv"
format = "csv"
case = "number"
label = ["incident_state", "assignment_group"]
time = "sys_updated_at"
time-format = "%d-%m-%Y %H:%M"
time-zone = "Europe/Berlin"
means = "begins"
order = ["sys_mod_count"]
working-hours = "09:00-17:00"
holidays = ["2026-12-25"]
end-labels = ["Closed/*"]
"""
"""A configuration that sets everything; the test loads it."""


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *_settings(), *_variables()]).rstrip("\n") + "\n"


def _settings() -> Iterator[str]:
    heads = ["key", "takes", "default", "means"]
    yield from table(heads, [(f"`{key}`", *MEANINGS[key]) for key in SETTINGS])
    yield from fenced("toml", EXAMPLE)
    yield from (*RECORDS.splitlines()[1:], "")
    yield from table(["key", "takes", "means"], [(f"`{key}`", *OF_RECORDS[key]) for key in KEYS])


def _variables() -> Iterator[str]:
    yield from ("## Environment variables", "")
    yield from table(["variable", "means"], [(f"`{name}`", means) for name, means in VARIABLES.items()])
