"""Reads the configuration of a project, from `svc.toml` or the table `[tool.svc]` of `pyproject.toml`.

A setting that svc does not know or can't take is a finding with its place; the others count.
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from svc.checker.sorting import in_order
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.fixes import only_fix
from svc.project.configuration import Configuration
from svc.project.settings import SETTINGS
from svc.project.toml import TABLE, BrokenError, Key, loads, table
from svc.text.frozenmap import FrozenMap
from svc.text.near_names import did_you_mean, near
from svc.text.slips import is_slip
from svc.text.source import Place, Source

REPORTED = 20
"""Findings that are reported of one configuration: to find the place of each takes its time."""


def is_shared(source: Source) -> bool:
    """Whether a configuration is that of several tools, so that the settings are in a table of their own."""
    return source.name.rpartition("/")[2] != "svc.toml"


def key_of(source: Source, *path: str) -> Key:
    """One of the settings of a configuration, to point at."""
    return Key(source, (*TABLE, *path) if is_shared(source) else path)


def read(source: Source) -> tuple[Configuration, list[Diagnostic]]:
    """The settings of a text, and what is wrong with them, in the order of the text."""
    empty = Configuration(source)
    try:
        data: Any = loads(source.text)
    except BrokenError as error:
        return empty, [broken_configuration(Place(source, (error.offset, error.offset)), str(error))]
    findings: list[Diagnostic] = []
    values: dict[str, Any] = {}
    for name, value in ((table(source.text, TABLE) or {}) if is_shared(source) else data).items():
        if name not in SETTINGS:
            if len(findings) < REPORTED:
                findings.append(unknown_setting(key_of(source, name), SETTINGS))
            continue

        def report(why: str, help: str, *below: str, name: str = name) -> None:
            if len(findings) < REPORTED:
                findings.append(invalid_setting(key_of(source, name, *below), why, help))

        found = SETTINGS[name](value, report)
        if name == "records" and found:
            found = FrozenMap({each: evolve(found[each], key=key_of(source, name, each)) for each in found})
        if found is not None:
            values[name] = found
    settings = {name.replace("-", "_"): value for name, value in values.items()}
    return Configuration(source, frozenset(values), **settings), in_order(findings)


def unknown_setting(key: Key, known: Iterable[str]) -> Diagnostic:
    """A key that svc does not know."""
    name, place = key.path[-1], key.place
    candidates = near(name, known)
    return codes.BY_NAME["unknown-setting"].at(
        place,
        name=name,
        facts={"name": name},
        settings=", ".join(known),
        help=did_you_mean(candidates) or None,
        fixes=only_fix(place, name, candidates, is_slip),
    )


def invalid_setting(key: Key, why: str, help: str = "") -> Diagnostic:
    """A setting whose value svc can't take."""
    name = key.path[-1]
    return codes.BY_NAME["invalid-setting"].at(key.place, name=name, why=why, facts={"name": name}, help=help)


def broken_configuration(place: Place, why: str) -> Diagnostic:
    """A configuration that is not TOML."""
    why = why[:1].lower() + why[1:]
    return codes.BY_NAME["broken-configuration"].at(place, why=why)


def foreign_configuration(place: Place) -> Diagnostic:
    """A configuration that belongs to another user."""
    return codes.BY_NAME["foreign-configuration"].at(place)
