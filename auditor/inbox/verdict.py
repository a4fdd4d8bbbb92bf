"""What was made of one mail."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.evidence import MailKind


@dataclass(frozen=True)
class Verdict:
    """One mail, judged by itself and beside its question."""

    kind: MailKind
    confidence: float
    """0 to 1: own judgement, no probability."""
    signs: tuple[str, ...]
    """Why, a few words each."""
    text: str
    """What it says itself, without what it quotes."""
    language: str
    """Of that text, ISO 639-1; "" where it cannot be told surely."""
    ticket: str
    """The number that the shop gave the question; "" for none."""
    threaded: bool
    """It says by its headers which mail it answers, or carries a ticket number in its subject."""
