"""Which mail answers which question: what is taken, and above all what is not."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from auditor.evidence import Mail, MailKind, Match, Told
from auditor.inbox.matching import mark, match
from auditor.store import Kept
from tests.inbox.reading import TEXT, asked, body_of, ledger_in, reply

TOKEN = "k7Qz0pR2xw"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    ledger = ledger_in(tmp_path)
    asked(ledger, TOKEN)
    return ledger.all()[0]


def by(message: EmailMessage, *questions: Kept) -> Match | None:
    found = match(message, body_of(message), questions)
    return found.by if found else None


@pytest.mark.parametrize("header", ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"])
def test_the_unique_address_is_enough_wherever_it_stands(kept: Kept, header: str) -> None:
    message = reply("other", To="someone@else.example")
    if header != "To":
        message[header] = f"<SHOP+{TOKEN.upper()}@Mail.Example>"
    else:
        message.replace_header("To", f'"Shop, a" <shop+{TOKEN}@mail.example>')
    assert by(message, kept) is Match.ADDRESS


def test_of_two_questions_the_address_chooses(kept: Kept) -> None:
    other = Kept(
        kept.question.model_copy(update={"id": "b", "reply_address": "shop+b@mail.example"}),
        kept.host,
        kept.run,
        0,
    )
    found = match(reply("b"), TEXT, [kept, other])
    assert found is not None
    assert found.question.id == "b"


def test_the_thread_leads_to_a_mail_that_came_before_or_to_our_own(kept: Kept) -> None:
    earlier = Mail(
        kind=MailKind.ACKNOWLEDGEMENT, confidence=1, arrived_at=datetime.now(UTC), uncertain_s=1, told_by=Told.INTERNAL,
        matched_by=Match.ADDRESS, folder="INBOX", sender="x@shop.example", message_id="<ack-1@shop.example>",
    )  # fmt: skip
    answered = Kept(
        kept.question.model_copy(update={"mails": (earlier,), "message_id": "<ours@mail.example>"}),
        kept.host,
        kept.run,
        0,
    )
    for referred in ("<ack-1@shop.example>", "<ours@mail.example>"):
        assert by(reply("x", In_Reply_To=referred), answered) is Match.THREAD
        assert by(reply("x", References=f"<a@b> {referred}"), answered) is Match.THREAD
    assert by(reply("x", In_Reply_To="<nobody@knows>"), answered) is None
    assert by(reply("x", In_Reply_To="<>"), kept) is None, "an empty number is no number of a mail that has none"


def test_a_mail_of_the_shop_that_quotes_the_question_answers_it(kept: Kept) -> None:
    quoting = reply("x", text=f"Thirty days.\n\n> {TEXT[:40]}\n> {TEXT[40:]}")
    assert by(quoting, kept) is Match.CONTENT
    assert by(reply("x", text=f"Thirty days. (Ref {TOKEN})"), kept) is Match.CONTENT


@pytest.mark.parametrize(
    "sender", ["a@shop.example.evil.example", "a@myshop.example", "a@example", "shop.example", "a@co.uk", ""]
)
def test_anybody_else_who_quotes_it_does_not(kept: Kept, sender: str) -> None:
    assert by(reply("x", text=f"> {TEXT}", From=sender or "nobody"), kept) is None


def test_a_mail_of_the_shop_about_something_else_answers_nothing(kept: Kept) -> None:
    assert by(reply("x", text="Twenty percent off all kettles! How many days do you have left?"), kept) is None


def test_where_two_questions_fit_alike_none_is_chosen(kept: Kept) -> None:
    twin = Kept(
        kept.question.model_copy(update={"id": "b", "reply_address": "shop+b@mail.example"}),
        kept.host,
        kept.run,
        0,
    )
    assert by(reply("x", text=f"> {TEXT}"), kept, twin) is None


def test_headers_that_break_the_rules_break_nothing(kept: Kept) -> None:
    head = (
        b'Subject: x\r\nTo: "'
        + b"<" * 5000
        + b"\r\nFrom: \xff@\xfe\r\nIn-Reply-To: "
        + b"<" * 10_000
        + b"\r\nReceived: "
        + b"for <" * 999
    )
    message = message_from_bytes(head + b"\r\n\r\nhi", policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert match(message, "hi", [kept]) is None


def test_a_mark_is_of_what_the_sender_wrote() -> None:
    first = reply(number=1)
    again = reply(number=1)
    again["Received"] = "from somewhere; Tue, 1 Dec 2026 10:00:05 +0000"
    again["Delivered-To"] = "shop+q1@mail.example"
    assert mark(first.as_bytes(), first) == mark(again.as_bytes(), again)
    folded = first.as_bytes().replace(b"\n", b"\r\n")
    assert mark(folded, first) == mark(first.as_bytes(), first)
    for other in (reply(number=1, text="Other words."), reply(number=2), reply(number=1, From="b@shop.example")):
        assert mark(other.as_bytes(), other) != mark(first.as_bytes(), first)
