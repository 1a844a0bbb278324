"""``demo`` plays the story, and its exit code is the story's."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.cli.demo import answer_of
from mediator_app.demo.story import Check, StoryReport
from tests.cli.conftest import Profile


def test_story_is_played_without_a_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Profile(tmp_path / "nowhere", capsys).run("demo")
    assert (ran.code, set(ran.document), ran.document["ok"]) == (0, {"ok", "steps", "checks"}, True)
    assert {key for check in ran.document["checks"] for key in check} == {"name", "ok", "detail"}


def test_one_broken_promise_is_a_failure() -> None:
    answer = answer_of(StoryReport(["Un pas."], [Check("a", True, ""), Check("b", False, "2 acceptés")]))
    assert (answer.ok, answer.document["ok"]) == (False, False)
