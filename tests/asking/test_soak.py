"""A share of `python -m tests.asking.soak`: killed at each step, and never a second message (O01)."""

import pytest

from tests.asking.dying import STEPS
from tests.asking.soak import soak

pytestmark = pytest.mark.browser


async def test_killed_at_each_step_no_question_is_sent_twice() -> None:
    done, wrong = await soak(len(STEPS) - 1)
    assert wrong == []
    assert set(done) == set(STEPS[:-1])
