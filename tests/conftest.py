"""Fixtures that every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts a wall-clock time: a busy machine is no failure.
settings.register_profile("whence", deadline=None)
settings.load_profile("whence")

ROOT = Path(__file__).resolve().parents[1]


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
