"""When a mail arrived: wild stamps, wrong clocks, and never before the question (fault M05)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.evidence import Told
from auditor.inbox.arrival import Window, arrival, greylisted, relays, transport_s

ASKED = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
LOOKED = ASKED + timedelta(minutes=10)
POLLED = Window(LOOKED - timedelta(seconds=60), LOOKED)


def after(seconds: float) -> datetime:
    return ASKED + timedelta(seconds=seconds)


def test_the_servers_stamp_counts_where_it_can_be_true() -> None:
    stamp = LOOKED - timedelta(seconds=20)
    told = arrival(stamp, (), POLLED)
    assert (told.at, told.uncertain_s, told.told_by) == (stamp, 1.0, Told.INTERNAL)


@pytest.mark.parametrize(
    "wrong", [timedelta(hours=2), timedelta(hours=-2), timedelta(days=3650), timedelta(days=-700_000)]
)
def test_a_server_whose_clock_is_wrong_is_not_believed(wrong: timedelta) -> None:
    told = arrival(LOOKED + wrong, (), POLLED)
    assert told.told_by is Told.POLL
    assert told.at == LOOKED - timedelta(seconds=30)
    assert told.uncertain_s == 30


def test_then_the_last_relay_is_asked_and_no_earlier_one() -> None:
    stamps = (LOOKED - timedelta(seconds=5), LOOKED - timedelta(seconds=50))
    told = arrival(LOOKED + timedelta(hours=2), stamps, POLLED)
    assert (told.at, told.told_by) == (stamps[0], Told.RECEIVED)
    assert arrival(None, (LOOKED + timedelta(hours=1), stamps[1]), POLLED).told_by is Told.POLL


def test_whoever_listens_knows_to_a_second() -> None:
    heard = Window(LOOKED - timedelta(seconds=0.4), LOOKED, listening=True)
    told = arrival(LOOKED - timedelta(seconds=1), (), heard)
    assert (told.at, told.told_by) == (LOOKED, Told.IDLE)
    assert told.uncertain_s == pytest.approx(0.4)
    late = arrival(LOOKED + timedelta(hours=2), (), Window(LOOKED - timedelta(seconds=60), LOOKED, listening=True))
    assert (late.told_by, late.uncertain_s) == (Told.IDLE, 30)


@given(
    st.one_of(st.none(), st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))),
    st.lists(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)), max_size=3),
    st.floats(0, 1e6),
    st.booleans(),
)
def test_it_lies_in_the_window_whatever_is_stamped(
    stamp: datetime | None, stamps: list[datetime], width: float, listening: bool
) -> None:
    window = Window(ASKED, ASKED + timedelta(seconds=width), listening)
    told = arrival(stamp, tuple(stamps), window)
    assert window.opened <= told.at <= window.closed
    assert 0 <= told.uncertain_s <= max(1.0, width)


def test_stamps_of_relays_are_read_and_nonsense_is_left_out() -> None:
    lines = [
        "from a by b; Tue, 1 Dec 2026 10:00:05 +0100 (Mitteleuropäische Zeit)",
        "from c by a; Tue, 1 Dec 2026 09:00:01 +0000",
        "by c; never",
        "by c; Mon, 99 Foo 9999 25:61:00 +0590",
        "by c; Sat, 1 Jan 0100 00:00:00 +0000",
        "no date at all",
    ]
    assert relays(lines) == (after(5), after(1))
    assert relays([]) == ()
    assert len(relays(lines[:1] * 5000)) == 50, "a mail may hold any number"


def test_what_the_way_took_and_when_it_cannot_be_told() -> None:
    assert transport_s((after(5), after(1)), after(6)) == 5
    assert transport_s((after(1),), after(0)) == 0, "within the second that stamps are cut to"
    assert transport_s((after(60),), after(0)) is None, "clocks that contradict"
    assert transport_s((), after(0)) is None


@pytest.mark.parametrize(
    ("stamps", "arrived", "held"),
    [
        ((after(1), after(0)), after(1), False),
        ((after(310), after(5), after(0)), after(310), True),  # our own relay took it five minutes after the shop's
        ((after(310), after(309), after(0)), after(310), False),  # the shop's own machines took the time
        ((after(8 * 3600), after(0)), after(8 * 3600), False),  # a night is no greylisting
        ((), after(900), False),
    ],
)  # fmt: skip
def test_what_our_server_held_back_is_not_the_shops_delay(
    stamps: tuple[datetime, ...], arrived: datetime, held: bool
) -> None:
    assert greylisted(stamps, arrived) is held
