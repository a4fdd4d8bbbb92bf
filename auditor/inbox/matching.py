"""Which mail answers which question: by the unique address first, then by the thread, then by what it quotes. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses

from auditor.evidence import Match, Question
from auditor.store import Kept

ADDRESSED = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc", "Resent-To")
SUBADDRESS = re.compile(r"^(?P<local>[^+@]+)\+(?P<token>[^@]+)@(?P<domain>.+)$")
QUOTED_WORDS = 6
"""So many words of the question in a row are a quote and no chance (own judgement)."""
LEAST_TOKEN = 8
"""A shorter one may stand in any text."""
MOST_TEXT = 200_000


@dataclass(frozen=True)
class Matched:
    question: Question
    by: Match


def match(message: EmailMessage, text: str, questions: Sequence[Kept]) -> Matched | None:
    """The question that this mail answers; None for one that answers none. `text` is its body, quotes included."""
    for kept in questions:
        if kept.question.reply_address.lower() in _addresses(message):
            return Matched(kept.question, Match.ADDRESS)
    referred = set(
        re.findall(
            r"<[^<>\s]{1,250}>", " ".join((_header(message, "In-Reply-To"), _header(message, "References")))
        )
    )
    for kept in questions:
        if referred & {kept.question.message_id, *(mail.message_id for mail in kept.question.mails)} - {""}:
            return Matched(kept.question, Match.THREAD)
    sender = _domain(_header(message, "From"))
    for kept in questions:
        if _same_site(sender, kept.host) and _token_in(kept.question, message, text):
            return Matched(kept.question, Match.CONTENT)
    alone = [kept for kept in questions if _same_site(sender, kept.host) and _quotes(text, kept.question)]
    return Matched(alone[0].question, Match.CONTENT) if len(alone) == 1 else None


def mark(content: bytes, message: EmailMessage) -> str:
    """The same for the same mail wherever it lies and however often it is delivered: of what its sender wrote, not of what
    relays and folders added. A forged Message-ID alone does not make two mails one."""
    body = content.partition(b"\r\n\r\n")[2] or content.partition(b"\n\n")[2]
    told = "\0".join(_header(message, name) for name in ("Message-ID", "From", "Date", "Subject"))
    return hashlib.sha256(told.encode("utf-8", "replace") + b"\0" + b"".join(body.split())).hexdigest()


def _addresses(message: EmailMessage) -> set[str]:
    lines = [str(line) for name in ADDRESSED for line in _all(message, name)]
    lines += [
        found
        for line in _all(message, "Received")
        for found in re.findall(r"\bfor\s+<([^<>\s]{3,320})>", str(line))
    ]
    return {address.lower() for _, address in getaddresses([line[:2000] for line in lines[:100]]) if address}


def _token_in(question: Question, message: EmailMessage, text: str) -> bool:
    """A server may lose the part after the plus, and write the token down elsewhere."""
    found = SUBADDRESS.match(question.reply_address)
    if found is None or len(found["token"]) < LEAST_TOKEN:
        return False
    told = (_header(message, "Subject") + " " + text[:MOST_TEXT]).lower()
    return re.search(rf"(?<!\w){re.escape(found['token'].lower())}(?!\w)", told) is not None


def _quotes(text: str, question: Question) -> bool:
    words, wanted = _words(text[:MOST_TEXT]), _words(question.text)
    runs = {tuple(wanted[i : i + QUOTED_WORDS]) for i in range(len(wanted) - QUOTED_WORDS + 1)}
    return any(tuple(words[i : i + QUOTED_WORDS]) in runs for i in range(len(words) - QUOTED_WORDS + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?m)^\s*(>\s?)+", "", text).lower())


def _domain(sender: str) -> str:
    ((_, address),) = getaddresses([sender[:2000]])[:1] or [("", "")]
    local, at, domain = address.rpartition("@")
    return domain.lower() if local and at else ""


def _same_site(domain: str, host: str) -> bool:
    """Mail of shop.example, or of a host below it, for www.shop.example; never of a name that only ends alike."""
    at = re.sub(r"^(www\d?|shop|store|m)\.(?=.+\.)", "", host.lower())
    return domain == at or domain.endswith("." + at)


def _header(message: EmailMessage, name: str) -> str:
    """As text, whatever it holds: the library raises for some that break the rules."""
    try:
        return str(message.get(name, ""))[:5000]
    except Exception:
        return ""


def _all(message: EmailMessage, name: str) -> list[str]:
    try:
        return [str(value) for value in message.get_all(name, [])]
    except Exception:
        return []
