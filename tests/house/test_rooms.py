"""The rooms of the house and their order, as docs/architecture.md has them, and the fences around third parties."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.support import ROOT
from tests.support.tables import every

SOURCE = ROOT / "src" / "svc"
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
DOORS = {"__init__", "__main__", "pytest_plugin"}
"""The package itself, whose names are those of all rooms, its way in, and a public name of what is in `testing/`."""

FENCES = {
    "lark": {"syntax/tables.py"},
    "click": {path for path in MODULES if path.startswith("cli/")},
    "graphviz": {path for path in MODULES if path.startswith("pictures/render/")},
    "hypothesis": {"testing/hypothesis_plugin.py", *(path for path in MODULES if path.startswith("strategies/"))},
    "pytest": {"testing/pytest_plugin.py"},
    "watchfiles": {"web/live/file_watcher.py"},
    "starlette": {"web/live/server.py"},
    "uvicorn": {"web/live/server.py"},
    "typst": {"pictures/render/pdf.py"},
    "openpyxl": {"formats/exchange/tables/workbook.py"},
    "pptx": {"pictures/render/slides.py"},
    "pygls": {path for path in MODULES if path.startswith("editor/server/")},
    "pygments": {"editor/highlighting/pygments_lexer.py"},
    "lsprotocol": {path for path in MODULES if path.startswith("editor/server/")},
    "duckdb": {"records/engines/duckdb_engine.py"},
    "pyspark": {"records/engines/spark_engine.py"},
    "attrs": set(MODULES),
}
OPENERS = {
    *(path for path in MODULES if path.startswith("project/files/")),
    "cli/process.py",  # the null device, where a reader has gone
}

REQUESTED_FROM_BELOW = {"model/stream.py": {"pictures", "checker"}}
"""A notebook requests a stream's picture, and an equality what a short name means; both are imported then."""

each_module = every("module", MODULES)


@cache
def tables() -> dict[str, list[str]]:
    """The tables of the page by their headings: the names in their first columns, from the first to the last."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    sections = re.split(r"^#+ ", page, flags=re.MULTILINE)
    named = {section.split("\n", 1)[0].strip("`/ "): section for section in sections}
    return {name: re.findall(r"^\| `([\w./]+)` \|", section, re.MULTILINE) for name, section in named.items()}


def rooms() -> list[str]:
    """The rooms, from the lowest to the highest."""
    return [room.removesuffix("/").removesuffix(".py") for room in tables()["The rooms"]]


@cache
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


def _room(module: str) -> str:
    return module.removesuffix(".py").split("/")[0]


def _folders() -> list[str]:
    """The rooms that are folders, and the folders in them that have a table of their own, such as `web/live`."""
    return [name for name in (*rooms(), *(name for name in tables() if "/" in name)) if (SOURCE / name).is_dir()]


def _within(folder: str, path: str) -> str:
    """What is in the table of a folder for a module or folder in it; empty for the folder itself."""
    inside = path.removesuffix(".py").removeprefix(folder).strip("/").split("/")[0]
    if inside in {"", "__init__"}:
        return ""
    return f"{inside}/" if (SOURCE / folder / inside).is_dir() else inside


def test_every_room_is_in_the_table_and_every_module_in_that_of_its_folder() -> None:
    assert len(rooms()) == len(set(rooms())) <= 18
    assert {_room(module) for module in MODULES} - DOORS == set(rooms())
    for folder in _folders():
        inside = {_within(folder, module) for module in MODULES if module.startswith(f"{folder}/")}
        assert sorted(tables()[folder]) == sorted(inside - {""}), f"the table of {folder}"


@each_module
def test_a_module_imports_only_from_lower_rooms_and_from_those_above_it_in_its_own(module: str) -> None:
    here = _room(module)
    if here in DOORS:
        return
    order = rooms()
    below = {*order[: order.index(here) + 1], "__version__"}
    imported = [name.split(".", 1)[1].replace(".", "/") for name in _imports(module) if name.startswith("svc.")]
    assert {_room(name) for name in imported} - REQUESTED_FROM_BELOW.get(module, set()) <= below
    for folder in _folders():
        place = module.startswith(f"{folder}/") and _within(folder, module)
        if place:
            table = ["", *tables()[folder]]
            inside = {_within(folder, name) for name in imported if name.startswith(f"{folder}/")} & {*table}
            assert inside <= {*table[: table.index(place) + 1]}


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
    assert ast.get_docstring(_tree(module))  # type: ignore[arg-type]


@each_module
def test_a_module_has_at_most_300_lines(module: str) -> None:
    assert len((SOURCE / module).read_text("utf-8").splitlines()) <= 300


@each_module
def test_nothing_in_the_code_knows_the_six_activities(module: str) -> None:
    ids = {"plan", "improve", "engage", "design_transition", "obtain_build", "deliver_support"}
    texts = {
        node.value for node in ast.walk(_tree(module)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    defaults = {"pictures/style/palette.py", "pictures/layout/chain_positions.py"}
    if module not in defaults:  # colours and places by id are a default only
        assert not texts & ids
