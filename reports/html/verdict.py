"""The first screen: letter, score, band, and what they mean in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.evidence import Milestone, StopReason
from auditor.plugins import PromiseScore, Scorecard
from reports.html import phrases
from reports.html.figures import bands, count, letter_of, lost, points, tone

GOOD, FAIR = 80.0, 50.0


@dataclass(frozen=True)
class Scale:
    """The score on the line from F to A; positions in per cent."""

    score: float
    low: float
    high: float
    letters: list[tuple[str, float, float]]
    words: str


@dataclass(frozen=True)
class Note:
    """Something that must be said beside the score."""

    kind: str
    """"poor" for what drags the letter down, "info" for what the reader must know."""
    title: str
    text: str


@dataclass(frozen=True)
class Fact:
    figure: str
    words: str


@dataclass(frozen=True)
class PromiseCard:
    title: str
    score: str
    word: str
    tone: str
    value: float
    low: float
    high: float
    answered: str
    lost: str


@dataclass(frozen=True)
class Opening:
    letter: str
    tone: str
    score: str
    headline: str
    sentence: str
    scale: Scale | None
    notes: list[Note]
    facts: list[Fact]
    promises: list[PromiseCard]


def opening(card: Scorecard) -> Opening:
    """Everything above the first finding."""
    return Opening(
        letter=card.letter or "",
        tone={"A": "good", "B": "good", "C": "fair", "D": "fair"}.get(card.letter[0], "poor")
        if card.letter
        else "mute",
        score="" if card.score is None else points(card.score),
        headline=_headline(card),
        sentence=_sentence(card),
        scale=_scale(card),
        notes=_notes(card),
        facts=_facts(card),
        promises=[_promise(p) for p in card.promises],
    )


def _headline(card: Scorecard) -> str:
    if card.score is None:
        return phrases.NO_SCORE
    if not card.letter:
        return phrases.NO_LETTER
    if card.journeys and not any(j.reached is Milestone.PAYMENT for j in card.journeys):
        return phrases.NOT_THROUGH.get(card.journeys[0].stopped_because, phrases.NOT_AT_THE_TILL)
    return phrases.HEADLINES.get(card.letter, phrases.NO_LETTER)


def _sentence(card: Scorecard) -> str:
    """What the score means for customers, from the best and the worst promises."""
    rated = sorted((p for p in card.promises if p.rated and p.score is not None), key=lambda p: -(p.score or 0))
    if not rated:
        stops = [j.stopped_detail or phrases.STOPPED[j.stopped_because] for j in card.journeys]
        return " ".join(dict.fromkeys(stops)) or card.incomplete_because or "No question could be answered."
    best = [p for p in rated if (p.score or 0) >= GOOD][:2]
    worst = [p for p in reversed(rated) if (p.score or 0) < 65][:2]
    said = []
    if best:
        said.append(f"What customers will like: {_told(best, phrases.KEPT)}.")
    if worst:
        said.append(f"What will cost the shop customers: {_told(worst, phrases.BROKEN)}.")
    elif rated[-1] not in best:
        said.append(f"The weakest promise is “{rated[-1].title}” with {points(rated[-1].score or 0)} points.")
    return " ".join(said)


def _told(promises: list[PromiseScore], words: dict[str, str]) -> str:
    return phrases.join([words.get(p.id, f"“{p.title}”") for p in promises])


def _scale(card: Scorecard) -> Scale | None:
    if card.score is None:
        return None
    low, high = points(card.low), points(card.high)
    words = f"Somewhere from {low} to {high}, depending on what we could not see." if low != high else ""
    return Scale(score=card.score, low=card.low, high=card.high, letters=bands(), words=words)


def _notes(card: Scorecard) -> list[Note]:
    notes = []
    natural = letter_of(card.score) if card.score is not None else ""
    if card.orders_sent:
        notes.append(Note("poor", "Check your orders", phrases.STOPPED[StopReason.ORDER_SEEN]))
    if card.score is not None and card.letter and card.caps:
        because = phrases.join([cap.because.rstrip(".") for cap in card.caps])
        title = (
            f"{card.letter} (score {points(card.score)}, capped)" if card.letter != natural else "A grave fault"
        )
        notes.append(
            Note(
                "poor",
                title,
                f"The letter cannot be better than {card.caps[0].letter} while this lasts: {because}.",
            )
        )
    elif card.letter_because:
        title = "Why there is no letter" if not card.letter else f"Why the letter is {card.letter}"
        notes.append(Note("info", title, card.letter_because))
    if not card.complete:
        why = card.incomplete_because or "The audit ended early."
        notes.append(Note("info", "This audit is incomplete", f"{why} What was seen until then is judged here."))
    if card.provisional:
        text = "Some answers may still come. The report is drawn again when they arrive, and the score may move."
        notes.append(Note("info", "Provisional", text))
    if card.letter and card.letter_stability is not None and card.letter_stability < 0.8:
        text = f"With weights chosen slightly differently, {card.letter_stability:.0%} of 1,000 tries gave the same letter."
        notes.append(Note("info", "A borderline letter", text))
    unrated = [f"“{p.title}”" for p in card.promises if not p.rated]
    if unrated and card.score is not None:
        notes.append(
            Note(
                "info",
                f"Without {count(len(unrated), 'promise')}",
                f"Too little was seen of {phrases.join(unrated)}.",
            )
        )
    return notes


def _facts(card: Scorecard) -> list[Fact]:
    asked, answered = (sum(getattr(p, n) for p in card.promises) for n in ("asked", "answered"))
    facts = [Fact(f"{answered} of {asked}", "questions answered")]
    all_steps = len(Milestone)
    for journey in card.journeys:
        steps = journey.reached.rank + 1 if journey.reached else 0
        facts.append(Fact(f"{steps} of {all_steps}", f"steps to the till, {journey.device}"))
    facts.append(Fact(f"{card.orders_sent}", "orders placed: we stop before paying"))
    facts.append(Fact(f"{card.asked.runs}", f"timed {'run' if card.asked.runs == 1 else 'runs'} a page"))
    return facts


def _promise(promise: PromiseScore) -> PromiseCard:
    score = promise.score if promise.rated else None
    word = (
        "not rated" if score is None else "kept" if score >= GOOD else "half kept" if score >= FAIR else "not kept"
    )
    answered = f"{promise.answered} of {promise.asked} answered"
    return PromiseCard(
        title=promise.title,
        score="–" if score is None else points(score),
        word=word,
        tone=tone(score),
        value=score or 0.0,
        low=promise.low,
        high=promise.high,
        answered=answered,
        lost=f"{lost(promise.points_lost)} lost" if score is not None and promise.points_lost >= 0.05 else "",
    )
