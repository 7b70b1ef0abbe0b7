"""The settings of projects as text, which is a configuration that says the same, and as JSON. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from typing import Any

from svc.formats.findings import json
from svc.model.quantities import plain
from svc.project.project import Project
from svc.project.record_tables import stated
from svc.text.escape import terminal

OFF = "off"


def text(projects: Iterable[Project]) -> str:
    """Each project as TOML, with a comment behind what the configuration does not say itself."""
    return "\n".join("".join(f"{line}\n" for line in _lines(project)) for project in projects)


def report(projects: Iterable[Project]) -> str:
    """One object; `projects` has one for each root."""
    return json.dump({"version": json.VERSION, "projects": [
        {"root": project.root.called or ".", "file": _file(project), "settings": _settings(project)}
        for project in projects
    ]})  # fmt: skip


def _file(project: Project) -> str | None:
    source = project.configuration.source
    return source.name if source else None


def _settings(project: Project) -> Mapping[str, Any]:
    """Every setting by its key; those that are not set as they hold then."""
    configuration = project.configuration
    return {
        "catalogue": configuration.catalogue or project.scopes.default or None,
        "exclude": list(configuration.exclude),
        "engine": configuration.engine,
        "rules": list(configuration.rules),
        "working-day": f"{plain(configuration.working_day)}h",
        "working-week": f"{plain(configuration.working_week)}d",
        "levels": {code: level.value if level else OFF for code, level in configuration.levels.items()},
        "colours": dict(configuration.colours),
        "records": {name: stated(configuration.records[name]) for name in configuration.records},
    }


def _lines(project: Project) -> Iterator[str]:
    yield f"# root: {terminal(project.root.called or '.')}"
    file = _file(project)
    yield f"# settings: {terminal(file)}" if file else "# settings: none, these are the defaults"
    tables: list[tuple[str, Mapping[str, Any]]] = []
    for key, value in _settings(project).items():
        if isinstance(value, dict):
            tables.append((key, value))
        elif value is not None:
            yield f"{key} = {_value(value)}" + ("" if key in project.configuration.stated else "  # default")
    for key, table in tables:
        if key == "records":
            for name, records in table.items():
                yield from _table(f"{key}.{_value(name)}", records)
        elif table:
            yield from _table(key, {_value(name): value for name, value in table.items()})


def _table(heading: str, values: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"[{heading}]"
    yield from (f"{name} = {_value(value)}" for name, value in values.items())


def _value(value: str | list[str]) -> str:
    """A text or a list of texts in TOML, which shares the escapes of JSON."""
    return terminal(dumps(value, ensure_ascii=False))
