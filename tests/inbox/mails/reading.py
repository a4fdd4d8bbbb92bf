"""The labelled mails: `tuning/` was looked at while the words were chosen, `held_out/` was written before them.

A file holds mails one after the other, each below "== KIND LANGUAGE TOPIC [assistant]": its headers, an empty line, its body.
What is missing (To, Subject, Date) is filled in; `After` is the time since the question in seconds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from auditor.evidence import AskState, MailKind, Question, Way

HERE = Path(__file__).parent
ASKED = datetime(2026, 11, 3, 9, 12, tzinfo=UTC)
HALVES = ("tuning", "held_out")


@dataclass(frozen=True)
class Labelled:
    """One mail with what a reader makes of it."""

    name: str
    kind: MailKind
    assistant: bool
    message: EmailMessage
    question: Question


@cache
def questions() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))


def question(language: str, topic: str) -> Question:
    asked = questions()[language][topic]
    return Question(
        id=f"{language}-{topic}",
        way=Way.FORM,
        state=AskState.SENT,
        topic=topic,
        language=language,
        subject=asked["subject"],
        text=asked["text"],
        reply_address="shop+k3x@test.example",
        asked_at=ASKED,
        wait_until=ASKED + timedelta(days=7),
    )


def mails(half: str) -> list[Labelled]:
    """All mails of one half, by file and place."""
    return [
        _mail(f"{file.stem} {number}", record)
        for file in sorted((HERE / half).glob("*.txt"))
        for number, record in enumerate(
            re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:], 1
        )
    ]


def _mail(name: str, record: str) -> Labelled:
    label, _, raw = record.partition("\n")
    kind, language, topic, *flags = label.split()
    asked = question(language, topic)
    raw = raw.replace("{>}", f"> {asked.text}").replace("{q}", asked.text)
    after = re.search(r"^After: (\d+)\n", raw, re.MULTILINE)
    if after:
        raw = raw.replace(after[0], "", 1)
    sent = ASKED + timedelta(seconds=int(after[1]) if after else 10_800)
    head = raw.partition("\n\n")[0]
    charset = re.search(r"charset=([\w-]+)", head)
    defaults = {
        "To": asked.reply_address,
        "Subject": f"Re: {asked.subject}",
        "Date": format_datetime(sent),
        "Content-Type": "text/plain; charset=utf-8",
    }
    for header, value in defaults.items():
        if not re.search(rf"^{header}:", head, re.MULTILINE | re.IGNORECASE):
            raw = f"{header}: {value}\n{raw}"
    encoded = raw.encode(charset[1] if charset and "boundary" not in head else "utf-8", errors="xmlcharrefreplace")
    if charset and charset[1] != "utf-8":
        encoded = raw.encode("utf-8").replace(f"charset={charset[1]}".encode(), b"charset=utf-8", 1)
    message = message_from_bytes(encoded, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return Labelled(f"{name} {kind}", MailKind(kind), "assistant" in flags, message, asked)
