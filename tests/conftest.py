"""How much chance the tests of laws are given: a little in every run, more with HYPOTHESIS_PROFILE=long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_ANY_MACHINE = (HealthCheck.too_slow,)
settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=_ANY_MACHINE)
settings.register_profile("long", max_examples=20_000, deadline=None, suppress_health_check=_ANY_MACHINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
