"""What is compared of a page load, and how much of a change matters. Of each metric, more is worse."""

from __future__ import annotations

from dataclasses import dataclass

FRAME_MS = 17.0
"""One frame at 60 Hz: nothing that a screen shows can change by less."""
RELATIVE = 0.10
"""Own judgement: half of the 20 % from which people notice that something takes longer (S. C. Seow, Designing and
Engineering Time, 2008, ch. 3), so that it is seen before the customers see it."""


@dataclass(frozen=True)
class Metric:
    """A change matters when it is as large as both margins: the share of what it was, and the absolute one."""

    name: str
    """The field of `LoadRun`."""
    label: str
    unit: str
    absolute: float
    relative: float = RELATIVE

    def margin(self, before: float) -> float:
        """The smallest change that matters, in the metric's unit; `before` is the typical value of A."""
        return max(self.absolute, self.relative * abs(before))


METRICS = {
    metric.name: metric
    for metric in (
        Metric("ttfb_ms", "first byte", "ms", FRAME_MS),
        Metric("fcp_ms", "first paint", "ms", FRAME_MS),
        Metric("lcp_ms", "largest paint", "ms", FRAME_MS),
        Metric("load_ms", "load event", "ms", FRAME_MS),
        # A tenth of what web.dev/articles/cls calls good (0.1); own judgement.
        Metric("cls", "layout shift", "", 0.01),
        # A task is long from 50 ms on (W3C Long Tasks API): one more of them matters.
        Metric("long_tasks_ms", "long tasks", "ms", 50.0),
        # Own judgement: a tenth of a second on slow 4G (1.6 Mbit/s, Lighthouse's `mobileSlow4G`), and one more file.
        Metric("transferred_bytes", "transferred", "B", 20_000.0),
        Metric("requests", "requests", "", 1.0),
    )
}
"""By name."""
