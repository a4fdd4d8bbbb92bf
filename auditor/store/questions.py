"""Which questions were asked of which shop, what came of them, and how far each mailbox was read: outlives every run.

A question is written down before it is sent, and what is written down counts against the shop's limits whatever became of it.
Without the ledger nothing may be asked: it is made once, by a person.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from platformdirs import user_state_path

from auditor.evidence import AskState, Mail, Question

PER_MONTH, MONTH = 3, timedelta(days=30)
APART = timedelta(hours=1)
"""No shop is asked more than three questions in 30 days, and one in an hour (rulebook, contact-form-works)."""
VERSION: Final = 1
_TABLES = """
CREATE TABLE questions (
  id TEXT PRIMARY KEY, host TEXT NOT NULL, asked REAL NOT NULL, address TEXT NOT NULL UNIQUE, run TEXT NOT NULL,
  closed INTEGER NOT NULL, revision INTEGER NOT NULL DEFAULT 0, question TEXT NOT NULL
);
CREATE INDEX questions_of_a_host ON questions (host, asked);
CREATE TABLE mails (question TEXT NOT NULL REFERENCES questions (id), mark TEXT NOT NULL, PRIMARY KEY (question, mark));
CREATE TABLE cursors (mailbox TEXT, folder TEXT, validity INTEGER NOT NULL, uid INTEGER NOT NULL, PRIMARY KEY (mailbox, folder));
"""


class NotAllowed(Exception):
    """Nothing may be asked; one sentence with the mend."""


class LedgerError(Exception):
    """The ledger cannot be read or written; one sentence."""


@dataclass(frozen=True)
class Kept:
    """A question with where it belongs."""

    question: Question
    host: str
    run: Path
    """Its run folder, absolute."""
    revision: int
    """Grows with each change: whoever drew the run knows whether it has changed since."""


@dataclass(frozen=True)
class Cursor:
    """How far one folder of a mailbox was read."""

    validity: int
    uid: int


@dataclass(frozen=True)
class Questions:
    """All times have a time zone. Everything raises LedgerError where the database cannot be used."""

    file: Path

    @classmethod
    def of_this_person(cls) -> Questions:
        return cls(user_state_path("auditor") / "questions.db")

    def make(self) -> bool:
        """Make the ledger, which is a person's to do; False where it is there already."""
        if self.file.exists():
            return False
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.file, isolation_level=None)) as db:
                db.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {VERSION};COMMIT;")
        except (OSError, sqlite3.Error) as error:
            raise LedgerError(f"{self.file} cannot be made ({error}).") from error
        return True

    def check(self, host: str, now: datetime) -> None:
        """Whether this shop could be asked something. Raises NotAllowed."""
        with self._allowing() as db:
            _refuse(db, host, now)

    def intend(self, question: Question, host: str, run: Path, now: datetime) -> None:
        """Write the question down, before anything is sent: on disk when this returns. Raises NotAllowed."""
        with self._allowing() as db:
            _refuse(db, host, now)
            row = (question.id, host, now.timestamp(), question.reply_address.lower(), str(run.absolute()))
            db.execute(
                "INSERT INTO questions (id, host, asked, address, run, closed, question) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*row, question.closed, question.model_dump_json()),
            )

    def amend(self, question: Question) -> None:
        """Write down what has become of a question. Its mails are kept: only `receive` adds to them."""
        with self._open() as db:
            _write(db, question.model_copy(update={"mails": _read(db, question.id).question.mails}))

    def settle_interrupted(self) -> list[Question]:
        """Questions whose sending was interrupted become `unknown`, and are never sent again. For the start, under no run."""
        with self._open() as db:
            cut = [kept.question for kept in _all(db) if kept.question.state is AskState.INTENDED]
            told = [
                q.model_copy(
                    update={
                        "state": AskState.UNKNOWN,
                        "detail": "We were interrupted while it was sent: the shop may have it.",
                    }
                )
                for q in cut
            ]
            for question in told:
                _write(db, question)
            return told

    def all(self) -> list[Kept]:
        """Every question, the oldest first."""
        with self._open() as db:
            return _all(db)

    def awaited(self) -> list[Kept]:
        """Those for which something may still come."""
        return [kept for kept in self.all() if not kept.question.closed]

    def cursor(self, mailbox: str, folder: str) -> Cursor | None:
        """How far this folder was read; None for one that was never read."""
        with self._open() as db:
            row = db.execute(
                "SELECT validity, uid FROM cursors WHERE mailbox = ? AND folder = ?", (mailbox, folder)
            ).fetchone()
            return Cursor(*row) if row else None

    def receive(
        self, mailbox: str, folder: str, cursor: Cursor, found: Iterable[tuple[str, str, Mail]]
    ) -> list[str]:
        """Add mails (question's id, a mark of the mail that is the same wherever it lies, the mail) and move the cursor, both
        or neither. A mail whose mark the question has is a copy and changes nothing. The ids of the
        questions that got a new mail."""
        with self._open() as db:
            changed = []
            for id_, mark, mail in found:
                if db.execute("INSERT OR IGNORE INTO mails VALUES (?, ?)", (id_, mark)).rowcount:
                    question = _read(db, id_).question
                    mails = sorted((*question.mails, mail), key=lambda m: m.arrived_at)
                    _write(db, question.model_copy(update={"mails": tuple(mails)}))
                    changed.append(id_)
            db.execute(
                "INSERT OR REPLACE INTO cursors VALUES (?, ?, ?, ?)",
                (mailbox, folder, cursor.validity, cursor.uid),
            )
            return changed

    @contextlib.contextmanager
    def _allowing(self) -> Iterator[sqlite3.Connection]:
        """Where the ledger is missing or broken, nothing is allowed."""
        try:
            with self._open() as db:
                yield db
        except LedgerError as error:
            raise NotAllowed(str(error)) from error

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction, alone: of two who ask at once, one waits and counts the other's question."""
        try:
            with contextlib.closing(
                sqlite3.connect(
                    f"{self.file.absolute().as_uri()}?mode=rw", uri=True, timeout=30, isolation_level=None
                )
            ) as db:
                db.execute("PRAGMA synchronous = EXTRA")
                db.execute("BEGIN IMMEDIATE")
                (version,) = db.execute("PRAGMA user_version").fetchone()
                if version != VERSION:
                    raise LedgerError(
                        f"{self.file} is of version {version}, and this auditor knows version {VERSION}."
                    )
                try:
                    yield db
                except BaseException:
                    db.execute("ROLLBACK")
                    raise
                db.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            missing = "" if self.file.exists() else ": it is made with `auditor replies --new-ledger`"
            raise LedgerError(
                f"{self.file}, which counts what was asked of whom, cannot be used ({error}){missing}."
            ) from error


def _refuse(db: sqlite3.Connection, host: str, now: datetime) -> None:
    """Raises NotAllowed."""
    asked = [
        at
        for (at,) in db.execute(
            "SELECT asked FROM questions WHERE host = ? AND asked > ?", (host, (now - MONTH).timestamp())
        )
    ]
    if len(asked) >= PER_MONTH:
        raise NotAllowed(
            f"{host} was asked {len(asked)} questions within {MONTH.days} days; {PER_MONTH} are allowed."
        )
    if asked and max(asked) > (now - APART).timestamp():
        raise NotAllowed(f"{host} was asked a question within the last hour; one an hour is allowed.")


def _read(db: sqlite3.Connection, id_: str) -> Kept:
    row = db.execute("SELECT question, host, run, revision FROM questions WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise LedgerError(f"There is no question {id_} in the ledger.")
    return _kept(row)


def _all(db: sqlite3.Connection) -> list[Kept]:
    return [
        _kept(row) for row in db.execute("SELECT question, host, run, revision FROM questions ORDER BY asked, id")
    ]


def _kept(row: tuple[str, str, str, int]) -> Kept:
    return Kept(Question.model_validate_json(row[0]), row[1], Path(row[2]), row[3])


def _write(db: sqlite3.Connection, question: Question) -> None:
    db.execute(
        "UPDATE questions SET question = ?, closed = ?, revision = revision + 1 WHERE id = ?",
        (question.model_dump_json(), question.closed, question.id),
    )
