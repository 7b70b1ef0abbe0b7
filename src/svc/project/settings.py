"""The settings that there are: what each takes. A value that is invalid is reported, and what is left counts.

Nothing here can make svc run a program or import a module: engines go by name, rules by the names under which they
are installed.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Duration
from svc.text.frozenmap import FrozenMap
from svc.text.near_names import did_you_mean, near

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svc.project.record_settings import Records

Report = Callable[..., None]
"""Called with why a value can't be taken, what to write, and in a table with the key."""
Setting = Callable[[Any, Report], Any]
"""What a value says; None if it says nothing that counts."""

ENGINES = ("graphviz-pure", "dot")
"""The engines that a configuration may choose. A path can't be: it would let a repository run a program."""
OFF = "off"
_LEVELS: Mapping[object, Level | None] = {"warning": Level.WARNING, "note": Level.NOTE, OFF: None}
_HOURS = {"h": 1, "m": 60}
_DAYS = {"d": 1}


def _text(what: str) -> Setting:
    def setting(value: Any, report: Report) -> str | None:
        if isinstance(value, str) and value:
            return value
        report(f"takes {what} in quotes, not {_kind(value)}", "")
        return None

    return setting


def _texts(what: str) -> Setting:
    def setting(value: Any, report: Report) -> tuple[str, ...] | None:
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(value)
        report(f"takes {what} in quotes, several between brackets, not {_kind(value)}", "")
        return None

    return setting


def _engine(value: Any, report: Report) -> str | None:
    if value in ENGINES:
        return str(value)
    report(f"takes {' or '.join(ENGINES)}, not {_kind(value)}", _advice("engine"))
    return None


def _time(example: str, units: Mapping[str, int], most: int) -> Setting:
    """A duration as a number of the first unit; of each it is said how many of it that unit has."""

    def setting(value: Any, report: Report) -> Decimal | None:
        try:
            duration = Duration.parse(value)
        except (TypeError, ValueError):
            report(f"takes a duration, not {_kind(value)}", _advice("duration", example=example))
            return None
        time = duration.amount / units[duration.unit] if duration.unit in units else Decimal(0)
        if duration.upto is None and 0 < time <= most:
            return time
        report(f"can't be {duration}", _advice("length", example=example))
        return None

    return setting


def _levels(value: Any, report: Report) -> FrozenMap[Level | None] | None:
    if not isinstance(value, dict):
        report(f"is a table, not {_kind(value)}", _advice("levels"))
        return None
    found: dict[str, Level | None] = {}
    for name, level in value.items():
        code = codes.find(name)
        if code is None and not codes.CUSTOM_NUMBER.fullmatch(name):
            question = did_you_mean(near(name, codes.BY_NAME)[:3])
            report("is not the code or name of a finding", question or _advice("code"), name)
        elif code is not None and code.level is Level.ERROR:
            report("is an error and stays one", _advice("error"), name)
        elif not isinstance(level, str) or level not in _LEVELS:
            report(f"takes warning, note or off, not {_kind(level)}", _advice("level"), name)
        else:
            found[code.code if code else name] = _LEVELS[level]
    return FrozenMap(found)


def _records(value: Any, report: Report) -> "FrozenMap[Records] | None":
    from svc.project.record_tables import tables  # only where there are records

    return tables(value, report)


def _colours(value: Any, report: Report) -> FrozenMap[str] | None:
    if not isinstance(value, dict):
        report(f"is a table, not {_kind(value)}", _advice("colours"))
        return None
    for name, colour in value.items():
        if not isinstance(colour, str):
            report(f"takes a colour, not {_kind(colour)}", _advice("colour"), name)
    return FrozenMap({name: colour for name, colour in value.items() if isinstance(colour, str)})


def _advice(form: str, **words: str) -> str:
    return codes.BY_NAME["invalid-setting"].advice(form, **words)


def _kind(value: object) -> str:
    """A value in a few words."""
    if isinstance(value, str):
        return f'"{value[:40]}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{str(value)[:40]}"
    return "a table" if isinstance(value, dict) else "such a list" if isinstance(value, list) else "a date"


SETTINGS: Mapping[str, Setting] = {
    "catalogue": _text("the name of a catalogue or the path of its file"),
    "exclude": _texts("patterns as in .gitignore"),
    "engine": _engine,
    "rules": _texts("names of installed rules"),
    "working-day": _time("7.5h", _HOURS, 24),
    "working-week": _time("5d", _DAYS, 7),
    "levels": _levels,
    "colours": _colours,
    "records": _records,
}
