"""What kind of mail this is: by its headers (RFC 3834, RFC 3464) first, then by what its sentences are there for.

Only a person stops the person's clock, so a person must say something of their own that addresses the question. Sentences
that any mail could hold are taken out first: greetings, thanks, "we will get back to you", signatures, quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import cache, cached_property

from auditor.evidence import MailKind, Question
from auditor.inbox.bodies import body
from auditor.inbox.languages import language
from auditor.inbox.phrases import begins, key, says, words_of
from auditor.inbox.quotes import Parts, repeats, sentences, split, without
from auditor.inbox.tickets import ticket
from auditor.inbox.verdict import Verdict

_MOST_TEXT = 6000
_MOST_SENTENCES = 150
_INSTANT_S = 60
"""Nobody reads and answers a mail in less (own judgement)."""
_SHORT = 6
"""Words of a line that only greets, closes or signs."""
_SIGNATURE_LINES = 14
_TEMPLATE = ("courtesy", "footer", "sent_from", "procedure", "subscribe", "offer", "status", "assistant")
"""What a person's mail may hold besides, and an automatic one too."""
_OF_REPLIES = tuple(purpose for purpose in _TEMPLATE if purpose != "offer")
_ACKNOWLEDGING = ("received", "will_answer", "automatic", "copy")
_MACHINE_SENDER = re.compile(r"mailer-daemon|postmaster|mail delivery|microsoftexchange", re.IGNORECASE)
_SMTP_FAILURE = re.compile(r"\b5\d\d[ -#]+5\.\d{1,3}\.\d{1,3}\b|\b5\.\d{1,3}\.\d{1,3}\b|\b55[0-4]\b")
_AMOUNT = re.compile(
    r"\d\s?(?:%|€|£|\$|°|zł|kr|eur|gbp|usd|pln|chf|h\b|cm|kg)|[€£$]\s?\d|\d+[.,]\d\d\b|\b(?:xs|s|m|l|xl|xxl)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{1,2}:\d\d")
_STEM = 5
"""Letters that a word shares with one of the question to speak of the same ("deliver", "delivery")."""


def classify(message: EmailMessage, question: Question) -> Verdict:
    """Judge one mail that came for a question. Never raises for what a mail holds."""
    mail = _Mail(message, question)
    kind, confidence, signs = _kind(mail)
    number = ticket(mail.subject, mail.parts.new)
    return Verdict(
        kind=kind,
        confidence=confidence,
        signs=(*signs, *mail.remarks),
        text=mail.parts.new[:_MOST_TEXT],
        language=language(" ".join(mail.own) or mail.parts.new),
        ticket=number,
        threaded=bool(
            mail.header("In-Reply-To") or mail.header("References") or (number and number in mail.subject)
        ),
    )


@dataclass(frozen=True)
class _Mail:
    """A mail and its question, read once."""

    message: EmailMessage
    question: Question

    def header(self, name: str) -> str:
        """A header as small letters, "" where it is missing or broken."""
        try:
            return " ".join(str(self.message.get(name, "")).lower().split())
        except (ValueError, TypeError, IndexError, AttributeError, LookupError):
            return ""  # the parser of structured headers stumbles over wild ones

    @cached_property
    def subject(self) -> str:
        try:
            return " ".join(str(self.message.get("Subject", "")).split())[:300]
        except (ValueError, TypeError, IndexError, AttributeError, LookupError):
            return ""

    @cached_property
    def parts(self) -> Parts:
        parts = split(body(self.message))
        return Parts(without(parts.new, self.question.text).strip(), parts.quoted)

    @cached_property
    def sentences(self) -> list[str]:
        """Its own, without those that repeat the question's, and without the signature."""
        asked = key(self.question.text)
        found = [
            s for s in sentences(self.parts.new)[:_MOST_SENTENCES] if len(s.split()) < 2 or key(s) not in asked
        ]
        return _unsigned(found)

    @cached_property
    def own(self) -> list[str]:
        """Sentences that are no formula."""
        return [s for s in self.sentences if not self._is_formula(s)]

    @cached_property
    def acknowledging(self) -> list[str]:
        """Purposes of an acknowledgement that its subject or its sentences serve."""
        texts = [self.own_subject, *self.sentences]
        return [purpose for purpose in _ACKNOWLEDGING if any(says(purpose, text) for text in texts)]

    @cached_property
    def own_subject(self) -> str:
        """The subject without the question's."""
        return without(self.subject, self.question.subject).strip()

    @cached_property
    def answers(self) -> list[str]:
        """Own sentences that could answer the question or ask back; what follows a "meanwhile, see our help" is none."""
        found = []
        for sentence in self.sentences:
            if self.acknowledging and says("elsewhere", sentence):
                break
            if not self._is_formula(sentence) and self._addresses(sentence):
                found.append(sentence)
        return found

    def _is_formula(self, sentence: str) -> bool:
        """Whether any mail could hold this sentence. Who replies sells nothing: free delivery is an answer then."""
        return _is_formula(sentence, _TEMPLATE if not self.replies else _OF_REPLIES)

    def _addresses(self, sentence: str) -> bool:
        if says("did", sentence) or _AMOUNT.search(sentence) or _duration().search(key(sentence)):
            return True
        # Beside "we got it and will answer" more is asked for: such mails speak of delivery and returns, too, and ask things.
        return not self.acknowledging and (sentence.rstrip().endswith("?") or self._shares(sentence))

    def _shares(self, sentence: str) -> bool:
        """Whether it speaks of what the question speaks of."""
        return any(word[:_STEM] in self._subject_matter for word in re.findall(r"\w{4,}", key(sentence)))

    @cached_property
    def _subject_matter(self) -> set[str]:
        """Stems of the question's words, without those that any question holds."""
        common = set(words_of("phrases", "common"))
        words = re.findall(r"\w{4,}", key(self._without_formulas))
        return {word[:_STEM] for word in words if word not in common}

    @cached_property
    def to_this_customer(self) -> bool:
        """Whether it is plainly for this customer: it replies, it speaks of what was asked, or reports what somebody did."""
        return (
            self.replies
            or self._shares(self.own_subject)
            or any(self._shares(s) or says("did", s) or s.rstrip().endswith("?") for s in self.answers)
        )

    @cached_property
    def _without_formulas(self) -> str:
        return " ".join(s for s in sentences(self.question.text) if not _is_formula(s))

    @cached_property
    def automatic_header(self) -> str:
        """The header by which it says that no person wrote it; "" for none. Of no use: X-Auto-Response-Suppress, which
        also stands on mails of persons."""
        submitted = self.header("Auto-Submitted").partition(";")[0].strip()
        if submitted.startswith("auto-"):
            return f"Auto-Submitted: {submitted}"
        for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply"):
            if self.header(name) not in ("", "no"):
                return name
        return "Precedence: auto_reply" if self.header("Precedence") == "auto_reply" else ""

    @cached_property
    def replies(self) -> bool:
        """Whether it is plainly a reply to this question: by its quotes, its subject or its headers."""
        asked = key(self.question.subject)
        return (
            bool(self.header("In-Reply-To"))
            or bool(asked and asked in key(self.subject))
            or repeats(self.parts.quoted, self.question.text)
        )

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What the report should tell beside the kind."""
        found = []
        if any(says("assistant", sentence) for sentence in sentences(self.parts.new)):
            found.append("says that a machine wrote it")
        if self._instant:
            found.append("written within a minute")
        return tuple(found)

    @property
    def _instant(self) -> bool:
        try:
            gap = parsedate_to_datetime(str(self.message.get("Date", ""))) - self.question.asked_at
        except (ValueError, TypeError, IndexError, AttributeError, LookupError, OverflowError):
            return False
        return 0 <= gap.total_seconds() < _INSTANT_S


@cache
def _duration() -> re.Pattern[str]:
    """A number of hours, days or weeks."""
    units = [unit for name in ("hour", "day", "week") for unit in words_of("time", name)]
    return re.compile(rf"\d\s?(?:{'|'.join(re.escape(unit) for unit in units)})(?!\w)")


_Found = tuple[MailKind, float, tuple[str, ...]]


def _kind(mail: _Mail) -> _Found:
    """The first rule that speaks; the order is that of how surely each can be told."""
    for rule in (_bounce, _absence, _notice, _marketing, _acknowledgement, _person):
        found = rule(mail)
        if found:
            return found
    return MailKind.OTHER, 0.5, ("says nothing of its own that addresses the question",)


def _bounce(mail: _Mail) -> _Found | None:
    """A report by RFC 3464, or one in words from a mail server."""
    report = _report_action(mail.message)
    if report:
        failed = report == "failed"
        kind = MailKind.BOUNCE if failed else MailKind.OTHER
        return kind, 0.99, (f"delivery report: {report}",)
    texts = [mail.own_subject, *mail.sentences[:8]]
    in_words = any(says("undelivered", text) for text in texts)
    sender = bool(_MACHINE_SENDER.search(mail.header("From"))) or mail.header("Return-Path") == "<>"
    if in_words and (sender or _SMTP_FAILURE.search(mail.parts.new)):
        return MailKind.BOUNCE, 0.95, ("says that a mail could not be delivered",)
    return None


def _report_action(message: EmailMessage) -> str:
    """The action of the first recipient in a delivery report; "" for no report."""
    if message.get_content_type() != "multipart/report" and "message/delivery-status" not in str(
        message.get_content_type()
    ):
        return ""
    for part in list(message.walk())[:40]:
        if part.get_content_type() != "message/delivery-status":
            continue
        payload = part.get_payload()
        for block in payload if isinstance(payload, list) else ():
            action = "" if isinstance(block, str) else str(block.get("Action", "")).strip().lower()
            if action:
                return action
    return ""


def _absence(mail: _Mail) -> _Found | None:
    told = [text for text in (mail.own_subject, *mail.sentences) if says("absent", text)]
    if not told or not (
        mail.automatic_header or says("absent", mail.own_subject) or not _answers_beside(mail, told)
    ):
        return None
    by = (mail.automatic_header,) if mail.automatic_header else ()
    return MailKind.OUT_OF_OFFICE, 0.97 if by else 0.85, (*by, "says that somebody is away")


def _answers_beside(mail: _Mail, told: list[str]) -> bool:
    return any(answer not in told for answer in mail.answers)


def _notice(mail: _Mail) -> _Found | None:
    """What software tells by itself: a ticket was closed, an account made, a rating is asked for."""
    if says("status", mail.own_subject) or (
        any(says("status", s) for s in mail.sentences) and not mail.answers and not mail.acknowledging
    ):
        return MailKind.OTHER, 0.8, ("a notice or a request to rate",)
    return None


def _marketing(mail: _Mail) -> _Found | None:
    texts = [mail.own_subject, *mail.sentences]
    if not mail.replies and not mail.acknowledging and any(says("unsubscribe", text) for text in texts):
        return MailKind.MARKETING, 0.9, ("offers to unsubscribe",)
    sells = [purpose for purpose in ("offer", "subscribe", "pitch") if any(says(purpose, text) for text in texts)]
    listed = [name for name in ("List-Unsubscribe", "Feedback-ID") if mail.header(name)]
    if mail.replies:
        return None
    if sells == ["offer"] and not listed and mail.answers and mail.to_this_customer:
        return None  # a person who answers may praise, and name a price
    if (sells and not mail.acknowledging) or (listed and (sells or not mail.answers)):
        return MailKind.MARKETING, 0.95 if listed and sells else 0.8, (*listed, *(f"words: {s}" for s in sells))
    return None


def _acknowledgement(mail: _Mail) -> _Found | None:
    if mail.acknowledging and not mail.answers:
        by = (mail.automatic_header,) if mail.automatic_header else ()
        return MailKind.ACKNOWLEDGEMENT, 0.95 if by else 0.85, (*by, *(f"words: {a}" for a in mail.acknowledging))
    return None


def _person(mail: _Mail) -> _Found | None:
    if not mail.own or (mail.automatic_header and not mail.answers) or not mail.to_this_customer:
        return None
    signs = ["addresses the question"] if mail.answers else ["replies with words of its own"]
    if mail.automatic_header:
        signs.append(mail.automatic_header)
    return MailKind.PERSON, 0.75 if mail.automatic_header else 0.95 if mail.answers else 0.8, tuple(signs)


def _is_formula(sentence: str, template: tuple[str, ...] = _TEMPLATE) -> bool:
    """Whether any mail could hold this sentence."""
    words = len(sentence.split())
    if not re.search(r"\w", sentence) or (words <= _SHORT and _STAMP.search(sentence)):
        return True
    if words <= _SHORT and (begins("greeting", sentence) or says("team", sentence)):
        return True
    if says("did", sentence):
        return False
    label, colon, _ = sentence.partition(":")
    if colon and begins("field", label) and len(label.split()) <= 3:
        return True
    return any(says(purpose, sentence) for purpose in (*template, *_ACKNOWLEDGING))


def _unsigned(found: list[str]) -> list[str]:
    """Without the signature: what stands below a closing, and a name alone at the end."""
    for at, sentence in enumerate(found):
        is_rule = sentence.strip() in ("--", "—", "-- ")
        closes = (
            at > 0
            and len(sentence.split()) <= _SHORT
            and begins("closing", sentence)
            and not sentence.endswith((".", "?"))
        )
        if (is_rule or closes) and len(found) - at <= _SIGNATURE_LINES and _only_signs(found[at + 1 :]):
            return found[:at]
    while len(found) > 1 and _is_name(found[-1]):
        found = found[:-1]
    return found


def _only_signs(rest: list[str]) -> bool:
    """Names, addresses, footers: nothing that says something of its own."""
    return all(len(sentence.split()) <= _SHORT or _is_formula(sentence) for sentence in rest)


def _is_name(sentence: str) -> bool:
    words = sentence.split()
    return (
        len(words) <= 4
        and not re.search(r"\d|[.!?]$", sentence)
        and all(w[:1].isupper() or w in "&|,-xX" for w in words)
    )
