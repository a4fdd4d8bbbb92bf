"""What a page did with a question: from what it showed after the press. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor import words
from auditor.evidence import AskState
from auditor.inbox.phrases import says
from auditor.seeing.facets import Understood
from auditor.shopper.filling import demanded


@dataclass(frozen=True)
class After:
    """What is known a while after the press."""

    u: Understood
    told: Sequence[tuple[float, str]]
    """(ms after the tap, text) of what changed in view, in order; empty where another document was loaded."""
    replaced: bool
    """Another document was loaded."""
    painted_ms: float | None
    """When that one was first seen, from the tap."""
    status: int | None
    sent: bool
    """Something that writes left for the shop, and was answered."""
    text: str
    """What the message field holds now; "" where there is none."""
    before: frozenset[str] = frozenset()
    """Lines that the page held before the press."""
    looked_ms: float = 0.0
    """How long after the press this look was taken."""


@dataclass(frozen=True)
class Outcome:
    state: AskState
    detail: str
    acknowledged_ms: float | None = None
    text: str = ""
    errors: tuple[str, ...] = ()
    text_kept: bool | None = None


def outcome(after: After, question: str) -> Outcome:
    """Thanks on the page is an acknowledgement; an error, or a field that is marked wrong, a refusal; silence after something was
    sent leaves the question sent; and where nothing tells, it is unknown, and is not asked again."""
    lang = after.u.seen.language
    thanks = next(((at, text) for at, text in after.told if _thanks(text)), None)
    errors = _errors(after, lang)
    if errors and thanks is None:
        kept = question.strip()[:60] in after.text
        return Outcome(AskState.REFUSED, "The page shows an error.", errors=errors, text_kept=kept)
    if thanks is not None:
        return Outcome(AskState.ACKNOWLEDGED, "The page says that it arrived.", thanks[0], thanks[1][:400])
    if after.replaced and (text := _thanking(after.u)):
        return Outcome(AskState.ACKNOWLEDGED, "The next page says that it arrived.", after.painted_ms, text[:400])
    if not after.replaced and (text := _thanking(after.u, after.before)):
        # In a frame, whose own clock we do not have: no later than our look.
        return Outcome(
            AskState.ACKNOWLEDGED, "A part of the page says that it arrived.", after.looked_ms, text[:400]
        )
    if after.status is not None and after.status >= 400:
        return Outcome(
            AskState.UNKNOWN, f"The shop answered with {after.status}: it may have the question all the same."
        )
    if after.sent:
        return Outcome(AskState.SENT, "The shop took it without a word that could be seen.")
    return Outcome(AskState.UNKNOWN, "Nothing on the page tells whether it was sent.")


def _thanks(text: str) -> bool:
    return says("received", text) or says("will_answer", text) or says("sent_thanks", text)


def lines_of(u: Understood) -> list[str]:
    """What the page says, its messages first."""
    found = [*(m.text for m in u.seen.messages), *u.seen.headings, *u.seen.text.splitlines()]
    return [" ".join(line.split()) for line in found]


def _thanking(u: Understood, before: frozenset[str] = frozenset()) -> str:
    """The first line that thanks or promises an answer, and was not there before."""
    return next((line for line in lines_of(u) if line not in before and _thanks(line)), "")


def _errors(after: After, language: str) -> tuple[str, ...]:
    fields = [f.error or f.blamed for f in after.u.seen.fields if f.visible and (f.error or f.blamed)]
    marked = [f.label for f in after.u.seen.fields if f.visible and f.invalid and demanded(f, language)]
    said = [
        m.text for m in after.u.seen.messages if m.kind == "error" or words.says("error_message", m.text, language)
    ]
    return tuple(dict.fromkeys(text[:200] for text in [*fields, *said, *marked] if text and not _thanks(text)))[:8]
