"""Measures of a stream in time: what its steps take, and what a path through it takes.

Times are in seconds, shares and accuracies in per cent.
"""

from svc.measures.longest_path import PathMeasures, measure_longest_path
from svc.measures.step_times import StepTimes, TimeRange, step_times

__all__ = ["PathMeasures", "StepTimes", "TimeRange", "measure_longest_path", "step_times"]
