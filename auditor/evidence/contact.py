"""What became of the questions that a customer asked: on the page, by machine, by a person.

Three clocks start with the tap that sends a question: until the page acknowledges it, until an automatic mail arrives, until
a person answers. Moments are UTC and those of our side.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime, Field

from auditor.evidence.base import Model
from auditor.evidence.page import Box, PageRecord


class Way(StrEnum):
    """How a question went out."""

    FORM = "form"
    MAIL = "mail"
    """By the operator's own mail server, where the shop gives an address and no form."""


class AskState(StrEnum):
    """What is known of one question. It is committed as `intended` before anything is pressed, and never asked twice."""

    INTENDED = "intended"
    SENT = "sent"
    """The shop took it, without a word that anybody could see."""
    ACKNOWLEDGED = "acknowledged"
    """The page says that it arrived; of a mail: the operator's server took it."""
    REFUSED = "refused"
    """The shop said that it did not take it."""
    UNKNOWN = "unknown"
    """We were interrupted, or the answer was lost: it may have arrived."""


class MailKind(StrEnum):
    """Only a person stops the person's clock."""

    ACKNOWLEDGEMENT = "acknowledgement"
    OUT_OF_OFFICE = "out_of_office"
    BOUNCE = "bounce"
    MARKETING = "marketing"
    PERSON = "person"
    OTHER = "other"


class Told(StrEnum):
    """Who told when a mail arrived."""

    IDLE = "idle"
    """The mail server, while we listened: to some tenths of a second."""
    POLL = "poll"
    """It was not there at the look before and is there now."""
    INTERNAL = "internaldate"
    """The mail server's own stamp: whole seconds."""
    RECEIVED = "received"
    """The last relay's stamp in the mail, where the server's own is missing or wild."""


class Match(StrEnum):
    """How it was told which question a mail answers, the surest first."""

    ADDRESS = "address"
    THREAD = "thread"
    CONTENT = "content"


class ContactForm(Model):
    """The form that was filled in."""

    url: str
    page: str = ""
    """Id of the page record that shows it."""
    fields: int
    demanded: tuple[str, ...] = ()
    """Labels of the fields that must be filled."""
    in_dialogue: bool = False
    frame_host: str = ""
    """Of the frame that it stands in; "" in the page itself."""


class OnPage(Model):
    """What the page did with the question."""

    acknowledged_ms: float | None = None
    """From the tap until a word of thanks could be seen."""
    text: str = Field("", max_length=400)
    """That word, or the error."""
    page: str = ""
    """Id of the page record that shows it."""
    box: Box | None = None
    new_page: bool = False
    http_status: int | None = None
    errors: tuple[str, ...] = ()
    text_kept: bool | None = None
    """After an error: whether the customer's text was still there; None without an error."""


class Authentication(Model):
    """What our own mail server found out about the sender (RFC 8601); "none" where it said nothing."""

    by: str
    spf: str = "none"
    dkim: str = "none"
    dmarc: str = "none"
    aligned: bool = False
    policy: str = ""
    """What the sender's domain asks for with mails that fail: "none", "quarantine", "reject" or untold."""


class Mail(Model):
    """One mail that came for a question; as text, without what it quotes."""

    kind: MailKind
    signs: tuple[str, ...] = ()
    """Why it was taken for that kind, a few words each."""
    confidence: float = Field(ge=0, le=1)
    arrived_at: AwareDatetime
    uncertain_s: float = Field(ge=0)
    told_by: Told
    working_s: float | None = Field(None, ge=0)
    """Seconds of the shop's opening hours between the question and its arrival."""
    transport_s: float | None = Field(None, ge=0)
    """From the first relay that stamped it to our server; None where they do not tell."""
    greylisted: bool = False
    """It was most likely held back by our server at first: the delay is not the shop's."""
    matched_by: Match
    folder: str
    junk: bool = False
    message_id: str = Field("", max_length=300)
    sender: str
    sender_name: str = ""
    subject: str = Field("", max_length=300)
    text: str = Field("", max_length=6000)
    language: str = ""
    """ISO 639-1; "" where it cannot be told surely."""
    threaded: bool = False
    """It says by its headers which mail it answers, or repeats a ticket number."""
    ticket: str = ""
    copies: int = Field(1, ge=1)
    """So many times the same mail came."""
    defective: bool = False
    """It broke the rules of mail, or was too large to be read whole."""
    authentication: Authentication | None = None


class AnswerKey(Model):
    """What the shop's own pages say to the question, to hold its answer against."""

    fact: str
    """What was asked: "return_days", "delivery_days", "delivery_cost"."""
    expected: str
    url: str
    read_at: AwareDatetime


class Question(Model):
    """One question, and all that came of it."""

    id: str
    way: Way
    state: AskState
    detail: str = ""
    """Why it is in that state, a sentence."""
    topic: str
    language: str
    subject: str
    text: str
    reply_address: str
    """Unique to this question."""
    message_id: str = Field("", max_length=300)
    """Of our own mail, where the question went by mail."""
    asked_at: AwareDatetime
    wait_until: AwareDatetime
    """So long a person's answer is awaited."""
    closed: bool = False
    """Nothing is awaited any more."""
    key: AnswerKey | None = None
    form: ContactForm | None = None
    on_page: OnPage | None = None
    mails: tuple[Mail, ...] = ()
    """In the order of their arrival."""

    def first(self, kind: MailKind) -> Mail | None:
        """The earliest mail of a kind."""
        return next((mail for mail in self.mails if mail.kind is kind), None)


class OpeningHours(Model):
    """When somebody is there to answer."""

    open: str
    """As OpenStreetMap writes it: "Mo-Fr 09:00-17:00; PH off"."""
    zone: str
    """Of the tz database, "Europe/Berlin"."""
    country: str = ""
    """Whose public holidays are kept, ISO 3166-1; "" for none."""
    source: str
    """ "configured", "page" or "assumed"."""


class Promise(Model):
    """A time that the shop itself names for its answer."""

    text: str = Field(max_length=300)
    seconds: float = Field(gt=0)
    working_days: bool = False
    """The seconds count on working days only."""
    where: str
    """ "page", "acknowledgement" or "mail"."""


class Contact(Model):
    """All questions of one run."""

    questions: tuple[Question, ...] = Field(min_length=1)
    hours: OpeningHours | None = None
    promises: tuple[Promise, ...] = ()
    pages: tuple[PageRecord, ...] = ()
    """The pages of the forms, and what they showed after the press."""
    watched_until: AwareDatetime
    """The mailbox was last read then."""
