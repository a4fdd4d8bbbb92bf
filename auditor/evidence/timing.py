"""What the stopwatch measured. Durations in ms, from the monotonic clock or the browser's own entries."""

from __future__ import annotations

from pydantic import Field

from auditor.evidence.base import Model
from auditor.evidence.page import Box


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


class PageLoad(Model):
    """All runs of one page on one device; `shown` is the real run nearest the median."""

    device: str
    name: str
    """The milestone or page: "landed", "product", "cart_seen", "checkout", "payment", ..."""
    url: str
    page: str = ""
    """Id of the page record with its screenshot."""
    runs: tuple[LoadRun, ...] = Field(min_length=1)
    shown: int = 0
    failed_runs: int = 0
    stayed: LoadRun | None = None
    """A visitor who stayed for some seconds, not alone on the machine: what moved counts, the durations do not."""

    @property
    def run(self) -> LoadRun:
        return self.runs[self.shown]

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


class Tap(Model):
    """One real input during the journey."""

    device: str
    page: str
    step: int
    intent: str
    target: str = ""
    box: Box | None = None
    feedback_ms: float | None = None
    inp_ms: float | None = None
    done_ms: float | None = None


class Taps(Model):
    taps: tuple[Tap, ...] = Field(min_length=1)
