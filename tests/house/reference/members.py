"""What the values of a public class offer: attributes and methods, or the members and keys that it names."""

import ast
import inspect
from collections.abc import Iterator
from enum import Enum
from textwrap import dedent
from typing import is_typeddict

import attrs

import svc
from tests.house.reference.markdown import cell, table
from tests.house.reference.signatures import annotation, call


def members(kind: type) -> Iterator[str]:
    """Its own fields, properties and methods."""
    if issubclass(kind, Enum):
        yield from table(["member", "value"], [(f"`{member.name}`", f"`{member.value}`") for member in kind])
    elif is_typeddict(kind):
        yield from table(
            ["key", "type"], [(f"`{key}`", f"`{annotation(it)}`") for key, it in kind.__annotations__.items()]
        )
    else:
        yield from table(["attribute", "type", "is"], [*_fields(kind), *_cached(kind), *_properties(kind)])
        yield from table(["method", "does"], _methods(kind))


def _fields(kind: type) -> Iterator[tuple[str, str, str]]:
    """What a value holds and its signature does not show."""
    if not attrs.has(kind):
        return
    shown = inspect.signature(kind).parameters
    for field in attrs.fields(kind):
        if not (field.alias or field.name).startswith("_") and field.alias not in shown:
            yield f"`{field.name}`", f"`{annotation(field.type)}`", ""


def _cached(kind: type) -> Iterator[tuple[str, str, str]]:
    """Its cached properties: a class with slots has their types, and only its source has their docstrings."""
    names = [name for name in vars(kind).get("__annotations__", {}) if not name.startswith("_")]
    fields = {field.name for field in attrs.fields(kind)} if attrs.has(kind) else set()
    (tree,) = ast.parse(dedent(inspect.getsource(kind))).body
    written = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for name in (name for name in names if name not in fields and name in written):
        said = (ast.get_docstring(written[name]) or "").split("\n\n")[0]
        yield f"`{name}`", f"`{annotation(kind.__annotations__[name])}`", cell(said)


def _properties(kind: type) -> Iterator[tuple[str, str, str]]:
    for name, member in _public(kind):
        getter = member.fget if isinstance(member, property) else getattr(member, "func", None)
        if getter is not None and not inspect.isfunction(member):
            returns = inspect.signature(getter).return_annotation
            yield f"`{name}`", f"`{annotation(returns)}`", _first(getter)


def _methods(kind: type) -> Iterator[tuple[str, str]]:
    for name, member in _public(kind):
        function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        if inspect.isfunction(function):
            yield f"`{call(name, function)}`", _first(function)


def _public(kind: type) -> Iterator[tuple[str, object]]:
    """Its members and those of the public classes that it is made of, in their order."""
    for base in kind.__mro__:
        if base is kind or base.__name__ in svc.__all__:
            yield from ((name, member) for name, member in vars(base).items() if not name.startswith("_"))


def _first(function: object) -> str:
    return cell((inspect.getdoc(function) or "").split("\n\n")[0])
