"""A plugin for pytest that ends the run in a test that computes for too long: a fault has made it endless.

It counts the time of the processor, so that a machine with much to do makes no test too slow.
"""

import signal

LONGEST = 20.0
"""Seconds of the processor that a test may take, and the collection of all."""


def pytest_configure() -> None:
    """Collecting is limited."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)


def pytest_runtest_setup() -> None:
    """So is each test. Nobody handles the signal, so that it ends the process."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
