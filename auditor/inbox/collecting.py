"""One pass over a mailbox, and staying there: what is new is told apart, and kept together with the place we came to."""

from __future__ import annotations

import email
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.utils import getaddresses
from threading import Event

from auditor.config import MailboxSettings
from auditor.evidence import Mail, OpeningHours, Question
from auditor.inbox.arrival import Window, arrival, greylisted, relays, transport_s
from auditor.inbox.authentication import authentication
from auditor.inbox.hours import working_seconds
from auditor.inbox.mailbox import LINK_BROKE, Fetched, Folder, MailboxRefused, OpenMailbox, open_mailbox
from auditor.inbox.matching import mark, match
from auditor.inbox.verdict import Verdict
from auditor.store import Cursor, Kept, Questions

Classify = Callable[[EmailMessage, Question], Verdict]
Tell = Callable[[str], None]
REFUSALS = 3


@dataclass(frozen=True)
class Patience:
    """How long what is waited for, in seconds."""

    answer_s: float = 30.0
    """For one answer of the server: a line that is cut without a word is found out by it."""
    listen_s: float = 60.0
    """Listening to the inbox, before the other folders are looked into; IDLE is renewed by that, too (RFC 2177 asks for 29
    minutes at most, and lines break after a few)."""
    first_wait_s: float = 2.0
    """Before a new connection; twice as long each time."""
    longest_wait_s: float = 300.0


@dataclass
class Reader:
    """Reads one mailbox for the questions of a ledger."""

    settings: MailboxSettings
    questions: Questions
    classify: Classify
    text_of: Callable[[EmailMessage], str]
    """A mail's body as text, quotes included."""
    hours: OpeningHours | None = None
    """Of the shop, for the business-hours clock; None where they are not known."""
    tell: Tell = lambda _text: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    patience: Patience = Patience()
    _looked: dict[str, datetime] = field(default_factory=dict)
    """When we last saw, while this program runs, all that a folder held."""

    def collect(self) -> list[str]:
        """Look once into every folder; the ids of the questions that got a mail. Raises MailboxRefused, LedgerError, ConfigError
        or one of LINK_BROKE; whatever was kept until then stays kept."""
        with open_mailbox(self.settings, self.patience.answer_s) as box:
            return self._pass(box, heard=None)

    def watch(self, stop: Event, changed: Callable[[list[str]], None]) -> None:
        """Stay until `stop` is set or nothing is awaited any more, over broken links and restarts of the server. Raises
        MailboxRefused after three refusals in a row, LedgerError or ConfigError."""
        patience = self.patience
        refusals, wait = 0, patience.first_wait_s
        while not stop.is_set() and self.questions.awaited():
            try:
                with open_mailbox(self.settings, patience.answer_s) as box:
                    refusals, wait = 0, patience.first_wait_s
                    self._stay(box, stop, changed)
            except MailboxRefused:
                refusals += 1
                if refusals >= REFUSALS:
                    raise
            except LINK_BROKE as error:
                self.tell(f"the mailbox cannot be reached ({type(error).__name__}); again in {wait:.0f} s")
            if stop.wait(wait):
                return
            wait = min(2 * wait, patience.longest_wait_s)

    def _stay(self, box: OpenMailbox, stop: Event, changed: Callable[[list[str]], None]) -> None:
        heard: datetime | None = None
        while not stop.is_set() and self.questions.awaited():
            if ids := self._pass(box, heard=heard):
                changed(ids)
            box.look_into(Folder("INBOX"))
            heard = None
            if box.can_idle:
                began = self.now()
                heard = self.now() if box.wait(self.patience.listen_s) else None
                if heard is None:
                    self._looked["INBOX"] = max(began, self._looked.get("INBOX", began))
            elif stop.wait(self.patience.listen_s / 2):
                return

    def _pass(self, box: OpenMailbox, *, heard: datetime | None) -> list[str]:
        changed: list[str] = []
        for folder in box.folders():
            changed += self._folder(box, folder, heard if folder.name.upper() == "INBOX" else None)
        return list(dict.fromkeys(changed))

    def _folder(self, box: OpenMailbox, folder: Folder, heard: datetime | None) -> list[str]:
        awaited = self.questions.awaited()
        if not awaited:
            return []
        validity, begun = box.look_into(folder), self.now()
        cursor = self.questions.cursor(self.settings.name, folder.name)
        if cursor is None or cursor.validity != validity:
            # Never read, or made anew with other numbers: all that can be an answer is looked at; a mark tells what is known.
            self._looked.pop(folder.name, None)
            cursor = Cursor(validity, 0)
            uids = box.uids_since(min(kept.question.asked_at for kept in awaited))
        else:
            uids = box.uids_after(cursor.uid)
        changed: list[str] = []
        for fetched in box.fetch(uids):
            window = self._window(folder, heard)
            found = self._found(fetched, folder, window, awaited)
            cursor = Cursor(validity, max(cursor.uid, fetched.uid))
            changed += self.questions.receive(self.settings.name, folder.name, cursor, found)
        if uids and cursor.uid < uids[-1]:  # the last ones are gone again
            self.questions.receive(self.settings.name, folder.name, Cursor(validity, uids[-1]), [])
        self._looked[folder.name] = begun
        return changed

    def _window(self, folder: Folder, heard: datetime | None) -> tuple[datetime | None, datetime, bool]:
        return self._looked.get(folder.name), heard or self.now(), heard is not None

    def _found(
        self,
        fetched: Fetched,
        folder: Folder,
        window: tuple[datetime | None, datetime, bool],
        awaited: Sequence[Kept],
    ) -> list[tuple[str, str, Mail]]:
        message, text = _parsed(fetched.content), ""
        try:
            text = self.text_of(message)
        except Exception:
            self.tell(f"a mail in {folder.name} cannot be read whole")
        matched = match(message, text, awaited)
        if matched is None:
            return []
        opened, closed, listening = window
        asked = matched.question.asked_at
        between = Window(max(asked, opened or asked), max(closed, asked), listening and opened is not None)
        stamps = relays([str(line) for line in message.get_all("Received", [])])
        came = arrival(fetched.stamp, stamps, between)
        said = self.classify(message, matched.question)
        ((name, address),) = getaddresses([_header(message, "From")[:1000]])[:1] or [("", "")]
        mail = Mail(
            kind=said.kind, signs=said.signs, confidence=said.confidence, arrived_at=came.at, uncertain_s=round(came.uncertain_s, 3),
            told_by=came.told_by, working_s=self._working_s(asked, came.at), transport_s=transport_s(stamps, came.at), greylisted=greylisted(stamps, came.at),
            matched_by=matched.by, folder=folder.name, junk=folder.junk, message_id=_header(message, "Message-ID").strip()[:300],
            sender=address[:320], sender_name=name[:200], subject=_header(message, "Subject")[:300], text=said.text[:6000],
            language=said.language, threaded=said.threaded, ticket=said.ticket[:100],
            defective=not fetched.whole or bool(message.defects),
            authentication=authentication(message, self.settings.server) if self.settings.server else None,
        )  # fmt: skip
        return [(matched.question.id, mark(fetched.content, message), mail)]

    def _working_s(self, asked: datetime, arrived: datetime) -> float | None:
        return None if self.hours is None else working_seconds(self.hours, asked, arrived)


def _parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except Exception:
        return ""
