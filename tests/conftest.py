"""Fixtures that every test may use."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

# No test asserts a wall-clock time: a busy machine is no failure.
settings.register_profile("whence", deadline=None)
settings.load_profile("whence")

ROOT = Path(__file__).resolve().parents[1]


def count_calls(work: Callable[[], object]) -> int:
    """How many functions are called while some work is done: its cost on any machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.fixture
def calls_of() -> Callable[[Callable[[], object]], int]:
    """Counts the calls of some work, for tests that its cost grows with its input alone."""
    return count_calls


@pytest.fixture
def examples() -> Path:
    """The folder of invented reports that the project ships."""
    return ROOT / "examples"


@pytest.fixture
def shared() -> Path:
    """The folder of shared data beside the checkout; skips where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(reason=f"the shared data is not on this machine ({folder})")
    return folder
