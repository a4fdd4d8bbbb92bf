"""A ledger with one question, mails that answer it, and a reader of a real mailbox."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from auditor.config import MailboxSettings, Security
from auditor.evidence import AskState, MailKind, Question, Way
from auditor.inbox.collecting import Reader
from auditor.inbox.verdict import Verdict
from auditor.store import Questions
from tests.mail.dovecot import Dovecot

HOST = "www.shop.example"
ADDRESS = "shop+{}@mail.example"
TEXT = "How many days do I have to send a kettle back once its box was opened?"


def asked(ledger: Questions, id_: str = "q1", host: str = HOST, ago: timedelta = timedelta(0)) -> Question:
    """A question that was sent."""
    at = datetime.now(UTC) - ago
    question = Question(
        id=id_, way=Way.FORM, state=AskState.ACKNOWLEDGED, topic="returns", language="en", subject="Returns", text=TEXT,
        reply_address=ADDRESS.format(id_), asked_at=at, wait_until=at + timedelta(days=5),
    )  # fmt: skip
    ledger.intend(question, host, Path("run"), at)
    return question


def ledger_in(folder: Path) -> Questions:
    made = Questions(folder / "questions.db")
    made.make()
    return made


def reply(id_: str = "q1", text: str = "You have thirty days.", number: int = 1, **headers: str) -> EmailMessage:
    """A mail of the shop to the address of a question."""
    message = EmailMessage()
    message["From"] = "Anna <service@shop.example>"
    message["To"] = ADDRESS.format(id_)
    message["Subject"] = "Re: Returns"
    message["Message-ID"] = f"<{number}@shop.example>"
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def body_of(message: EmailMessage) -> str:
    found = message.get_body(("plain", "html"))
    return str(found.get_content()) if found is not None else ""


def simply(message: EmailMessage, _question: Question) -> Verdict:
    """A judge for tests of reading: what says that it is automatic is an acknowledgement, all else a person."""
    kind = MailKind.ACKNOWLEDGEMENT if message["Auto-Submitted"] else MailKind.PERSON
    return Verdict(kind, 1.0, (), body_of(message).strip(), "en", "", bool(message["In-Reply-To"]))


def reader(server: Dovecot, ledger: Questions, folder: Path, *, port: int = 0) -> Reader:
    secret = folder / "password"
    secret.write_text(server.password + "\n")
    settings = MailboxSettings(
        host=server.host,
        port=port or server.imap,
        security=Security.PLAIN,
        user=server.user,
        password=f"file:{secret}",
    )
    return Reader(settings, ledger, simply, body_of)
