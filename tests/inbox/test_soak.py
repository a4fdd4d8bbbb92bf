"""A share of `python -m tests.inbox.soak`: no mail is missed or counted twice over a line that breaks (M01 to M04)."""

from tests.inbox.soak import soak


def test_every_mail_is_counted_once_over_a_line_that_breaks() -> None:
    found = soak(cuts=30, seed=5)
    assert found.fine, found
    assert found.delivered >= 15
