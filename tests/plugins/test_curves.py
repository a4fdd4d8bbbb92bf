"""How a measured value becomes a score: the check values of rulebook 4.2, and the laws of a curve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.plugins import log_normal, penalty, piecewise, share

# (p10, median), then value -> score as the rulebook prints it.
TABLE: dict[str, tuple[float, float, dict[float, int]]] = {
    "first reply, hours": (1, 12, {0.25: 98, 1: 90, 2: 82, 4: 71, 8: 58, 12: 50, 24: 36, 48: 24, 72: 18}),
    "acknowledgement, minutes": (5, 60, {1: 98, 5: 90, 15: 76, 30: 64, 60: 50, 240: 24, 1440: 5}),
    "add to cart and search, seconds": (1, 3, {0.3: 100, 1: 90, 2: 68, 3: 50, 5: 28, 10: 8}),
    "password reset, minutes": (1, 10, {0.2: 99, 1: 90, 2: 81, 5: 65, 10: 50, 30: 27, 60: 16}),
    "fields in the checkout": (8, 11.3, {6: 99, 8: 90, 9: 80, 10: 67, 11.3: 50, 13: 30, 16: 10, 20: 2}),
}


@pytest.mark.parametrize(
    ("p10", "median", "value", "expected"),
    [(p10, median, v, s) for p10, median, points in TABLE.values() for v, s in points.items()],
)
def test_the_rulebooks_check_values(p10: float, median: float, value: float, expected: int) -> None:
    assert round(log_normal(value, p10, median)) == expected


# Lighthouse's control points, phone and desktop (rulebook 4.2).
@pytest.mark.parametrize(
    ("p10", "median"),
    [(1800, 3000), (934, 1600), (2500, 4000), (1200, 2400), (0.1, 0.25), (200, 500), (800, 1800)],
)
def test_the_control_points_score_90_and_50(p10: float, median: float) -> None:
    assert log_normal(p10, p10, median) == pytest.approx(90)
    assert log_normal(median, p10, median) == pytest.approx(50)
    assert log_normal(0, p10, median) == log_normal(-1, p10, median) == 100


@given(st.floats(0.001, 1e6), st.floats(0.001, 1e6))
def test_slower_never_scores_more(one: float, other: float) -> None:
    quick, slow = sorted((one, other))
    assert 0 <= log_normal(slow, 100, 400) <= log_normal(quick, 100, 400) <= 100


@pytest.mark.parametrize(("p10", "median"), [(0, 1), (2, 1), (1, 1), (-1, 1)])
def test_control_points_out_of_order_are_an_error(p10: float, median: float) -> None:
    with pytest.raises(ValueError, match="log-normal"):
        log_normal(1, p10, median)


AVAILABILITY = [(95.0, 0.0), (99.0, 50.0), (99.5, 70.0), (99.9, 90.0), (99.95, 100.0)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(90, 0), (95, 0), (97, 25), (99, 50), (99.25, 60), (99.9, 90), (99.95, 100), (100, 100)],
)
def test_piecewise_is_linear_between_its_points_and_flat_beyond(value: float, expected: float) -> None:
    assert piecewise(value, AVAILABILITY) == pytest.approx(expected)


@pytest.mark.parametrize("points", [[], [(1.0, 2.0)], [(1.0, 0.0), (1.0, 9.0)], [(2.0, 0.0), (1.0, 9.0)]])
def test_piecewise_needs_rising_points(points: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="piecewise"):
        piecewise(1, points)


def test_share_and_penalty() -> None:
    assert share(3, 4) == 75
    assert penalty(0, 20) == 100
    assert penalty(2, 20) == 60
    assert penalty(9, 20) == 0
    with pytest.raises(ZeroDivisionError):
        share(0, 0)
