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

Tell = Callable[..., None]
"""Called with why a value can't be taken, what to write, and in a table with the key."""
Setting = Callable[[Any, Tell], Any]
"""What a value says; None if it says nothing that counts."""

ENGINES = ("graphviz-pure", "dot")
"""The engines that a configuration may choose. A path can't be: it would let a repository run a program."""
OFF = "off"
_LEVELS: Mapping[object, Level | None] = {"warning": Level.WARNING, "note": Level.NOTE, OFF: None}
_HOURS = {"h": 1, "m": 60}
_DAYS = {"d": 1}


def _text(what: str) -> Setting:
    def setting(value: Any, tell: Tell) -> str | None:
        if isinstance(value, str) and value:
            return value
        tell(f"takes {what} in quotes, not {_kind(value)}", "")
        return None

    return setting


def _texts(what: str) -> Setting:
    def setting(value: Any, tell: Tell) -> tuple[str, ...] | None:
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(value)
        tell(f"takes {what} in quotes, several between brackets, not {_kind(value)}", "")
        return None

    return setting


def _engine(value: Any, tell: Tell) -> str | None:
    if value in ENGINES:
        return str(value)
    help = "another program can be chosen by svc render --engine PATH only, or by the variable SVC_ENGINE"
    tell(f"takes {' or '.join(ENGINES)}, not {_kind(value)}", help)
    return None


def _time(example: str, units: Mapping[str, int], most: int) -> Setting:
    """A duration as a number of the first unit; of each it is said how many of it that unit has."""

    def setting(value: Any, tell: Tell) -> Decimal | None:
        try:
            duration = Duration.parse(value)
        except (TypeError, ValueError):
            tell(f"takes a duration, not {_kind(value)}", f'write one such as "{example}"')
            return None
        time = duration.amount / units[duration.unit] if duration.unit in units else Decimal(0)
        if duration.upto is None and 0 < time <= most:
            return time
        tell(f"can't be {duration}", f'write a duration such as "{example}"')
        return None

    return setting


def _levels(value: Any, tell: Tell) -> FrozenMap[Level | None] | None:
    if not isinstance(value, dict):
        tell(f"is a table, not {_kind(value)}", 'write VSC303 = "off" below [levels]')
        return None
    found: dict[str, Level | None] = {}
    for name, level in value.items():
        code = codes.find(name)
        if code is None and not codes.NUMBER_OF_OTHERS.fullmatch(name):
            question = did_you_mean(near(name, codes.BY_NAME)[:3])
            tell("is no code and no name of a finding", question or "svc explain lists them", name)
        elif code is not None and code.level is Level.ERROR:
            tell("is an error and stays one", "a catalogue can allow an arrow; a baseline can hold old errors", name)
        elif not isinstance(level, str) or level not in _LEVELS:
            help = "to make warnings fail a check: svc check --fail-on warning"
            tell(f"takes warning, note or off, not {_kind(level)}", help, name)
        else:
            found[code.code if code else name] = _LEVELS[level]
    return FrozenMap(found)


def _colours(value: Any, tell: Tell) -> FrozenMap[str] | None:
    if not isinstance(value, dict):
        tell(f"is a table, not {_kind(value)}", 'write engage = "#e69312" below [colours]')
        return None
    for name, colour in value.items():
        if not isinstance(colour, str):
            tell(f"takes a colour, not {_kind(colour)}", 'write it as "#e69312"', name)
    return FrozenMap({name: colour for name, colour in value.items() if isinstance(colour, str)})


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
}
