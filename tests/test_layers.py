"""The order of the modules, as docs/architecture.md has it, and the fences around third parties and files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "svc"
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
DOORS = {"__init__", "__main__"}
"""The package itself, whose names are those of all layers, and its way in."""

FENCES = {
    "lark": {"syntax/tables.py"},
    "click": {path for path in MODULES if path.startswith("cli/")},
    "graphviz": {path for path in MODULES if path.startswith("drawing/")},
    "hypothesis": {"hypothesis_plugin.py", *(path for path in MODULES if path.startswith("strategies/"))},
    "pytest": {"pytest_plugin.py"},
    "pathspec": {"wildcards.py", "ignoring.py"},
    "watchfiles": {"watching/following.py"},
    "starlette": {"watching/serving.py"},
    "uvicorn": {"watching/serving.py"},
    "attrs": set(MODULES),
}
OPENERS = {
    *(path for path in MODULES if path.startswith("files/")),
    "cli/process.py",  # the null device, where a reader has gone
}

ASKED_FROM_BELOW = {"model/stream.py": {"rendering", "context"}}
"""A notebook asks a stream itself for its picture, and an equality what a short name means; both are imported then."""

each_module = pytest.mark.parametrize("module", MODULES)


def layers() -> list[str]:
    """The modules of the table, from the first to the last."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    return re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)


def _tree(module: str) -> ast.AST:
    return ast.parse((SOURCE / module).read_text("utf-8"))


def _imports(module: str) -> Iterator[str]:
    """The full names of all modules that a module imports, wherever in it."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _layer(module: str) -> str:
    return module.removesuffix(".py").split("/")[0]


def test_every_module_is_in_the_table_and_only_once() -> None:
    table = layers()
    assert len(table) == len(set(table))
    assert {_layer(module) for module in MODULES} - DOORS <= set(table)


@each_module
def test_a_module_imports_only_from_those_above_it(module: str) -> None:
    here = _layer(module)
    if here in DOORS:
        return
    table = layers()
    above = {*table[: table.index(here) + 1]}
    imported = {name.split(".")[1] for name in _imports(module) if name.startswith("svc.")}
    assert imported - ASKED_FROM_BELOW.get(module, set()) <= above


@each_module
def test_a_third_party_is_known_where_its_fence_is(module: str) -> None:
    for name in {imported.split(".")[0] for imported in _imports(module)} & FENCES.keys():
        assert module in FENCES[name], f"{module} imports {name}"


@each_module
def test_only_the_doors_open_files(module: str) -> None:
    if module not in OPENERS:
        assert list(_opened(module)) == []


def _opened(module: str) -> Iterator[str]:
    """The calls that open a file, but for what ships inside the package."""
    opening = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in opening and not re.match(r"(package_)?files\(", ast.unparse(node.func)):
                yield ast.unparse(node)


@each_module
def test_a_module_says_what_it_is_for(module: str) -> None:
    if (SOURCE / module).read_text("utf-8"):
        assert ast.get_docstring(_tree(module))  # type: ignore[arg-type]


@each_module
def test_nothing_in_the_code_knows_the_six_activities(module: str) -> None:
    ids = {"plan", "improve", "engage", "design_transition", "obtain_build", "deliver_support"}
    texts = {
        node.value for node in ast.walk(_tree(module)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    if module not in ("diagram/palette.py", "diagram/places.py"):  # colours and places by id are a default only
        assert not texts & ids
