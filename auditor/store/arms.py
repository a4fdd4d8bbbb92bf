"""Who allowed a test order, and which were begun: the second arm, in a database that outlives every run."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from platformdirs import user_state_path

DAY = timedelta(days=1)
_TABLES = """
CREATE TABLE IF NOT EXISTS arms (host TEXT PRIMARY KEY, until REAL NOT NULL);
CREATE TABLE IF NOT EXISTS orders (
  id INTEGER PRIMARY KEY, host TEXT NOT NULL, begun REAL NOT NULL, method TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'begun'
);
"""


class NotArmed(Exception):
    """No order may be sent; one sentence with the mend."""


@dataclass(frozen=True)
class Arms:
    """An arm is for one host, for a while, and for one order. Times have a time zone. Where the database cannot be read
    or written, nothing is armed: every method but `arm` raises NotArmed, `arm` raises it too."""

    file: Path

    @classmethod
    def of_this_person(cls) -> Arms:
        return cls(user_state_path("auditor") / "test-orders.db")

    def arm(self, host: str, until: datetime) -> None:
        """A person allows one order there."""
        with self._open() as db:
            db.execute("INSERT OR REPLACE INTO arms VALUES (?, ?)", (host, until.timestamp()))

    def check(self, host: str, max_per_day: int, now: datetime) -> None:
        """Whether an order could begin."""
        with self._open() as db:
            _refuse(db, host, max_per_day, now)

    def take(self, host: str, method: str, max_per_day: int, now: datetime) -> int:
        """Use the arm up and note that an order begins, before anything is pressed: whatever happens then, there is no
        second one. Its number."""
        with self._open() as db:
            _refuse(db, host, max_per_day, now)
            db.execute("DELETE FROM arms WHERE host = ?", (host,))
            row = db.execute(
                "INSERT INTO orders (host, begun, method) VALUES (?, ?, ?) RETURNING id",
                (host, now.timestamp(), method),
            ).fetchone()
            return int(row[0])

    def end(self, number: int, state: str) -> None:
        """What became of it: "placed", "not_placed" or "unknown"."""
        with self._open() as db:
            db.execute("UPDATE orders SET state = ? WHERE id = ?", (state, number))

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction, alone: of two who ask at once, one is refused."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.file, timeout=10, isolation_level=None)) as db:
                db.execute("PRAGMA synchronous = EXTRA")
                for table in _TABLES.split(";"):
                    db.execute(table)
                db.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                except BaseException:
                    db.execute("ROLLBACK")
                    raise
                db.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise NotArmed(
                f"{self.file}, which says who allowed an order, cannot be used ({error}): nobody is armed."
            ) from error


def _refuse(db: sqlite3.Connection, host: str, max_per_day: int, now: datetime) -> None:
    """Raises NotArmed."""
    row = db.execute("SELECT until FROM arms WHERE host = ?", (host,)).fetchone()
    if row is None or not (isinstance(row[0], int | float) and now.timestamp() < row[0]):
        past = "" if row is None else " any more"
        raise NotArmed(f"{host} is not armed{past}: a person allows one order with `auditor arm {host} --for 30`.")
    since = (now - DAY).timestamp()
    (today,) = db.execute("SELECT count(*) FROM orders WHERE host = ? AND begun > ?", (host, since)).fetchone()
    if today >= max_per_day:
        raise NotArmed(
            f"{host} had {today} test orders within a day, and max_per_day in auditor.toml allows {max_per_day}."
        )
