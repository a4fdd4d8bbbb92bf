"""What a check says, in the words of W3C EARL."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from auditor.evidence import Box, Control, Model, PageRecord, Reason
from auditor.evidence import Field as FormField

PASS_MARK = 90.0
"""A score from here on counts as passed (Lighthouse's own boundary, source T02)."""


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    INAPPLICABLE = "inapplicable"
    CANT_TELL = "cantTell"
    UNTESTED = "untested"


class Place(Model):
    """Where a finding stands: page, element, quoted text."""

    page: str = ""
    """Id of the page record whose screenshot shows it."""
    url: str = ""
    device: str = ""
    shot: str = ""
    element: str = ""
    quote: str = ""
    box: Box | None = None


class Outcome(Model):
    verdict: Verdict
    score: float | None = Field(default=None, ge=0, le=100)
    """0 to 100; None unless passed or failed."""
    low: float | None = Field(default=None, ge=0, le=100)
    high: float | None = Field(default=None, ge=0, le=100)
    """95 % interval of the score where the check is statistical."""
    saw: str = ""
    """What was seen, in one or two sentences a shop owner understands, with the figures."""
    places: tuple[Place, ...] = ()
    reason: Reason | None = None
    """Always set on cantTell and untested."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        scored = self.verdict in (Verdict.PASSED, Verdict.FAILED)
        if scored != (self.score is not None):
            raise ValueError("exactly passed and failed outcomes carry a score")
        if (self.verdict in (Verdict.CANT_TELL, Verdict.UNTESTED)) != (self.reason is not None):
            raise ValueError("exactly cantTell and untested outcomes carry a reason")
        return self


def passed(saw: str, *places: Place) -> Outcome:
    return Outcome(verdict=Verdict.PASSED, score=100.0, saw=saw, places=places)


def failed(saw: str, *places: Place) -> Outcome:
    """The plain no: score 0."""
    return Outcome(verdict=Verdict.FAILED, score=0.0, saw=saw, places=places)


def scored(score: float, saw: str, *places: Place, low: float | None = None, high: float | None = None) -> Outcome:
    """A point on a curve: passed from PASS_MARK on, failed below."""
    value = min(100.0, max(0.0, score))
    verdict = Verdict.PASSED if value >= PASS_MARK else Verdict.FAILED
    return Outcome(verdict=verdict, score=value, saw=saw, places=places, low=low, high=high)


def inapplicable(saw: str) -> Outcome:
    """The question does not arise in this shop."""
    return Outcome(verdict=Verdict.INAPPLICABLE, saw=saw)


def cant_tell(reason: Reason, saw: str, *places: Place) -> Outcome:
    """It could not be seen; never a pass."""
    return Outcome(verdict=Verdict.CANT_TELL, reason=reason, saw=saw, places=places)


def on_page(
    page: PageRecord, thing: Control | FormField | Box | None = None, *, quote: str = "", element: str = ""
) -> Place:
    """The place of a finding on a recorded page; `thing` gives the box to mark on the screenshot."""
    box = thing if isinstance(thing, Box) or thing is None else thing.box
    if isinstance(thing, Control):
        element = element or thing.name or thing.text
    elif isinstance(thing, FormField):
        element = element or thing.label or thing.name
    return Place(
        page=page.id, url=page.url, device=page.device, shot=page.shot, element=element, quote=quote, box=box
    )
