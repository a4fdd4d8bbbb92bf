"""Windows that lie over the page unasked: newsletter, upsell, country. Not consent banners and age gates, which the
law demands, and not the browser's own message boxes."""

from __future__ import annotations

from auditor.evidence import Control, Interruption, Journey, PageRecord
from auditor.plugins import Place
from auditor.words import says
from checks._reading import label, language_of, unread_language

_LAWFUL_OR_NATIVE = frozenset({"consent", "age_gate", "js_alert"})
_TELLS_APART = 80
"""So many first characters tell one popup from another."""


def popups(journey: Journey) -> list[Interruption]:
    """Each popup of the journey once, as it was first met; it came back if any of its showings did."""
    met: dict[str, Interruption] = {}
    for popup in journey.interruptions:
        if popup.kind in _LAWFUL_OR_NATIVE:
            continue
        key = popup.text[:_TELLS_APART]
        first = met.setdefault(key, popup)
        if popup.came_back and not first.came_back:
            met[key] = first.model_copy(update={"came_back": True})
    return list(met.values())


def refusals(popup: Interruption, lang: str) -> list[Control]:
    """The controls that say no in words; a mere cross is none."""
    return [
        c
        for c in popup.controls
        if (says("decline", label(c), lang) or says("shaming", label(c), lang))
        and not says("subscribe", label(c), lang)
    ]


def language(journey: Journey, popup: Interruption) -> str:
    """Declared language of the page below the popup."""
    page = journey.page(popup.page)
    return language_of(page) if page else ""


def unread(journey: Journey, shown: list[Interruption]) -> str:
    """A language below one of the popups that we have no words for; "" when we can read them all."""
    return unread_language(_below(journey, shown))


def _below(journey: Journey, shown: list[Interruption]) -> list[PageRecord]:
    return [page for popup in shown if (page := journey.page(popup.page))]


def place(journey: Journey, popup: Interruption, control: Control | None = None) -> Place:
    """Where the popup stood, or one control of it."""
    page = journey.page(popup.page)
    return Place(
        page=popup.page,
        url=page.url if page else "",
        device=journey.device,
        shot=page.shot if page else "",
        element=label(control) if control else "",
        quote=" ".join(popup.text.split())[:120],
        box=control.box if control and control.box else popup.box,
    )
