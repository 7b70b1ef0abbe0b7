"""`docs/reference/json.md`, from the schemas: the keys of every output, their types and what they mean."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from tests.house.reference.markdown import GENERATED, cell, prose, table

Schema = Mapping[str, Any]
HEAD = f"""\
# JSON

The keys of every JSON output, with their types and what they mean.
{GENERATED}
`svc schema NAME` prints the JSON Schema (draft 2020-12) that each table is made from.

Every output has a `version`. Within a version keys are only added: ignore those that you do not know.
A key is always there unless its type says *may be missing*.
"""


def schemas() -> dict[str, Schema]:
    """The schemas by name, in alphabetical order."""
    found = (file for file in files("svc.formats.schemas").iterdir() if file.name.endswith(".json"))
    return {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in sorted(found, key=_name)}


def _name(file: Any) -> str:
    return str(file.name)


def page() -> str:
    """The text of the page."""
    every = schemas()
    shared = _shared(every)
    contents = table(
        ["output", "of"],
        [(f"[{name}](#{name})", schema["title"].split("`")[1].join("``")) for name, schema in every.items()],
    )
    lines = [HEAD, *contents]
    for name, schema in every.items():
        own = {key: value for key, value in schema.get("$defs", {}).items() if key not in shared}
        lines += [f"## {name}", "", f"{schema['title']}.", "", *_keys(schema, name, shared)]
        for key, value in own.items():
            lines += [f"### {name}: `{key}`", "", *_described(value), *_keys(value, name, shared)]
    lines += ["## Shapes that several outputs share", ""]
    for key, value in shared.items():
        lines += [f"### `{key}`", "", *_described(value), *_keys(value, "", shared)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _shared(every: Mapping[str, Schema]) -> dict[str, Schema]:
    """The shapes that several outputs define, and all in the same way."""
    defined: dict[str, list[Schema]] = {}
    for schema in every.values():
        for key, value in schema.get("$defs", {}).items():
            defined.setdefault(key, []).append(value)
    return {
        key: shapes[0] for key, shapes in defined.items() if len(shapes) > 1 and all(it == shapes[0] for it in shapes)
    }


def _described(shape: Schema) -> Iterator[str]:
    if "description" in shape:
        yield from (prose(shape["description"]), "")


def _keys(shape: Schema, name: str, shared: Mapping[str, Schema]) -> Iterator[str]:
    definitions = {**shared, **schemas().get(name, {}).get("$defs", {})}
    rows = [
        (
            f"`{path}`",
            _type(value, name, shared) + ("" if needed else ", may be missing"),
            cell(meaning(value, definitions)),
        )
        for path, value, needed in _rows(shape, "")
    ]
    yield from table(["key", "type", "means"], rows)


def _rows(shape: Schema, within: str) -> Iterator[tuple[str, Schema, bool]]:
    """Every key of a shape by its path, those of the objects in it behind it."""
    for part in (shape, *shape.get("allOf", ())):
        for key, value in part.get("properties", {}).items():
            path = f"{within}{key}"
            yield path, value, key in part.get("required", ())
            inner, mark = (value.get("items", {}), "[]") if value.get("type") == "array" else (value, "")
            yield from _rows(inner, f"{path}{mark}.")


def meaning(value: Schema, definitions: Mapping[str, Schema]) -> str:
    """What a key means: its own words, else those for its entries, else those of the shape that it has."""
    if "description" in value:
        return str(value["description"])
    if "items" in value:
        return meaning(value["items"], definitions)
    return meaning(definitions[value["$ref"].rsplit("/", 1)[1]], definitions) if "$ref" in value else ""


def _type(value: Schema, name: str, shared: Mapping[str, Schema]) -> str:
    """The type of a key in a few words, with a link to a shape that has a name."""
    if "$ref" in value:
        shape = value["$ref"].rsplit("/", 1)[1]
        return f"[`{shape}`](#{shape if shape in shared else f'{name}-{shape}'})"
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{json.dumps(choice)}`" for choice in value["enum"])
    for several in ("oneOf", "anyOf"):
        if several in value:
            return " or ".join(_type(choice, name, shared) for choice in value[several])
    if "allOf" in value:
        return " with ".join(_type(part, name, shared) for part in value["allOf"])
    if value.get("type") == "array":
        return f"list of {_type(value['items'], name, shared)}" if "items" in value else "list"
    if value.get("type") == "object" and isinstance(value.get("additionalProperties"), dict):
        return f"object, each value {_type(value['additionalProperties'], name, shared)}"
    kinds = value.get("type", "any")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
