"""Intervals of means of independent runs, by Student's t. (Law, Simulation Modeling and Analysis, 2015, chapter 9.)

Cases of one run are not independent: each waits for those before it.
"""

from collections.abc import Sequence
from math import sqrt

from svc.measures.figures import Interval
from svc.measures.samples import NORMAL

_STUDENT = (12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.306, 2.26216, 2.22814)
"""How many standard errors to each side hold 95% of the means, by the number of runs less one."""


def mean_of_runs(values: Sequence[float]) -> tuple[float, Interval]:
    """The mean of the values of runs, with its 95% interval; that of a single value is the value."""
    number = len(values)
    mean = sum(values) / number
    variance = sum([(each - mean) ** 2 for each in values]) / max(number - 1, 1)
    error = _student(number - 1) * sqrt(variance / number) if number > 1 else 0.0
    return mean, (mean - error, mean + error)


def _student(freedom: int) -> float:
    """The 97.5% quantile of Student's t; of many runs by the series of Fisher. (Abramowitz and Stegun, 26.7.5.)"""
    if freedom <= len(_STUDENT):
        return _STUDENT[freedom - 1]
    z = NORMAL
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
