"""How hypothesis runs here: the same examples every time, and without a clock.

`pytest --hypothesis-profile=long` looks further, with new examples each time.
"""

from hypothesis import HealthCheck, settings

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60, suppress_health_check=_CALM)
settings.register_profile("long", deadline=None, max_examples=2000, suppress_health_check=_CALM)
settings.load_profile("steady")
