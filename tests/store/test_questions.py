"""The ledger of what was asked: limits, at most once, and mails that are never lost or doubled."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from auditor.evidence import AskState, Mail, MailKind, Match, Question, Told, Way
from auditor.store import Cursor, LedgerError, NotAllowed, Questions

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
HOST = "shop.example"


def question(id_: str = "q1", state: AskState = AskState.INTENDED) -> Question:
    return Question(
        id=id_, way=Way.FORM, state=state, topic="returns", language="en", subject="Returns", text="How long may I keep it?",
        reply_address=f"shop+{id_}@mail.example", asked_at=NOW, wait_until=NOW + timedelta(days=5),
    )  # fmt: skip


def mail(minute: int) -> Mail:
    return Mail(
        kind=MailKind.PERSON, confidence=0.9, arrived_at=NOW + timedelta(minutes=minute), uncertain_s=1, told_by=Told.INTERNAL,
        matched_by=Match.ADDRESS, folder="INBOX", sender="anna@shop.example",
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Questions:
    made = Questions(tmp_path / "questions.db")
    assert made.make()
    return made


def test_without_a_ledger_nothing_may_be_asked(tmp_path: Path) -> None:
    missing = Questions(tmp_path / "state" / "questions.db")
    for ask in (lambda: missing.check(HOST, NOW), lambda: missing.intend(question(), HOST, tmp_path, NOW)):
        with pytest.raises(NotAllowed, match="--new-ledger"):
            ask()
    assert not missing.file.exists(), "nor is one made by asking"
    broken = Questions(tmp_path / "broken.db")
    broken.file.write_bytes(b"not a database, but long enough to be taken for one" * 40)
    with pytest.raises(NotAllowed, match="cannot be used"):
        broken.check(HOST, NOW)
    assert not broken.make(), "and one that is there is never replaced"


def test_a_ledger_of_another_version_allows_nothing(ledger: Questions) -> None:
    with sqlite3.connect(ledger.file) as db:
        db.execute("PRAGMA user_version = 7")
    with pytest.raises(NotAllowed, match="version 7"):
        ledger.check(HOST, NOW)


def test_one_question_an_hour_and_three_in_thirty_days(ledger: Questions, tmp_path: Path) -> None:
    at = NOW
    for n in range(3):
        ledger.intend(question(f"q{n}"), HOST, tmp_path, at)
        with pytest.raises(NotAllowed, match="hour" if n < 2 else "30 days"):
            ledger.intend(question("soon"), HOST, tmp_path, at + timedelta(minutes=59))
        at += timedelta(days=1)
    with pytest.raises(NotAllowed, match="30 days"):
        ledger.check(HOST, NOW + timedelta(days=29))
    ledger.check("other.example", at)
    ledger.check(HOST, NOW + timedelta(days=30, minutes=1))


def test_refused_and_unknown_questions_count_too(ledger: Questions, tmp_path: Path) -> None:
    ledger.intend(question(), HOST, tmp_path, NOW)
    ledger.amend(question(state=AskState.REFUSED).model_copy(update={"closed": True}))
    with pytest.raises(NotAllowed):
        ledger.check(HOST, NOW + timedelta(minutes=5))
    assert ledger.awaited() == []


def test_what_was_interrupted_is_unknown_ever_after(ledger: Questions, tmp_path: Path) -> None:
    ledger.intend(question("cut"), HOST, tmp_path, NOW)
    ledger.intend(question("sent"), "other.example", tmp_path, NOW)
    ledger.amend(question("sent", AskState.SENT))
    assert [q.id for q in ledger.settle_interrupted()] == ["cut"]
    assert ledger.settle_interrupted() == []
    states = {kept.question.id: kept.question.state for kept in ledger.all()}
    assert states == {"cut": AskState.UNKNOWN, "sent": AskState.SENT}
    assert len(ledger.awaited()) == 2, "it may have arrived, so an answer may come"


def test_a_mail_is_counted_once_and_the_cursor_moves_with_it(ledger: Questions, tmp_path: Path) -> None:
    ledger.intend(question(), HOST, tmp_path, NOW)
    assert ledger.cursor("box", "INBOX") is None
    assert ledger.receive(
        "box", "INBOX", Cursor(1, 7), [("q1", "mark-b", mail(9)), ("q1", "mark-a", mail(3))]
    ) == ["q1", "q1"]
    assert ledger.receive("box", "Junk", Cursor(1, 2), [("q1", "mark-a", mail(3))]) == [], (
        "the same in another folder"
    )
    (kept,) = ledger.awaited()
    assert [m.arrived_at.minute for m in kept.question.mails] == [3, 9]
    assert (ledger.cursor("box", "INBOX"), ledger.cursor("box", "Junk")) == (Cursor(1, 7), Cursor(1, 2))
    ledger.amend(question(state=AskState.ACKNOWLEDGED))
    assert len(ledger.all()[0].question.mails) == 2, "who tells of the page does not lose the mails"
    assert ledger.all()[0].revision > kept.revision


def test_a_mail_that_cannot_be_kept_leaves_the_cursor_where_it_was(ledger: Questions, tmp_path: Path) -> None:
    ledger.intend(question(), HOST, tmp_path, NOW)
    with pytest.raises(LedgerError, match="no question nobody"):
        ledger.receive("box", "INBOX", Cursor(1, 7), [("q1", "mark-a", mail(3)), ("nobody", "mark-b", mail(4))])
    assert ledger.cursor("box", "INBOX") is None
    assert ledger.all()[0].question.mails == ()


def test_of_many_who_ask_at_once_one_is_let(ledger: Questions, tmp_path: Path) -> None:
    def ask(number: int) -> str:
        try:
            Questions(ledger.file).intend(question(f"q{number}"), HOST, tmp_path, NOW)
        except NotAllowed:
            return "refused"
        return "asked"

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(ask, range(64)))
    assert sorted(told) == ["asked", *["refused"] * 63]
    assert len(ledger.all()) == 1
