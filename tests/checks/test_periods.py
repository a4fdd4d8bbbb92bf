"""Periods of time in a sentence, in days."""

import pytest

from checks._periods import periods_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14 days", 14),
        ("a 30-day return window", 30),
        ("fourteen (14) calendar days", 14),
        ("2–3 business days", 3),
        ("within a week", 7),
        ("2 months", 60),
        ("zwei Wochen", 14),
        ("14-tägiges Rückgaberecht", 14),
        ("30 Tagen", 30),
        ("14 jours ouvrables", 14),
        ("due settimane", 14),
        ("14 días naturales", 14),
        ("14 dagen bedenktijd", 14),
        ("14-dniowy termin", 14),
        ("14 dias", 14),
        ("14 dagars öppet köp", 14),
        ("14 dages fortrydelsesret", 14),
        ("14 dní", 14),
        ("30日", 30),
        ("2週間", 14),
        ("3か月", 90),
    ],
)
def test_a_period_in_many_languages(text: str, days: int) -> None:
    assert periods_days(text) == [days]


def test_all_periods_in_order() -> None:
    assert periods_days("Return within 30 days, money back within 2 weeks.") == [30, 14]


@pytest.mark.parametrize(
    "text", ["", "24/7", "year 2024 dates", "Monday to Friday", "30 €", "24 hours", "2024 days"]
)
def test_what_is_no_period(text: str) -> None:
    assert periods_days(text) == []
