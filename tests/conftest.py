"""For all tests: windows need no screen; laws are given a little chance in every run, more with HYPOTHESIS_PROFILE=long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_ANY_MACHINE = (HealthCheck.too_slow,)
settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=_ANY_MACHINE)
settings.register_profile("long", max_examples=20_000, deadline=None, suppress_health_check=_ANY_MACHINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
