"""Functions that change at a few points only, as SQL: an offset of a time zone, the holidays up to a day."""

from collections.abc import Sequence


def stepwise(over: str, points: Sequence[int], values: Sequence[int | str]) -> str:
    """An expression with the first value before the first point, then the second, and so on.

    `points` are in order, and there is one value more than there are points. The comparisons are halved at each turn.
    """
    if not points:
        return str(values[0])
    middle = len(points) // 2
    before = stepwise(over, points[:middle], values[: middle + 1])
    after = stepwise(over, points[middle + 1 :], values[middle + 1 :])
    return f"CASE WHEN {over} < {points[middle]} THEN {before} ELSE {after} END"
