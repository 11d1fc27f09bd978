"""Settings that all tests share."""

import os

from hypothesis import HealthCheck, settings

# CI runs the same examples each time; a machine under load must not fail a law by its clock.
settings.register_profile(
    "book", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# Other examples each time: `make fuzz`.
settings.register_profile("fuzz", deadline=None, derandomize=False, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "book"))
