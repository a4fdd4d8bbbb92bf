"""What the stopwatch measured. Durations in ms, from the monotonic clock or the browser's own entries."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import comb
from statistics import median

from pydantic import Field

from auditor.evidence.base import Model
from auditor.evidence.page import Box


class Network(Model):
    """How network and processor are slowed down, over the browser's own debugger (Chromium slows requests, not packets)."""

    name: str
    about: str
    latency_ms: float = 0.0
    """From sending a request to its answer's headers, at least."""
    down_kbps: float = 0.0
    """Kilobits (1,024) per second; 0 for no limit."""
    up_kbps: float = 0.0
    cpu_slower: float = 1.0
    """So many times slower."""

    @property
    def slows(self) -> bool:
        return bool(self.latency_ms or self.down_kbps or self.up_kbps) or self.cpu_slower > 1


class Phases(Model):
    """What the time to the first byte, and the document's own download, was spent on (Navigation Timing)."""

    redirect_ms: float = 0.0
    dns_ms: float = 0.0
    connect_ms: float = 0.0
    """TLS included."""
    tls_ms: float = 0.0
    wait_ms: float = 0.0
    """From sending the request to the first byte of the answer."""
    download_ms: float = 0.0


class PaintParts(Model):
    """What the largest paint waited for, one after the other; together they are its time (web-vitals' attribution)."""

    first_byte_ms: float
    load_delay_ms: float
    """Until the browser asked for the picture; 0 for text."""
    load_ms: float
    render_delay_ms: float


class Shift(Model):
    """One layout shift that nobody caused by an input."""

    at_ms: float
    value: float
    source: str = ""
    """What moved farthest, as a short selector."""
    box: Box | None = None
    """Where it stood afterwards."""


class LongFrame(Model):
    """One frame that took longer than 50 ms (Long Animation Frames)."""

    at_ms: float
    duration_ms: float
    blocking_ms: float
    """How much of it an input would have had to wait."""
    script: str = ""
    """Address of the script that took most of it."""


class Fetched(Model):
    """One request of a page, as the page itself was told of it (Resource Timing)."""

    host: str
    path: str
    kind: str
    """What asked for it: "img", "script", "link", "fetch", ..."""
    start_ms: float
    wait_ms: float | None = None
    """To the first byte; None where another host keeps that to itself."""
    duration_ms: float
    bytes: int | None = None
    """Over the network, headers included; None where another host keeps that to itself."""
    cached: bool = False
    blocks_rendering: bool = False


class SoftSource(StrEnum):
    """Who says that a tap led to another page within the same document."""

    BROWSER = "browser"
    """Its own soft navigation, with the paints that belong to it (Chromium 151 and newer)."""
    CHANGES = "changes"
    """The address changed, and what could be seen did: no paint is told of, only when it had settled."""


class LoadRun(Model):
    """One load of one page. A number that the browser did not give is None, never 0."""

    ttfb_ms: float | None = None
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    cls: float | None = None
    load_ms: float | None = None
    transferred_bytes: int | None = None
    requests: int | None = None
    lcp_element: str = ""
    lcp_box: Box | None = None
    cls_element: str = ""
    long_tasks_ms: float | None = None
    phases: Phases | None = None
    lcp_parts: PaintParts | None = None
    lcp_url: str = ""
    """Of the picture, where the largest paint is one."""
    shifts: tuple[Shift, ...] = ()
    """The largest first."""
    long_frames: tuple[LongFrame, ...] = ()
    """The longest first."""
    waterfall: tuple[Fetched, ...] = ()
    """In the order of their start."""
    soft: SoftSource | None = None
    """Of a page that a tap had drawn into the document at hand, where all times count from that tap: who told of it. None for
    a document that was loaded."""
    settled_ms: float | None = None
    """Of such a page: until what is in view had stopped changing and its pictures were there; None where they had not come when
    we went on. What moves by itself does not count."""


def nearest_median(values: Sequence[float | None]) -> int:
    """Index of the value nearest to the median of those that are there: the run to show is a real one. 0 where none is."""
    known = [v for v in values if v is not None]
    if not known:
        return 0
    middle = median(known)
    return min(range(len(values)), key=lambda i: (_apart(values[i], middle), i))


def _apart(value: float | None, middle: float) -> float:
    return float("inf") if value is None else abs(value - middle)


CHOSEN = ("lcp_ms", "fcp_ms", "ttfb_ms", "load_ms", "settled_ms")
FRAME_MS = 1000 / 60
"""A screen shows no smaller difference."""


def typical_run(runs: Sequence[LoadRun]) -> int:
    """Index of the run to show, a real one: nearest the medians of the chosen metrics together, each counted in its own
    typical distance from its median (the median one), so that no metric outweighs another for its unit. One that lacks a
    number which others have comes last; 0 where there are no numbers."""
    apart = [0.0] * len(runs)
    for metric in CHOSEN:
        values: list[float | None] = [getattr(run, metric) for run in runs]
        known = [v for v in values if v is not None]
        if known:
            middle = median(known)
            typical = max(FRAME_MS, median(abs(v - middle) for v in known))
            apart = [far + _apart(v, middle) / typical for far, v in zip(apart, values, strict=True)]
    return min(range(len(runs)), key=lambda i: (apart[i], i), default=0)


class Spread(Model):
    """How far the runs of one number lie apart."""

    runs: int
    least: float
    most: float
    low: float | None = None
    high: float | None = None
    """Between these lies the median of all such visits, in 95 of 100 such series at least; None for fewer than six runs, of
    which none could promise that."""


UNSURE = 0.05
RUNS_FOR_AN_INTERVAL = 6
"""With five the median lies beyond all of them once in 16 series."""


def spread(values: Sequence[float | None]) -> Spread | None:
    """Of the numbers that are there; None for fewer than two.

    The interval's ends are two of the runs, by the sign test (W. J. Conover, Practical Nonparametric Statistics, 3.2): each
    run is as likely above the median as below it, whatever the noise looks like.
    """
    known = sorted(v for v in values if v is not None)
    n = len(known)
    if n < 2:
        return None
    off, outside = 0, 2 * 0.5**n
    while outside <= UNSURE:
        off += 1
        outside += 2 * comb(n, off) * 0.5**n
    ends = (known[off - 1], known[n - off]) if off else (None, None)
    return Spread(runs=n, least=known[0], most=known[-1], low=ends[0], high=ends[1])


class Arrival(StrEnum):
    """How a timed page was come to."""

    ADDRESS = "address"
    """Opened by its address, by a new visitor with an empty cache and the cart's cookies."""
    WALK = "walk"
    """Pressed for on a timed walk, with what the pages before had loaded."""
    SOFT = "soft"
    """Pressed for on a timed walk, and drawn into the document at hand, which stayed."""


class PageLoad(Model):
    """All runs of one page on one device; `shown` is the real run nearest the median."""

    device: str
    name: str
    """The milestone or page: "landed", "product", "cart_seen", "checkout", "payment", ..."""
    url: str
    page: str = ""
    """Id of the page record with its screenshot."""
    arrival: Arrival = Arrival.ADDRESS
    runs: tuple[LoadRun, ...] = Field(min_length=1)
    shown: int = 0
    failed_runs: int = 0
    stayed: LoadRun | None = None
    """A visitor who stayed for some seconds, not alone on the machine: what moved counts, the durations do not."""

    @property
    def run(self) -> LoadRun:
        return self.runs[self.shown]

    def spread(self, metric: str) -> Spread | None:
        """Of one number, by the name of its field."""
        return spread([getattr(run, metric) for run in self.runs])

    @property
    def shifts(self) -> tuple[LoadRun, ...]:
        """The runs, for what moved: where more moved under the visitor who stayed, that visit stands in their place."""
        late = self.stayed
        if late is None or late.cls is None:
            return self.runs
        return tuple(late if run.cls is None or run.cls < late.cls else run for run in self.runs)


class PageLoads(Model):
    loads: tuple[PageLoad, ...] = Field(min_length=1)
    profile: str = "unthrottled"
    """How network and processor were slowed down."""

    @property
    def judged(self) -> tuple[PageLoad, ...]:
        """Each page once: as a new visitor loads it, or, where no address opens it, as the walk came to it."""
        opened = {(load.device, load.name) for load in self.loads if load.arrival is Arrival.ADDRESS}
        return tuple(x for x in self.loads if x.arrival is Arrival.ADDRESS or (x.device, x.name) not in opened)


class NoInp(StrEnum):
    """Why the browser told no time from an input to the next paint."""

    LEFT = "left"
    """The page left before it painted again; `handled_ms` is the least that it took."""
    QUICK = "quick"
    """It took less than `TOLD_FROM_MS`: Event Timing tells nothing shorter, but for the first input of a page."""
    UNFELT = "unfelt"
    """The page felt no input of ours, or stopped telling: a script may take its events away."""
    UNSUPPORTED = "unsupported"
    """This browser has no Event Timing."""
    UNTOLD = "untold"
    """The page told nothing of itself; or was busy for longer than that, and still the browser told no time."""


TOLD_FROM_MS = 16.0
"""The least duration that Event Timing can be asked for (W3C Event Timing, `durationThreshold`)."""


class TapRun(Model):
    """One press of one control; all from the moment of the input."""

    feedback_ms: float | None = None
    """Until the first visible change."""
    inp_ms: float | None = None
    """The browser's own Event Timing: input to next paint."""
    no_inp: NoInp | None = None
    """Why there is none; None where there is one, and in folders that did not ask."""
    handled_ms: float | None = None
    """Until the page's own handlers of the click had run: the next paint comes no sooner."""
    done_ms: float | None = None
    """Until the customer can go on."""


class Tap(TapRun):
    """One real input during the journey. Its times are those of the timed walk nearest the median; of the walk that found
    the way where no timed walk came by."""

    device: str
    page: str
    step: int
    intent: str
    target: str = ""
    box: Box | None = None
    runs: tuple[TapRun, ...] = ()
    """The same press on each timed walk that came by."""


class Taps(Model):
    taps: tuple[Tap, ...] = Field(min_length=1)
