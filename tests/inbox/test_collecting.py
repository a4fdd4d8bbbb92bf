"""Reading a real Dovecot: what is found where, what is left alone, and what survives restarts and broken links."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from auditor.evidence import Mail, MailKind, Match, Told
from auditor.inbox.mailbox import LINK_BROKE, MailboxRefused
from auditor.store import Questions
from tests.inbox.reading import asked, body_of, ledger_in, reader, reply
from tests.mail.dovecot import Dovecot, dovecot, mailbox_place


@pytest.fixture
def server() -> Iterator[Dovecot]:
    with mailbox_place() as place, dovecot(place) as running:
        yield running


@pytest.fixture
def ledger(tmp_path: Path) -> Questions:
    return ledger_in(tmp_path)


def mails(ledger: Questions) -> list[Mail]:
    return [mail for kept in ledger.all() for mail in kept.question.mails]


def test_answers_are_found_in_the_inbox_in_junk_and_in_folders_and_only_there(
    server: Dovecot, ledger: Questions, tmp_path: Path
) -> None:
    asked(ledger)
    server.deliver(reply(text="In the inbox.", number=1), "shop+q1@mail.example")
    server.put("Junk", reply(text="In junk.", number=2).as_bytes())
    server.put("Shops/Answers", reply(text="In a folder.", number=3).as_bytes())
    server.put("Sent", reply(text="Ours.", number=4).as_bytes())
    server.deliver(reply("somebody-else", text="Not for us.", number=5), "shop+somebody-else@mail.example")
    assert reader(server, ledger, tmp_path).collect() == ["q1"]
    found = {mail.text: (mail.folder, mail.junk) for mail in mails(ledger)}
    assert found == {
        "In the inbox.": ("INBOX", False),
        "In junk.": ("Junk", True),
        "In a folder.": ("Shops/Answers", False),
    }
    assert {mail.matched_by for mail in mails(ledger)} == {Match.ADDRESS}
    assert reader(server, ledger, tmp_path).collect() == [], "and each only once"


def test_the_mailbox_is_as_it_was(server: Dovecot, ledger: Questions, tmp_path: Path) -> None:
    asked(ledger)
    server.deliver(reply(), "shop+q1@mail.example")
    looks = ["fetch", "-u", server.user, "uid flags", "all"]
    before, boxes = server.doveadm(*looks), server.doveadm("mailbox", "list", "-u", server.user)
    assert reader(server, ledger, tmp_path).collect() == ["q1"]
    assert server.doveadm(*looks) == before
    assert "\\Seen" not in before
    assert server.doveadm("mailbox", "list", "-u", server.user) == boxes


def test_the_time_told_is_that_of_its_arrival(server: Dovecot, ledger: Questions, tmp_path: Path) -> None:
    asked(ledger)
    time.sleep(1.2)
    before = datetime.now(UTC)
    server.deliver(reply(Date="Mon, 01 Jan 2001 00:00:00 +0000"), "shop+q1@mail.example")
    after = datetime.now(UTC)
    time.sleep(1.5)
    reader(server, ledger, tmp_path).collect()
    (mail,) = mails(ledger)
    assert mail.told_by is Told.INTERNAL
    assert mail.uncertain_s == 1
    assert before - timedelta(seconds=1) <= mail.arrived_at <= after, (
        "not when its sender says, and not when we looked"
    )


def test_one_mail_counts_once_however_often_it_comes(server: Dovecot, ledger: Questions, tmp_path: Path) -> None:
    asked(ledger)
    same = reply(text="Thirty days.")
    server.deliver(same, "shop+q1@mail.example")
    server.deliver(same, "shop+q1@mail.example")
    server.put("Junk", same.as_bytes())
    server.deliver(reply(text="With the number of another.", number=1), "shop+q1@mail.example")
    without = reply(text="Without a number.")
    del without["Message-ID"]
    server.deliver(without, "shop+q1@mail.example")
    reader(server, ledger, tmp_path).collect()
    assert sorted(mail.text for mail in mails(ledger)) == [
        "Thirty days.",
        "With the number of another.",
        "Without a number.",
    ]


def test_numbers_made_anew_are_read_anew_and_nothing_is_counted_twice(
    server: Dovecot, ledger: Questions, tmp_path: Path
) -> None:
    asked(ledger)
    server.deliver(reply(number=1), "shop+q1@mail.example")
    here = reader(server, ledger, tmp_path)
    here.collect()
    first = ledger.cursor(here.settings.name, "INBOX")
    server.doveadm("mailbox", "update", "-u", server.user, "--uid-validity", "4711", "INBOX")
    server.deliver(reply(text="After it.", number=2), "shop+q1@mail.example")
    here.collect()
    again = ledger.cursor(here.settings.name, "INBOX")
    assert first is not None
    assert again is not None
    assert again.validity == 4711 != first.validity
    assert [mail.text for mail in mails(ledger)] == ["You have thirty days.", "After it."]


def test_a_question_is_told_by_the_thread_where_the_address_is_lost(
    server: Dovecot, ledger: Questions, tmp_path: Path
) -> None:
    asked(ledger)
    server.deliver(reply(number=1, Auto_Submitted="auto-replied"), "shop+q1@mail.example")
    here = reader(server, ledger, tmp_path)
    here.collect()
    server.deliver(
        reply("", text="Thirty.", number=2, To="shop@mail.example", In_Reply_To="<1@shop.example>"), server.user
    )
    server.deliver(
        reply("", text="A stranger.", number=3, To="shop@mail.example", In_Reply_To="<9@shop.example>"),
        server.user,
    )
    here.collect()
    assert [(m.kind, m.matched_by) for m in mails(ledger)] == [
        (MailKind.ACKNOWLEDGEMENT, Match.ADDRESS),
        (MailKind.PERSON, Match.THREAD),
    ]


def test_what_breaks_every_rule_is_read_as_far_as_it_goes(
    server: Dovecot, ledger: Questions, tmp_path: Path
) -> None:
    asked(ledger)
    head = b"From: service@shop.example\r\nTo: shop+q1@mail.example\r\nSubject: Re\r\nMessage-ID: <%d@x>\r\n"
    bomb = (
        head % 1
        + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 10_000
    )
    huge = head % 2 + b"\r\nThe answer comes first.\r\n" + b"x" * 76 + (b"\r\n" + b"x" * 76) * 60_000
    charset = (
        head % 3
        + b"Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n####\r\n"
    )
    wide = head % 4 + b"X-Wide: " + b"y" * 900_000 + b"\r\n\r\nToo late.\r\n"
    dates = (
        head % 5
        + b"Date: Mon, 99 Foo 9999 25:61:00 +0590 (Mitteleurop\xe4ische)\r\nReceived: by x; never\r\n\r\nhi\r\n"
    )
    for content in (bomb, huge, charset, wide, dates):
        server.put("INBOX", content)
    reader(server, ledger, tmp_path).collect()
    found = {mail.message_id: mail for mail in mails(ledger)}
    assert sorted(found) == [f"<{n}@x>" for n in range(1, 6)]
    assert found["<2@x>"].defective
    assert found["<2@x>"].text.startswith("The answer comes first.")
    assert all(mail.arrived_at >= ledger.all()[0].question.asked_at for mail in found.values())


def test_who_may_not_come_in_is_told_and_asked_three_times_at_most(
    server: Dovecot, ledger: Questions, tmp_path: Path
) -> None:
    asked(ledger)
    here = reader(server, ledger, tmp_path)
    (tmp_path / "password").write_text("wrong")
    with pytest.raises(MailboxRefused, match=r"does not let shop@mail\.example in"):
        here.collect()
    with pytest.raises(MailboxRefused):
        here.watch(threading.Event(), lambda _ids: None)
    log = (server.place / "dovecot.log").read_text()
    assert log.count("auth failed, 1 attempts") + log.count("Aborted login (auth failed") == 4, log[-1500:]


async def test_a_mail_is_heard_of_while_it_arrives(server: Dovecot, ledger: Questions, tmp_path: Path) -> None:
    asked(ledger)
    stop, told = threading.Event(), list[str]()
    here = reader(server, ledger, tmp_path)
    watching = asyncio.create_task(asyncio.to_thread(here.watch, stop, told.extend))
    await asyncio.sleep(1.5)
    server.deliver(reply(), "shop+q1@mail.example")
    try:
        async with asyncio.timeout(30):
            while not told:
                await asyncio.sleep(0.05)
    finally:
        stop.set()
        server.doveadm("kick", server.user, check=False)  # wakes who listens
        await watching
    assert told == ["q1"]
    (mail,) = mails(ledger)
    assert mail.uncertain_s <= 5
    assert body_of(reply()).strip() == mail.text


def test_a_link_that_cannot_be_made_is_an_error_of_the_world(
    server: Dovecot, ledger: Questions, tmp_path: Path
) -> None:
    asked(ledger)
    with pytest.raises(LINK_BROKE):
        reader(server, ledger, tmp_path, port=9).collect()
