"""`auditor replies` with a real mailbox: the table, the amended run, and what a user can do wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from auditor.cli.words import Exit
from auditor.evidence import AskState, Present
from auditor.store import Questions, RunFolder
from tests.cli.runs import SEEN, auditor, stored
from tests.inbox.reading import TEXT, reply
from tests.mail.dovecot import Dovecot, dovecot, mailbox_place
from tests.store.test_questions import question

CONFIG = '[mailbox]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "plain"\nuser = "{user}"\npassword = "file:{secret}"\n'
ACKNOWLEDGED = "Thank you for your message. We have received it and will get back to you within 24 hours."


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Dovecot]:
    with mailbox_place() as place, dovecot(place) as running:
        secret = tmp_path / "secret"
        secret.write_text(running.password)
        hours = '[hours]\nopen = "24/7"\nzone = "Europe/Berlin"\n'
        (tmp_path / "auditor.toml").write_text(
            CONFIG.format(port=running.imap, user=running.user, secret=secret) + hours
        )
        yield running


@pytest.fixture
def ledger() -> Questions:
    assert auditor("replies", "--new-ledger").exit_code == 0
    return Questions.of_this_person()


def ask(ledger: Questions, run: Path, ago: timedelta = timedelta(minutes=20)) -> None:
    at = datetime.now(UTC) - ago
    asked = question(state=AskState.ACKNOWLEDGED).model_copy(
        update={"asked_at": at, "wait_until": at + timedelta(days=5), "text": TEXT, "subject": "Returns"}
    )
    ledger.intend(asked, "shop.example", run, at)


def test_answers_amend_the_run_and_each_only_once(server: Dovecot, ledger: Questions, tmp_path: Path) -> None:
    folder = RunFolder(stored(tmp_path / "run"))
    assert auditor("judge", folder.path).exit_code == 0
    assert auditor("report", folder.path).exit_code == 0
    drawn = (folder.path / "report.html").stat().st_mtime_ns
    ask(ledger, folder.path)
    server.deliver(reply(text=ACKNOWLEDGED, number=1, Auto_Submitted="auto-replied"), "shop+q1@mail.example")
    said = auditor("replies")
    assert said.exit_code == 0, said.stderr
    head, row = said.stdout.splitlines()
    assert head.split("  ")[0] == "shop"
    assert "acknowledged" in row
    assert "closed" not in row, "no person has answered yet"
    first = folder.evidence()
    assert first.revision == 1
    assert isinstance(first.contact, Present)
    assert [mail.kind.value for mail in first.contact.value.questions[0].mails] == ["acknowledgement"]
    assert (folder.path / "report.html").stat().st_mtime_ns > drawn, "it was drawn again"
    auditor("replies")
    assert folder.evidence().revision == 1, "nothing new, nothing written"
    server.deliver(
        reply(text="You have thirty days, and we pay the postage.\n\nAnna", number=2), "shop+q1@mail.example"
    )
    row = auditor("replies").stdout.splitlines()[1]
    assert row.rstrip().endswith("closed")
    assert "minutes" in row
    last = folder.evidence()
    assert last.revision == 2
    assert isinstance(last.contact, Present)
    (asked,) = last.contact.value.questions
    assert [mail.kind.value for mail in asked.mails] == ["acknowledgement", "person"]
    assert asked.closed
    assert [told.seconds for told in last.contact.value.promises] == [86_400]
    assert last.contact.value.hours is not None
    assert all(mail.working_s is not None and 0 <= mail.working_s <= 25 * 60 for mail in asked.mails)
    assert folder.evidence().journeys == SEEN.journeys, "the rest is as it was"


def test_a_run_that_is_gone_costs_only_itself(server: Dovecot, ledger: Questions, tmp_path: Path) -> None:
    ask(ledger, tmp_path / "gone")
    server.deliver(reply(text="You have thirty days.", number=1), "shop+q1@mail.example")
    said = auditor("replies")
    assert said.exit_code == 0
    assert "There is no run folder at" in said.stderr
    assert len(ledger.all()[0].question.mails) == 1
    assert not (tmp_path / "gone").exists()


def test_who_never_answers_is_closed_when_the_time_is_over(ledger: Questions, tmp_path: Path) -> None:
    ask(ledger, stored(tmp_path / "run"), ago=timedelta(days=6))
    row = auditor("replies", "--no-mail").stdout.splitlines()[1]
    assert row.rstrip().endswith("closed")
    assert auditor("replies").exit_code == 0, "and then no mailbox is needed"


def test_what_a_user_can_do_wrong_is_one_sentence(tmp_path: Path) -> None:
    said = auditor("replies")
    assert said.exit_code == Exit.UNREACHABLE
    assert "--new-ledger" in said.stderr
    assert auditor("replies", "--new-ledger").stdout.endswith("was made.\n")
    assert auditor("replies", "--new-ledger").stdout.endswith("is kept.\n")
    assert auditor("replies").stdout == "Nothing was asked yet.\n"
    ask(Questions.of_this_person(), tmp_path / "run")
    for text, part in (
        (None, "write [mailbox] with host"),
        ("[mailbox", "is no TOML"),
        ('[mailbox]\nhost = "imap.example"\nuser = "a"\npassword = "secret"\n', "env:"),
        (
            '[mailbox]\nhost = "imap.example"\nuser = "a"\npassword = "env:A"\nsecurity = "plain"\n',
            "on this machine alone",
        ),
        ('[mailbox]\nhost = "imap.example"\nuser = "a"\npassword = "env:NOT_SET_AT_ALL"\n', "NOT_SET_AT_ALL"),
        ('[mailbox]\nhost = "imap.example"\nuser = "a"\npasword = "env:A"\n', "pas"),
    ):
        if text is not None:
            (tmp_path / "auditor.toml").write_text(text)
        said = auditor("replies")
        assert said.exit_code == Exit.USAGE, said.stderr
        assert part in said.stderr
        assert len(said.stderr.strip().splitlines()) == 1
        assert "secret" not in said.stderr.replace("hold a secret", "")


def test_a_mailbox_that_is_not_there_is_trouble_of_the_world(ledger: Questions, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "auditor.toml").write_text(CONFIG.format(port=9, user="a", secret=tmp_path / "secret"))
    ask(ledger, tmp_path / "run")
    said = auditor("replies")
    assert said.exit_code == Exit.UNREACHABLE
    assert "cannot be read" in said.stderr
