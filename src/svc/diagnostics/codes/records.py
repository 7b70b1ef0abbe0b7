"""The codes of records themselves (VSC529 to VSC532): whether they can be read, and how surely."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC529",
        "unordered-events",
        Level.WARNING,
        "events of a case whose times do not put them in order",
        {
            "file": "{count} of {events} events have the same time as another one of their case; "
            "the order of the file decided",
            "columns": "{count} of {events} events have the same time as another one of their case; {columns} decided",
            "both": "{count} of {events} events have the same time as another one of their case; "
            "{columns} decided, and the order of the file for {rest} of them",
            "clocks": "{count} of {events} times are in an hour that the clocks of {zone} skip or show twice; "
            "each was read as if the clocks had not been changed yet",
        },
        help={
            "file": 'name columns that put them in order: order = ["sys_mod_count"]',
            "clocks": "export times with their offset from UTC, or in UTC",
        },
    ),
    Code(
        "VSC530",
        "open-cases",
        Level.NOTE,
        "cases that have not ended, or began before the days that count",
        {
            "open": "{count} of {cases} cases have not ended: they are left out of times, and kept in ways",
            "before": "{count} of {cases} cases began before {since}: they are left out of times, and kept in ways",
        },
    ),
    Code(
        "VSC531",
        "unreadable-records",
        Level.ERROR,
        "records that can't be read",
        "records {name} can't be read: {why}",
        help={
            "zone": 'say in which time zone they are: time-zone = "Europe/Berlin"',
            "time": 'say how times are written: time-format = "%d-%m-%Y %H:%M"; day and month are never guessed',
            "fitting": 'time-format = "{first}" would read them',
            "either": 'time-format = "{first}" would read them, and so would "{second}": nothing is guessed',
            "columns": "the columns are {columns}",
            "labels": "name columns that say what happened, such as a status",
            "format": 'say what they are: format = "csv"; formats are {formats}',
            "means": 'say what an event means: means = "begins", "ends" or "spans"',
            "object": 'say which objects are the cases: object-type = "{example}"',
        },
    ),
    Code(
        "VSC532",
        "rejected-rows",
        Level.WARNING,
        "rows of records that can't be read, and duplicates",
        {
            "": "{count} of {rows} rows of {name} can't be read and are left out{examples}",
            "duplicates": "{count} of {rows} rows of {name} are duplicates, and count once{examples}",
        },
    ),
)
