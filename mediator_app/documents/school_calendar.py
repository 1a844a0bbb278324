"""Reads the table of school holidays that ships with the program; what is asked of it is in ``domain.school_holidays``."""

from __future__ import annotations

from functools import lru_cache

from mediator_app.domain.school_holidays import SchoolCalendar
from mediator_app.resources import resource_path


@lru_cache(maxsize=1)
def load_school_calendar() -> SchoolCalendar:
    """The holidays of zones A, B and C, read once."""
    return SchoolCalendar.from_text(resource_path("calendar", "school-holidays.csv").read_text("utf-8"))
