"""What Lighthouse says, beside our own numbers, and which kind of number each is."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.evidence import (
    Absent,
    Arrival,
    Asserted,
    Lighthouse,
    LighthousePage,
    LighthouseRun,
    LighthouseTrouble,
    Opportunity,
    PageLoads,
    Present,
    Reason,
)
from auditor.plugins import RunView
from reports.html import phrases
from reports.html.figures import shorten

SCORES = ("Performance", "Accessibility", "Best practices", "SEO")
METRICS = ("FCP", "LCP", "TBT", "Speed Index", "CLS", "LCP as painted", "LCP by our stopwatch")
KINDS = {
    "simulate": "The times are simulated: Lighthouse loads the page unhindered and computes how long a slow phone or network "
    "would have taken. It may miss what comes late.",
    "devtools": "The times are observed, with network and processor slowed down by the browser.",
    "provided": "The times are observed, with network and processor as they are.",
}
"""By Lighthouse's throttlingMethod."""
TROUBLES = {
    LighthouseTrouble.TIMEOUT: "It took longer than we may wait.",
    LighthouseTrouble.BAD_OUTPUT: "What Lighthouse wrote could not be read.",
    LighthouseTrouble.PAGE_ERROR: "Lighthouse gave the page up.",
    LighthouseTrouble.FAILED: "Lighthouse ended with an error.",
    LighthouseTrouble.MOVED: "The address leads to another page when it is opened anew.",
    LighthouseTrouble.PAYMENT: "A page where one pays is left alone.",
    LighthouseTrouble.GUARD: "Our protection against buying by accident was not there, or the browser ended; without it nothing is looked at.",
}


@dataclass(frozen=True)
class Line:
    page: str
    cells: list[str]


@dataclass(frozen=True)
class Chances:
    """What Lighthouse would change on one page."""

    page: str
    lines: list[tuple[str, str]]
    """What, and what it would save."""


@dataclass(frozen=True)
class Device:
    name: str
    kind: str
    """Which kind of number, in a sentence."""
    scores: list[Line]
    metrics: list[Line]
    chances: list[Chances]


@dataclass(frozen=True)
class Section:
    devices: list[Device]
    notes: list[str]
    made_by: str
    beside: str
    """How our stopwatch's numbers came about, for who compares them."""
    broken: list[str]
    asserted: str
    """How the user's assertions stand, in a sentence; empty where none were asked for."""


def section(run: RunView) -> Section | None:
    """None where Lighthouse was not asked."""
    slot = run.evidence.lighthouse
    if isinstance(slot, Absent):
        return (
            None if slot.reason is Reason.NOT_ASKED else Section([], [shorten(slot.detail, 400)], "", "", [], "")
        )
    if not isinstance(slot, Present):
        return None
    seen: Lighthouse = slot.value
    loads = run.evidence.page_loads
    ours = loads.value if isinstance(loads, Present) else None
    devices = dict.fromkeys(page.device for page in seen.pages)
    return Section(
        devices=[_device(name, [p for p in seen.pages if p.device == name], ours) for name in devices],
        notes=[*_failures(seen), *_held_back(seen)],
        beside="our stopwatch slows nothing down either"
        if ours is None or ours.profile in ("", "none", "unthrottled")
        else f"our stopwatch slowed down ({shorten(ours.profile, 80)})",
        made_by=f"Lighthouse {seen.version}, run by Lighthouse CI {seen.lhci}",
        broken=[
            f"{x.audit} ({x.name}) on {x.device}, {x.url}: expected {x.expected}, found {x.actual}"
            for x in (seen.asserted.broken if seen.asserted else ())
        ],
        asserted=_asserted(seen.asserted),
    )


def _device(name: str, pages: list[LighthousePage], ours: PageLoads | None) -> Device:
    shown = [(page, page.run) for page in pages if page.run is not None]
    kinds = dict.fromkeys(KINDS.get(page.throttling, "") for page, _ in shown)
    presets = phrases.join(list(dict.fromkeys(page.preset for page, _ in shown)))
    lines = phrases.join(list(dict.fromkeys(page.network for page, _ in shown if page.network)))
    same = f"The line is that of our own stopwatch: {lines}." if lines else ""
    return Device(
        name=name,
        kind=" ".join(filter(None, [f"Preset: {presets}." if presets else "", *kinds, same])),
        scores=[Line(phrases.page_name(p.name), [_points(x) for x in _scores(r)]) for p, r in shown],
        metrics=[Line(phrases.page_name(p.name), _metrics(p, r, ours)) for p, r in shown],
        chances=[
            Chances(phrases.page_name(p.name), [(shorten(o.title, 120), _saving(o)) for o in p.opportunities])
            for p, _ in shown
            if p.opportunities
        ],
    )


def _scores(run: LighthouseRun) -> tuple[float | None, ...]:
    return (run.performance, run.accessibility, run.best_practices, run.seo)


def _metrics(page: LighthousePage, run: LighthouseRun, ours: PageLoads | None) -> list[str]:
    loads = ours.loads if ours else ()
    own = next(
        (x.run for x in loads if (x.device, x.url) == (page.device, page.url) and x.arrival is Arrival.ADDRESS),
        None,
    )
    times = (run.fcp_ms, run.lcp_ms, run.tbt_ms, run.speed_index_ms)
    jumps = "–" if run.cls is None else f"{run.cls:.2f}"
    return [*map(_ms, times), jumps, _ms(run.observed_lcp_ms), _ms(own.lcp_ms if own else None)]


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f} ms"


def _saving(chance: Opportunity) -> str:
    size = f"{chance.bytes / 1000:,.0f} kB" if chance.bytes else ""
    return phrases.join([x for x in (_ms(chance.gain_ms) if chance.gain_ms else "", size) if x])


def _failures(seen: Lighthouse) -> list[str]:
    told = [
        f"{page.device.capitalize()}, {phrases.page_name(page.name)}: {TROUBLES[failure.trouble]}"
        f"{f' ({failure.code})' if failure.code else ''}"
        for page in seen.pages
        for failure in page.failures
    ]
    return list(dict.fromkeys(told))


def _held_back(seen: Lighthouse) -> list[str]:
    if not any(run.held_back for page in seen.pages for run in page.runs):
        return []
    note = (
        "Our protection held back what pages wanted to send; Lighthouse may count that among the errors of the page, "
        "and so give less for best practices than others would measure."
    )
    return [note]


def _asserted(asserted: Asserted | None) -> str:
    if asserted is None:
        return ""
    if asserted.trouble:
        return f"The assertions of {asserted.file} were not judged: {shorten(asserted.trouble, 300)}"
    return f"{len(asserted.broken)} of the {len(asserted.results)} assertions in {asserted.file} do not hold."
