"""A comparison as lines for a person: shared by `compare` and `calibrate`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from auditor.cli.words import shown
from auditor.statistics import METRICS, Calibration, Change, Comparison, Verdict

SENTENCES = {
    Verdict.WORSE: "B is worse than A",
    Verdict.BETTER: "B is better than A",
    Verdict.SAME: "B is the same as A: no change that matters is left",
    Verdict.INCONCLUSIVE: "Inconclusive: no change was shown, nor that there is none",
}
HEAD = ("device", "page", "metric", "A", "B", "change", "interval", "at most", "matters from", "verdict")


def table(said: Comparison) -> list[str]:
    """The verdict, then a line per metric, then how to read it."""
    a, b = said.counts
    counted = f"{a} pairs, visited in turns" if said.counted == "pairs" else f"{a} and {b} {said.counted}"
    rate = f"{said.false_alarm_rate:.1%}"
    lines = [
        f"{SENTENCES[said.verdict]} ({counted}).",
        "",
        *_aligned([HEAD, *(_row(c) for c in said.changes)]),
        "",
    ]
    if any(said.failed):
        lines.append("Visits that gave no numbers, and are left out: {} of A, {} of B.".format(*said.failed))
    if all(math.isinf(change.low) for change in said.changes):
        lines.append("So few numbers can show nothing: give more, or ask of fewer metrics with --metric.")
    if said.counted != "pairs":
        lines.append(
            "They were not visited in turns: what else differed between the two occasions counts as theirs."
        )
    lines.append(f"A shop compared with itself is called better or worse in at most {rate} of all comparisons.")
    lines.append(f"One that changed by what matters is called the same in at most {rate}.")
    return lines


def smallest_table(said: Calibration) -> list[str]:
    """What each metric can show, then how often there was a false alarm."""
    head = ("device", "metric", "typical", "smallest slowdown told", "matters from")
    rows = [
        (
            s.device,
            METRICS[s.metric].label,
            amount(s.typical, s.unit),
            amount(s.smallest, s.unit) + (f" ({s.smallest / s.typical:.0%})" if s.typical else ""),
            amount(s.margin, s.unit),
        )
        for s in said.smallest
    ]
    return [
        f"With {said.pairs} pairs, at {said.false_alarm_rate:.1%} false alarms, a slowdown of this size is told nine times of ten:",
        "",
        *_aligned([head, *rows]),
        "",
        f"False alarms in {said.comparisons} comparisons of the shop with itself: {said.alarms}.",
    ]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(change: Change) -> tuple[str, ...]:
    metric = METRICS[change.metric]
    known = change.before is not None and change.after is not None
    return (
        shown(change.device, 20), shown(change.page, 30), metric.label,
        amount(change.before, change.unit), amount(change.after, change.unit),
        amount(change.change, change.unit, sign=True) + _share(change) if known else "-",
        f"{amount(change.low, change.unit, sign=True)} to {amount(change.high, change.unit, sign=True)}"
        if math.isfinite(change.low) else "too few",
        amount(change.at_most, change.unit), amount(change.margin, change.unit), change.verdict.value,
    )  # fmt: skip


def _share(change: Change) -> str:
    return f" ({change.change / change.before:+.0%})" if change.before else ""


def amount(value: float | None, unit: str, *, sign: bool = False) -> str:
    """A number with its unit; "-" where there is none."""
    if value is None or not math.isfinite(value):
        return "-"
    plus = "+" if sign else ""
    return f"{value:{plus},.0f} {unit}" if unit else f"{value:{plus},.3f}".rstrip("0").rstrip(".")
