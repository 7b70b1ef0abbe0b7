"""What packages give out is there, under the names that they say."""

import ast
from functools import cache
from importlib import import_module

from tests.support import ROOT
from tests.support.tables import every

SOURCES = ROOT / "src"


@cache
def given() -> dict[str, list[str]]:
    """The names that each module gives out."""
    return {
        ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__"): ast.literal_eval(
            node.value
        )
        for path in sorted(SOURCES.rglob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    }


@every("module", lambda: given().keys())
def test_every_name_that_is_given_out_is_there_once(module: str) -> None:
    assert [name for name in given()[module] if not hasattr(import_module(module), name)] == []
    assert len(set(given()[module])) == len(given()[module]) > 0
