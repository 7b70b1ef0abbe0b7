"""Measures of a stream: what a case does, how long it takes, what it costs, and whether promises hold.

Times are in seconds. Shares are from 0 to 1, but those of the longest path are in per cent.
"""

from svc.measures.longest_path import PathMeasures, measure_longest_path
from svc.measures.step_times import StepTimes, TimeRange, step_times

__all__ = ["PathMeasures", "StepTimes", "TimeRange", "measure_longest_path", "step_times"]
