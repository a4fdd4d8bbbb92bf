"""The timings as charts. Positions are per cent of the line, so that a chart is laid out anew at every width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.evidence import (
    RUNS_FOR_AN_INTERVAL,
    TOLD_FROM_MS,
    Arrival,
    LoadRun,
    NoInp,
    PageLoad,
    PageLoads,
    PaintParts,
    Present,
    Tap,
)
from auditor.plugins import RunView
from reports.html import phrases
from reports.html.figures import seconds, shorten

SLOWEST_TAPS = 10


@dataclass(frozen=True)
class Kind:
    """A quantity with its zones: good up to `good`, poor from `poor` on; the line ends at `least` or the data's
    largest value, but never beyond `most`, so that one outlier does not squeeze all others."""

    title: str
    explained: str
    good: float
    poor: float
    least: float
    most: float
    write: Callable[[float], str]


def _shift(value: float) -> str:
    return f"{value:.2f}"


LCP = Kind(
    "Until the main content stands there",
    "Largest Contentful Paint. Good up to 2.5 s, poor above 4 s (web-vitals, 2026).",
    2500,
    4000,
    5000,
    12_000,
    seconds,
)  # T01
CLS = Kind(
    "How much the page jumps",
    "Cumulative Layout Shift. Good up to 0.1, poor above 0.25 (web-vitals, 2026).",
    0.1,
    0.25,
    0.35,
    1.0,
    _shift,
)  # T01
# 1 s keeps a customer's train of thought (R12); 3 s is where the rulebook's curve for taps halves (own judgement).
TAPS = Kind("After a tap, until something changes", "Up to 1 s keeps the train of thought (Nielsen, 1993/2014); above 3 s is poor (our judgement).", 1000, 3000, 4000, 10_000, seconds)  # fmt: skip


@dataclass(frozen=True)
class Row:
    label: str
    text: str
    tone: str
    shown: float
    low: float
    high: float
    others: list[float]


@dataclass(frozen=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True)
class Chart:
    title: str
    explained: str
    rows: list[Row]
    good: float
    poor: float
    ticks: list[Tick]
    spoken: str
    """The chart in words, for whoever does not see it."""


@dataclass(frozen=True)
class Figures:
    """One line of the table below the charts."""

    page: str
    cells: list[str]


@dataclass(frozen=True)
class DeviceTimings:
    device: str
    charts: list[Chart]
    table: list[Figures]
    tap_table: list[Figures]
    spread_table: list[Figures]
    """How far the runs of each page lie apart."""
    wait_table: list[Figures]
    """What the largest paint of each page waited for."""
    host_table: list[Figures]
    """Which other hosts each page asks, with what that cost."""


COLUMNS: list[tuple[str, Callable[[LoadRun], str]]] = [
    ("First byte", lambda r: _ms(r.ttfb_ms)),
    ("First paint", lambda r: _ms(r.fcp_ms)),
    ("Main content", lambda r: _ms(r.lcp_ms)),
    ("Loaded", lambda r: _ms(r.load_ms if r.soft is None else r.settled_ms)),
    ("Jumps", lambda r: "–" if r.cls is None else _shift(r.cls)),
    ("Size", lambda r: "–" if r.transferred_bytes is None else f"{r.transferred_bytes / 1000:,.0f} kB"),
    ("Requests", lambda r: "–" if r.requests is None else str(r.requests)),
]


SPREAD = {"First byte": "ttfb_ms", "First paint": "fcp_ms", "Main content": "lcp_ms", "Loaded": "load_ms"}
"""Columns of the table that tells how far the runs lie apart."""


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f} ms"


def timings(run: RunView) -> list[DeviceTimings]:
    """Charts and figures per device; a device without any figure is left out."""
    seen = run.evidence
    measured = seen.page_loads.value if isinstance(seen.page_loads, Present) else None
    taps = seen.taps.value.taps if isinstance(seen.taps, Present) else ()
    devices = dict.fromkeys([*(x.device for x in (measured.loads if measured else ())), *(t.device for t in taps)])
    return [_of_device(d, measured, [t for t in taps if t.device == d]) for d in devices]


def _of_device(device: str, measured: PageLoads | None, taps: list[Tap]) -> DeviceTimings:
    loads = [x for x in measured.loads if x.device == device] if measured else []
    judged = [x for x in measured.judged if x.device == device] if measured else []
    felt = [t for t in taps if t.feedback_ms is not None]
    slow = sorted(felt, key=lambda t: -(t.feedback_ms or 0))[:SLOWEST_TAPS]
    feedback = [(_tap_name(t), t.feedback_ms, [r.feedback_ms for r in t.runs]) for t in felt if t in slow]
    charts = [
        _chart(LCP, [(_page_name(x), x.run.lcp_ms, [r.lcp_ms for r in x.runs]) for x in judged]),
        _chart(TAPS, [(name, shown, runs if len(runs) > 1 else []) for name, shown, runs in feedback]),
        _chart(CLS, [(_page_name(x), x.shifts[x.shown].cls, [r.cls for r in x.shifts]) for x in judged]),
    ]
    return DeviceTimings(
        device=device,
        charts=[c for c in charts if c.rows],
        table=[Figures(_page_name(x), [write(_row(x)) for _, write in COLUMNS]) for x in loads],
        spread_table=[
            Figures(_page_name(x), [_spread(x, metric) for metric in SPREAD.values()])
            for x in loads
            if len(x.runs) > 1
        ],
        wait_table=[Figures(_page_name(x), _waits(x.run.lcp_parts)) for x in judged if x.run.lcp_parts],
        host_table=[Figures(_page_name(x), told) for x in judged if (told := _others(x))],
        tap_table=[Figures(_tap_name(t), [_ms(t.feedback_ms), _next_paint(t), _ms(t.done_ms)]) for t in taps],
    )


def _spread(load: PageLoad, metric: str) -> str:
    """From the least to the most, and where there are enough runs, where the median lies for sure."""
    apart = load.spread("settled_ms" if (load.arrival, metric) == (Arrival.SOFT, "load_ms") else metric)
    if apart is None:
        return "–"
    sure = "" if apart.low is None or apart.high is None else f" ({apart.low:,.0f}–{apart.high:,.0f})"
    return f"{apart.least:,.0f}–{apart.most:,.0f} ms{sure}"


def about_spread(figures: list[DeviceTimings], runs: int) -> str:
    """How to read the table of the spread; "" where there is none."""
    if not any(d.spread_table for d in figures):
        return ""
    sure = "From the shortest to the longest run. In brackets: between these lies the median of all such visits, in 95 of 100 such audits."
    return sure if runs >= RUNS_FOR_AN_INTERVAL else f"From {RUNS_FOR_AN_INTERVAL} runs a page on (--runs {RUNS_FOR_AN_INTERVAL}) this also says between which times the median of all such visits lies."  # fmt: skip


def _waits(parts: PaintParts) -> list[str]:
    return [_ms(v) for v in (parts.first_byte_ms, parts.load_delay_ms, parts.load_ms, parts.render_delay_ms)]


def _others(load: PageLoad) -> list[str]:
    """How many requests went to other hosts, to which ones most, and how much came from them as far as they tell; empty
    for none."""
    asked = load.run.waterfall
    # A page that was drawn into the document at hand asks for no document of its own.
    own = urlsplit(load.url).hostname if load.arrival is Arrival.SOFT else asked[0].host if asked else ""
    others = [f for f in asked if f.host and f.host != own]
    if not others:
        return []
    hosts = [host for host, _ in Counter(f.host for f in others).most_common(3)]
    silent = sum(f.bytes is None for f in others)
    size = f"{sum(f.bytes or 0 for f in others) / 1000:,.0f} kB"
    return [
        str(len(others)),
        shorten(", ".join(hosts), 80),
        size + (f", {silent} of them untold" if silent else ""),
    ]


ARRIVED = {Arrival.ADDRESS: "", Arrival.WALK: " (on the way)", Arrival.SOFT: " (drawn into the page before)"}


def _page_name(load: PageLoad) -> str:
    """Which page, and whether it was come to with parts of it loaded before."""
    return phrases.page_name(load.name) + ARRIVED[load.arrival]


def _row(load: PageLoad) -> LoadRun:
    return load.run.model_copy(update={"cls": load.shifts[load.shown].cls})


def _next_paint(tap: Tap) -> str:
    """Where the page left before it painted again, at least how long its handlers took; else why there is none."""
    if tap.no_inp is NoInp.QUICK:
        return f"< {TOLD_FROM_MS:.0f} ms"
    if tap.inp_ms is None and tap.handled_ms is not None:
        return f"≥ {tap.handled_ms:,.0f} ms"
    return "not felt" if tap.no_inp is NoInp.UNFELT else _ms(tap.inp_ms)


def _tap_name(tap: Tap) -> str:
    return shorten(tap.target, 48) or tap.intent.replace("_", " ") or "Tap"


def _chart(kind: Kind, values: list[tuple[str, float | None, list[float | None]]]) -> Chart:
    known = [
        (name, shown, [r for r in runs if r is not None]) for name, shown, runs in values if shown is not None
    ]
    largest = max((max([shown, *runs]) for _, shown, runs in known), default=0.0)
    end = min(kind.most, max(kind.least, largest * 1.06))
    rows = []
    for name, shown, runs in known:
        tone = "good" if shown <= kind.good else "poor" if shown > kind.poor else "fair"
        spread = [min(100.0, 100 * r / end) for r in [*runs, shown]]
        rows.append(
            Row(
                name, kind.write(shown), tone, min(100.0, 100 * shown / end), min(spread), max(spread), spread[:-1]
            )
        )
    ticks = [Tick(100 * v / end, kind.write(v) if v else "0") for v in (0.0, kind.good, kind.poor)]
    spoken = "; ".join(f"{r.label} {r.text}" for r in rows)
    return Chart(
        kind.title,
        kind.explained,
        rows,
        100 * kind.good / end,
        100 * kind.poor / end,
        ticks,
        f"{kind.title}: {spoken}",
    )
