"""What packages give out is there, under the names that they say."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent.parent / "src"
GIVEN = {
    ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__"): ast.literal_eval(node.value)
    for path in sorted(SOURCES.rglob("*.py"))
    for node in ast.parse(path.read_text("utf-8")).body
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
}


@pytest.mark.parametrize("module", GIVEN)
def test_every_name_that_is_given_out_is_there_and_stands_once(module: str) -> None:
    assert [name for name in GIVEN[module] if not hasattr(import_module(module), name)] == []
    assert len(set(GIVEN[module])) == len(GIVEN[module]) > 0
