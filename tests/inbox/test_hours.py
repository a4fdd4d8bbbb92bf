"""The business-hours clock: nights, weekends, holidays, changed clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.hours import read_hours
from auditor.config.test_order import ConfigError
from auditor.evidence import OpeningHours
from auditor.inbox.hours import working_seconds

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = OpeningHours(open="Mo-Fr 09:00-17:00; PH off", zone="Europe/Berlin", country="DE", source="configured")
ALWAYS = OpeningHours(open="24/7", zone="Europe/Berlin", source="configured")
HOUR = 3600


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(1, 10), at(1, 11), 1),
        (at(1, 16), at(2, 10), 2),  # over night
        (at(4, 16), at(7, 10), 2),  # Friday to Monday
        (at(5, 10), at(6, 10), 0),  # a weekend
        (at(24, 16), at(28, 10), 2),  # Christmas: Friday is a holiday
        (at(2, 10), at(1, 10), 0),  # clocks that contradict are no negative time
        (at(23, 8, month=10), at(26, 10, month=10), 9),  # the clocks go back on the Sunday between
    ],
)  # fmt: skip
def test_only_opening_hours_count(start: datetime, end: datetime, hours: float) -> None:
    assert working_seconds(OFFICE, start, end) == hours * HOUR
    assert working_seconds(OFFICE, start.astimezone(UTC), end.astimezone(UTC)) == hours * HOUR


def test_a_night_in_which_the_clocks_change_has_the_hours_that_it_has() -> None:
    assert working_seconds(ALWAYS, at(24, 23, month=10), at(25, 4, month=10)) == 6 * HOUR
    assert working_seconds(ALWAYS, at(28, 23, month=3), at(29, 4, month=3)) == 4 * HOUR


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC)),
    st.integers(0, 20 * 86_400),
    st.integers(0, 20 * 86_400),
)
def test_it_is_never_more_than_the_wall_clock_and_parts_add_up(start: datetime, first: int, second: int) -> None:
    middle, end = start + timedelta(seconds=first), start + timedelta(seconds=first + second)
    whole = working_seconds(OFFICE, start, end)
    assert 0 <= whole <= first + second
    assert whole == pytest.approx(
        working_seconds(OFFICE, start, middle) + working_seconds(OFFICE, middle, end), abs=0.01
    )
    assert working_seconds(ALWAYS, start, end) == pytest.approx(first + second)


def test_what_a_user_may_write(tmp_path: Path) -> None:
    file = tmp_path / "auditor.toml"
    assert read_hours(file) is None
    file.write_text("[other]\n")
    assert read_hours(file) is None
    file.write_text('[hours]\nopen = "Mo-Fr 09:00-17:00; PH off"\nzone = "Europe/Berlin"\ncountry = "DE"\n')
    assert read_hours(file) == OFFICE
    for line, part in (
        ('open = "nine to five"\nzone = "Europe/Berlin"', "no opening hours"),
        ('open = "24/7"\nzone = "Berlin/Europe"', "no time zone"),
        ('open = "24/7"\nzone = "../../etc/passwd"', "no time zone"),
        ('open = "24/7"\nzone = "Europe/Berlin"\ncountry = "QQ"', "no country"),
        ('zone = "Europe/Berlin"', "hours.open"),
        ('open = "24/7"\nzone = "Europe/Berlin"\nopne = 1', "opne"),
    ):
        file.write_text(f"[hours]\n{line}\n")
        with pytest.raises(ConfigError, match=part) as told:
            read_hours(file)
        assert "\n" not in str(told.value)
