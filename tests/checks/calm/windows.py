"""Popups and looks at a product, for the tests of this promise."""

from __future__ import annotations

from typing import Any

from auditor.evidence import Control, Interruption, Journeys, Milestone, Visit, Visits
from auditor.plugins import Outcome
from tests.builders import box, control, journey, journeys, page


def button(
    name: str, *, width: float = 200, height: float = 48, contrast: float | None = 7.0, **changes: Any
) -> Control:
    """A control of a popup; `width`, `height` in CSS pixels."""
    return control(name, box=box(width=width, height=height), contrast=contrast, landmark="dialog", **changes)


def popup(*controls: Control, kind: str = "newsletter", **changes: Any) -> Interruption:
    """An early newsletter window that covers half the screen and was closed by its cross."""
    given: dict[str, Any] = {
        "kind": kind,
        "page": "home",
        "at_ms": 600.0,
        "text": "A recipe each month? Subscribe to our newsletter",
        "covers": 0.5,
        "box": box(0, 100, 390, 500),
        "before_any_input": True,
        "controls": controls,
        "closed_by": "Close",
        "taps": 1,
    }
    return Interruption.model_validate({**given, **changes})


def met(*interruptions: Interruption, lang: str = "en", device: str = "desktop") -> Journeys:
    """One journey that met these windows on its front page."""
    home = page("home", milestone=Milestone.LANDED, lang=lang, device=device)
    return journeys(journey(home, device=device, interruptions=interruptions))


CONSENT = popup(
    button("Accept all"),
    button("Refuse", width=40, height=12, contrast=1.5),
    kind="consent",
    text="We use cookies",
    closed_by="Refuse",
)


def look(
    who: str, text: str = "", *, at_s: float = 0.0, url: str = "https://shop.example/mug", **changes: Any
) -> Visit:
    """A look at the product by somebody; `text` is the page's."""
    given: dict[str, Any] = {"who": who, "what": "product", "device": "desktop", "at_s": at_s, "url": url}
    shown = page(who, url=url, text=text, lang=changes.pop("lang", "en"))
    return Visit.model_validate({**given, "page": shown, **changes})


def looks(*each: Visit) -> Visits:
    return Visits(visits=each)


def told(outcome: Outcome) -> str:
    """Verdict and score in one word, for short assertions: "passed 100", "cantTell", "inapplicable"."""
    return f"{outcome.verdict.value} {outcome.score:g}" if outcome.score is not None else outcome.verdict.value
