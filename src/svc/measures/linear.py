"""Systems of linear equations x = b + A x with a sparse matrix, solved by elimination in the order of the unknowns."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def solved(rows: Sequence[Mapping[int, float]], constants: Sequence[Sequence[float]]) -> list[list[float]]:
    """The solutions of several systems that differ in their constants: one list of values for each unknown.

    `rows` has the factors of the other unknowns, by their numbers. Unknowns are eliminated from the last to the first,
    so rows that mostly lead to higher numbers stay sparse, and only loops cost more. Raises ZeroDivisionError for a
    system without a solution.
    """
    reduced: dict[int, tuple[dict[int, float], list[float]]] = {}
    for number in range(len(rows) - 1, -1, -1):
        row, right = _substituted(number, rows[number], list(constants[number]), reduced)
        scale = 1 - row.pop(number, 0.0)
        if scale <= 1e-12:
            raise ZeroDivisionError("the system has no solution")
        reduced[number] = ({each: factor / scale for each, factor in row.items()}, [each / scale for each in right])
    values: list[list[float]] = []
    for number in range(len(rows)):
        row, right = reduced[number]
        for each, factor in row.items():
            right = [value + factor * known for value, known in zip(right, values[each], strict=True)]
        values.append(right)
    return values


def _substituted(
    number: int,
    row: Mapping[int, float],
    right: list[float],
    reduced: Mapping[int, tuple[dict[int, float], list[float]]],
) -> tuple[dict[int, float], list[float]]:
    """A row in which no unknown of a higher number is left."""
    left = dict(row)
    higher = [-each for each in left if each > number]
    higher.sort()
    while higher:
        each = -heappop(higher)
        factor = left.pop(each, 0.0)
        if not factor:
            continue
        other, constants = reduced[each]
        right = [value + factor * constant for value, constant in zip(right, constants, strict=True)]
        for further, share in other.items():
            if further > number and further not in left:
                heappush(higher, -further)
            left[further] = left.get(further, 0.0) + factor * share
    return left, right
