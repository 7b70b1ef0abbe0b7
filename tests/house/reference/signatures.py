"""How a function or a class is called, and types, as a reader of the reference sees them."""

import inspect
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, get_args

import attrs

STARS: dict[object, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
_PATH = re.compile(r"\b(?:[a-z_]\w*\.)+(?=\w)")


def signature(name: str, value: Any) -> str:
    """How it is called; on a line for each parameter where one line is too long."""
    line = call(name, value)
    if len(line) <= 110:
        return line
    parameters = list(_parameters(inspect.signature(value)))
    return "\n".join([f"{name}(", *(f"    {each}," for each in parameters), line[line.rindex(")") :]])


def call(name: str, value: Any) -> str:
    """How it is called, in one line."""
    called = inspect.signature(value)
    silent = inspect.isclass(value) or called.return_annotation is inspect.Parameter.empty
    result = "" if silent else f" -> {annotation(called.return_annotation)}"
    return f"{name}({', '.join(_parameters(called))}){result}"


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    """The public parameters as they are written, with a `*` before those that are given by name only."""
    named = False
    for parameter in signature.parameters.values():
        if parameter.name in ("self", "cls") or parameter.name.startswith("_"):
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not named:
            named = True
            yield "*"
        stars = STARS.get(parameter.kind, "")
        annotated = parameter.annotation is not parameter.empty
        default = "" if parameter.default is parameter.empty else f"= {_default(parameter.default)}"
        yield (
            f"{stars}{parameter.name}"
            + (f": {annotation(parameter.annotation)}" if annotated else "")
            + (f" {default}" if annotated and default else default.replace(" ", "", 1))
        )


def _default(value: object) -> str:
    """A default as it is written; `...` for one that is made when it is needed."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum) and value is not attrs.NOTHING:
        return str(value)
    return repr(value) if value is None or isinstance(value, str | int | float | tuple) else "..."


def annotation(value: object) -> str:
    """A type without the modules that it comes from."""
    plain = isinstance(value, type) and not get_args(value)
    text = value if isinstance(value, str) else getattr(value, "__name__", "") if plain else str(value)
    text = re.sub(r"ForwardRef\('(\w+)'\)", r"\1", re.sub(r"Optional\[(.*)\]$", r"\1 | None", text))
    return _PATH.sub("", text).replace("NoneType", "None")
