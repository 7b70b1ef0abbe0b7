"""Small faults for a module: every place where its code can be a little wrong, in the order of the text.

Knows Python, and nothing of tests. Left alone are docstrings, annotations, prose (texts of several words) and what only
type checkers read.
"""

import ast
import copy
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

Change = Callable[[ast.AST], ast.AST | None]
"""Makes the faulty node of a node; None leaves the statement out."""

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
_WORD = re.compile(r"[\w.:,#-]+")


class Mutant(NamedTuple):
    """A fault: where it is, what stood there, what stands there now, and the module without it."""

    module: str
    line: int
    function: str
    before: str
    after: str
    text: str
    number: int
    """Which of all faults of the text it is."""

    @property
    def name(self) -> str:
        """What it is known by when lines move."""
        return f"{self.module} {self.function}: {self.before} => {self.after}"

    @property
    def source(self) -> str:
        """The whole module with the fault."""
        tree = ast.parse(self.text)
        place, change = next(islice(_faults(tree), self.number, None))
        _set(place.parent, place.field, change(place.node) or ast.Pass(), place.at)
        return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


class _Place(NamedTuple):
    """A node that runs: the function it is in, its parent, the field that holds it, and where in there."""

    function: str
    parent: ast.AST
    field: str
    at: int | None
    node: ast.AST


def mutants(module: str, text: str) -> list[Mutant]:
    """All faults of a module; two that read the same are one."""
    found: dict[tuple[int, int, str], Mutant] = {}
    for number, (place, change) in enumerate(_faults(ast.parse(text))):
        line, column = place.node.lineno, place.node.col_offset  # type: ignore[attr-defined]
        before, made = ast.unparse(place.node), change(copy.deepcopy(place.node))
        after = "nothing" if made is None else ast.unparse(ast.fix_missing_locations(made))
        mutant = Mutant(module, line, place.function, _short(before), _short(after), text, number)
        if before != after:
            found.setdefault((line, column, mutant.name), mutant)
    return [found[where] for where in sorted(found)]


def _faults(tree: ast.Module) -> Iterator[tuple[_Place, Change]]:
    """Each place with each of the changes that make it faulty."""
    return ((place, change) for place in _places(tree) for change in _changes(place.node, place.field))


def _short(code: str) -> str:
    line = code.partition("\n")[0]
    return line if len(line) <= 100 else f"{line[:97]}..."


def _places(tree: ast.Module) -> Iterator[_Place]:
    """Every node that runs."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        function, parent = waiting.pop(0)
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list", "bases", "type_params"):
                continue
            for index, node in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(node, ast.AST) or _is_for_readers(node, function):
                    continue
                if hasattr(node, "lineno"):
                    yield _Place(function, parent, field, index if isinstance(value, list) else None, node)
                named = isinstance(node, ast.FunctionDef | ast.ClassDef)
                waiting.append((f"{function}.{node.name}".lstrip(".") if named else function, node))  # type: ignore[attr-defined]


def _is_for_readers(node: ast.AST, function: str) -> bool:
    """Docstrings, imports, `__all__`, variables and aliases of types, and what is below `if TYPE_CHECKING`."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return True
    if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("TypeVar("):
        return True
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        return True
    if isinstance(node, ast.Assign) and not function and isinstance(node.value, ast.Subscript | ast.BinOp):
        return (
            isinstance(node.targets[0], ast.Name)
            and node.targets[0].id[:1].isupper()
            and not node.targets[0].id.isupper()
        )
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _changes(node: ast.AST, field: str) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        yield from map(_compared, range(len(node.ops)))
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield lambda each: _set(each, "op", other())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _OPERATORS:
        swapped = _OPERATORS[type(node.op)]
        yield lambda each: _set(each, "op", swapped())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda each: each.operand  # type: ignore[attr-defined]
    elif isinstance(node, ast.IfExp):
        yield lambda each: ast.IfExp(each.test, each.orelse, each.body)  # type: ignore[attr-defined]
    elif isinstance(node, ast.Constant):
        yield from _of_constants(node)
    elif isinstance(node, ast.Name) and node.id in _NAMES:
        yield lambda each: _set(each, "id", _NAMES[each.id])  # type: ignore[attr-defined]
    elif isinstance(node, ast.If | ast.While) and not isinstance(node.test, ast.UnaryOp | ast.Compare):
        yield lambda each: _set(each, "test", ast.UnaryOp(ast.Not(), each.test))  # type: ignore[attr-defined]
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield lambda each: ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield lambda each: ast.Break()
    if field in ("body", "orelse") and isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Delete):
        yield lambda each: None


def _compared(number: int) -> Change:
    """One of several comparisons the other way."""

    def change(node: ast.AST) -> ast.AST:
        operators = node.ops  # type: ignore[attr-defined]
        operators[number] = _COMPARISONS[type(operators[number])]()
        return node

    return change


def _of_constants(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield lambda each: ast.Constant(not value)
    elif isinstance(value, int):
        yield lambda each: ast.Constant(value + 1)
    elif isinstance(value, str) and _WORD.fullmatch(value):
        yield lambda each: ast.Constant(f"{value}x")
    elif value == "":
        yield lambda each: ast.Constant("x")


def _set(node: ast.AST, field: str, value: object, index: int | None = None) -> ast.AST:
    if index is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[index] = value
    return node
