"""Who allowed a test order: once, for a while, for one host, and never when that cannot be told."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from auditor.store.arms import Arms, NotArmed

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=30)
SHOP = "shop.example"


@pytest.fixture
def arms(tmp_path: Path) -> Arms:
    return Arms(tmp_path / "state" / "test-orders.db")


def test_nobody_is_armed_by_default(arms: Arms) -> None:
    with pytest.raises(NotArmed, match=r"shop\.example is not armed: a person allows one order with"):
        arms.take(SHOP, "Invoice", 5, NOW)


def test_an_arm_is_for_one_order(arms: Arms) -> None:
    arms.arm(SHOP, LATER)
    arms.check(SHOP, 5, NOW)
    assert arms.take(SHOP, "Invoice", 5, NOW) == 1
    with pytest.raises(NotArmed):
        arms.take(SHOP, "Invoice", 5, NOW)


def test_an_arm_is_for_its_host_alone(arms: Arms) -> None:
    arms.arm(SHOP, LATER)
    for other in ("www.shop.example", "example", "shop.example.evil.example"):
        with pytest.raises(NotArmed):
            arms.check(other, 5, NOW)


@pytest.mark.parametrize("late_s", [0, 1, 86400])
def test_an_arm_ends(arms: Arms, late_s: int) -> None:
    arms.arm(SHOP, LATER)
    with pytest.raises(NotArmed, match="not armed any more"):
        arms.take(SHOP, "Invoice", 5, LATER + timedelta(seconds=late_s))


def test_a_day_holds_no_more_orders_than_allowed_whatever_became_of_them(arms: Arms) -> None:
    for state in ("placed", "unknown"):
        arms.arm(SHOP, LATER)
        arms.end(arms.take(SHOP, "Invoice", 2, NOW), state)
    arms.arm(SHOP, NOW + timedelta(days=2))
    with pytest.raises(NotArmed, match="had 2 test orders within a day"):
        arms.take(SHOP, "Invoice", 2, NOW + timedelta(hours=23))
    assert arms.take(SHOP, "Invoice", 2, NOW + timedelta(hours=25)) == 3


def test_what_became_of_it_is_kept(arms: Arms) -> None:
    arms.arm(SHOP, LATER)
    arms.end(arms.take(SHOP, "Invoice", 2, NOW), "unknown")
    with sqlite3.connect(arms.file) as db:
        assert db.execute("SELECT host, method, state FROM orders").fetchall() == [(SHOP, "Invoice", "unknown")]
    db.close()


@pytest.mark.parametrize("until", ["tomorrow", "9e99", None])
def test_an_arm_that_nobody_can_read_is_none(arms: Arms, until: object) -> None:
    arms.arm(SHOP, LATER)
    with sqlite3.connect(arms.file) as db:
        db.execute("DROP TABLE arms")
        db.execute("CREATE TABLE arms (host TEXT PRIMARY KEY, until TEXT)")
        db.execute("INSERT INTO arms VALUES (?, ?)", (SHOP, until))
    db.close()
    with pytest.raises(NotArmed):
        arms.check(SHOP, 5, NOW)


def test_of_many_who_ask_at_once_one_may_order(arms: Arms) -> None:
    arms.arm(SHOP, LATER)

    def ask(_: int) -> bool:
        try:
            arms.take(SHOP, "Invoice", 20, NOW)
        except NotArmed:
            return False
        return True

    with ThreadPoolExecutor(8) as asking:
        assert sum(asking.map(ask, range(16))) == 1


def test_without_a_readable_database_nobody_is_armed(arms: Arms) -> None:
    arms.arm(SHOP, LATER)
    arms.file.write_bytes(b"no database at all, but long enough to be taken for one " * 40)
    with pytest.raises(NotArmed, match="cannot be used"):
        arms.check(SHOP, 5, NOW)
    arms.file.unlink()
    arms.file.mkdir()
    with pytest.raises(NotArmed, match="cannot be used"):
        arms.take(SHOP, "Invoice", 5, NOW)
