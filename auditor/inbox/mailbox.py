"""A mailbox over IMAP, read and never changed: EXAMINE and BODY.PEEK only, and nothing is ever sent.

What is new in each folder is known by (UIDVALIDITY, UID). A mail is fetched in part only: its headers and first texts.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from auditor.config import MailboxSettings, Security, secret_of

MOST_BYTES = 400_000
"""So much of one mail is read: more than any answer has text, less than its attachments."""
BATCH = 25
NOT_FOR_ANSWERS = frozenset({"\\noselect", "\\nonexistent", "\\sent", "\\drafts", "\\trash", "\\all", "\\flagged"})
"""SPECIAL-USE (RFC 6154): what we sent or threw away, and views of other folders."""
NOT_BY_NAME = re.compile(r"^(sent|gesendet|drafts?|entw.rfe|trash|papierkorb|deleted)", re.IGNORECASE)
JUNK_NAME = re.compile(
    r"junk|spam|bulk|unerw.nscht|ind.sirables|courrier ind|correo no deseado|posta indesiderata|wiadomo.ci-.mieci",
    re.IGNORECASE,
)
LINK_BROKE = (OSError, ssl.SSLError, imaplib.IMAP4.error, ImapToolsError, EOFError)
"""What says that the connection is of no use any more; imaplib's abort and readonly are errors of its own."""


class MailboxRefused(Exception):
    """The server does not let us in; one sentence. Asking again and again would lock the account."""


@dataclass(frozen=True)
class Folder:
    name: str
    junk: bool = False


@dataclass(frozen=True)
class Fetched:
    """One mail as the server has it."""

    uid: int
    stamp: datetime | None
    """INTERNALDATE."""
    size: int
    content: bytes
    """The first `MOST_BYTES` of it."""

    @property
    def whole(self) -> bool:
        return len(self.content) >= self.size


@contextmanager
def open_mailbox(settings: MailboxSettings, answer_s: float) -> Iterator[OpenMailbox]:
    """A connection that has logged in, and is closed afterwards. Raises MailboxRefused, ConfigError or one of LINK_BROKE."""
    password = secret_of(settings.password)
    box = _connect(settings, answer_s)
    try:
        try:
            box.login(settings.user, password, initial_folder=None)
        except MailboxLoginError as error:
            if _for_now(error):
                raise
            raise MailboxRefused(
                f"{settings.host} does not let {settings.user} in: look at user and password of [mailbox]."
            ) from error
        yield OpenMailbox(box)
    finally:
        _hang_up(box)


class OpenMailbox:
    """Raises one of LINK_BROKE where the connection breaks."""

    def __init__(self, box: BaseMailBox) -> None:
        self._box = box

    @property
    def can_idle(self) -> bool:
        return "IDLE" in self._box.client.capabilities

    def folders(self) -> list[Folder]:
        """All in which an answer may lie, the inbox first."""
        found = []
        for info in self._box.folder.list():
            flags = {flag.lower() for flag in info.flags}
            last = info.name.rpartition(info.delim or "/")[2]
            if flags & NOT_FOR_ANSWERS or NOT_BY_NAME.match(last):
                continue
            found.append(Folder(info.name, "\\junk" in flags or bool(JUNK_NAME.search(last))))
        return sorted(found, key=lambda folder: (folder.name.upper() != "INBOX", folder.name))

    def look_into(self, folder: Folder) -> int:
        """Open it for reading only; its UIDVALIDITY."""
        self._box.folder.set(folder.name, readonly=True)
        _, told = self._box.client.response("UIDVALIDITY")
        return int(told[-1]) if told and told[-1] else 0

    def uids_after(self, uid: int) -> list[int]:
        """Of the folder at hand."""
        # "n:*" names the last mail also where it lies before n (RFC 3501, 6.4.8).
        return sorted(found for found in self._search(f"UID {uid + 1}:*") if found > uid)

    def uids_since(self, moment: datetime) -> list[int]:
        """Mails that came on the day before `moment` or later, for the server's days are those of its own zone."""
        day = (moment.astimezone(UTC) - timedelta(days=1)).strftime("%d-%b-%Y")
        return sorted(self._search(f"SINCE {day}"))

    def fetch(self, uids: list[int]) -> Iterator[Fetched]:
        """These mails of the folder at hand, a few at a time; those that are gone meanwhile are left out."""
        for start in range(0, len(uids), BATCH):
            wanted = ",".join(str(uid) for uid in uids[start : start + BATCH])
            answer, parts = self._box.client.uid(
                "FETCH", wanted, f"(UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.{MOST_BYTES}>)"
            )
            if answer != "OK":
                raise imaplib.IMAP4.error(f"FETCH: {answer}")
            yield from _fetched(parts)

    def wait(self, seconds: float) -> bool:
        """Whether the server told of something new in the folder at hand before the time was over (IDLE, RFC 2177)."""
        return any(b"EXISTS" in line for line in self._box.idle.wait(timeout=seconds))

    def _search(self, criteria: str) -> list[int]:
        answer, parts = self._box.client.uid("SEARCH", criteria)
        if answer != "OK":
            raise imaplib.IMAP4.error(f"SEARCH: {answer}")
        return [int(word) for part in parts if part for word in part.split() if word.isdigit()]


def _connect(settings: MailboxSettings, answer_s: float) -> BaseMailBox:
    host, port = settings.host, settings.port_or_usual
    if settings.security is Security.TLS:
        return MailBox(host, port, timeout=answer_s, ssl_context=ssl.create_default_context())
    if settings.security is Security.STARTTLS:
        return MailBoxStartTls(host, port, timeout=answer_s, ssl_context=ssl.create_default_context())
    return MailBoxUnencrypted(host, port, timeout=answer_s)


def _for_now(error: MailboxLoginError) -> bool:
    """Whether the server says that it cannot just now, which is no word about the password (RFC 5530)."""
    return bool(re.search(r"UNAVAILABLE|LIMIT|INUSE|too many|temporar|try again", str(error), re.IGNORECASE))


def _hang_up(box: BaseMailBox) -> None:
    """Say good-bye where that is possible; a dead connection is closed all the same."""
    with contextlib.suppress(*LINK_BROKE):
        box.logout()
    with contextlib.suppress(*LINK_BROKE):
        box.client.shutdown()


def _fetched(parts: list[object]) -> Iterator[Fetched]:
    """imaplib gives (head, literal) for each mail, and after it what the server says of it behind the literal; what has no
    UID is no mail."""
    for at, part in enumerate(parts):
        if not (
            isinstance(part, tuple)
            and len(part) == 2
            and isinstance(part[0], bytes)
            and isinstance(part[1], bytes)
        ):
            continue
        behind = parts[at + 1] if at + 1 < len(parts) else b""
        head = part[0] + (behind if isinstance(behind, bytes) else b"")
        uid, size = re.search(rb"\bUID (\d+)", head), re.search(rb"RFC822\.SIZE (\d+)", head)
        if uid is not None:
            yield Fetched(int(uid[1]), _stamp(head), int(size[1]) if size else len(part[1]), part[1])


def _stamp(head: bytes) -> datetime | None:
    found = re.search(rb'INTERNALDATE "([^"]{10,40})"', head)
    try:
        return (
            datetime.strptime(found[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC) if found else None
        )
    except (ValueError, OverflowError):
        return None
