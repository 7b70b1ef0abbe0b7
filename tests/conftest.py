"""How tests run here: hypothesis with the same examples every time and without a clock, and svc under guard.

The profile `quick` is the default, `steady` is for CI, and `long` looks further, with new examples each time. What
`quick` leaves out is the explanation of a failure, which takes longer than to find and shrink it.
"""

import os
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.support import guard

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "quick", deadline=None, derandomize=True, max_examples=10, suppress_health_check=_CALM,
    phases=[phase for phase in Phase if phase is not Phase.explain],
)  # fmt: skip
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60, suppress_health_check=_CALM)
settings.register_profile("long", deadline=None, max_examples=2000, suppress_health_check=_CALM)
settings.load_profile("quick")


os.environ["SVC_CACHE"] = ""
"""A test that is about the cache says where it is; all others know nothing of earlier runs."""

guard.install()
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
"""A shell without job control starts what runs in the background deaf to SIGINT, and the processes of tests with it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """A test in which svc did what it may not fails, whatever else became of it."""
    guard.taken()
    result = yield
    if trespasses := guard.taken():
        pytest.fail("\n".join((*trespasses, "tests/support/guard.py says who may do what")))
    return result
