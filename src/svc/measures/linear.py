"""Systems of linear equations x = b + A x with a sparse matrix, solved by elimination in the order of the unknowns."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

Row = Mapping[int, float]
"""The factors of unknowns, by their numbers."""


class System:
    """The equations x = b + A x of one matrix, eliminated once and solved for any constants b.

    Unknowns are eliminated from the last to the first, so rows that mostly lead to higher numbers stay sparse, and only
    loops cost more. Raises ZeroDivisionError for a system without a solution.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._scales = [1.0] * len(rows)
        self._higher: list[Row] = [{} for _ in rows]
        self._lower: list[Row] = [{} for _ in rows]
        for number in range(len(rows) - 1, -1, -1):
            self._eliminate(number, rows[number])

    def _eliminate(self, number: int, row: Row) -> None:
        """Put what the unknowns of higher numbers are into a row."""
        left, taken = dict(row), dict[int, float]()
        higher = [-each for each in left if each > number]
        higher.sort()
        while higher:
            each = -heappop(higher)
            taken[each] = factor = left.pop(each, 0.0)
            for further, share in self._lower[each].items():
                if further > number and further not in left:
                    heappush(higher, -further)
                left[further] = left.get(further, 0.0) + factor * share
        scale = 1 - left.pop(number, 0.0)
        if scale <= 1e-12:
            raise ZeroDivisionError("the system has no solution")
        self._scales[number], self._higher[number] = scale, taken
        self._lower[number] = {each: factor / scale for each, factor in left.items()}

    def solved(self, constants: Iterable[float]) -> list[float]:
        """The solution x of x = b + A x for constants b."""
        values = list(constants)
        for number in range(len(values) - 1, -1, -1):
            right = values[number]
            for each, factor in self._higher[number].items():
                right += factor * values[each]
            values[number] = right / self._scales[number]
        for number, row in enumerate(self._lower):
            for each, factor in row.items():
                values[number] += factor * values[each]
        return values

    def turned(self, constants: Iterable[float]) -> list[float]:
        """The solution x of x = b + x A, that of the matrix turned over."""
        values = list(constants)
        for number in range(len(values) - 1, -1, -1):
            for each, factor in self._lower[number].items():
                values[each] += factor * values[number]
        for number, row in enumerate(self._higher):
            values[number] /= self._scales[number]
            for each, factor in row.items():
                values[each] += factor * values[number]
        return values
