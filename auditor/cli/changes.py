"""A comparison as lines for a person: shared by `compare` and `calibrate`."""

from __future__ import annotations

import math

from auditor.cli.words import shown
from auditor.statistics import METRICS, Change, Comparison, Verdict

SENTENCES = {
    Verdict.WORSE: "B is worse than A",
    Verdict.BETTER: "B is better than A",
    Verdict.SAME: "B is the same as A: no change that matters is left",
    Verdict.INCONCLUSIVE: "Inconclusive: no change was shown, nor that there is none",
}


def table(said: Comparison) -> list[str]:
    """The verdict, then a line per metric, then how to read it."""
    of = "pairs" if said.paired else "and"
    counted = (
        f"{said.pairs[0]} pairs, visited in turns"
        if said.paired
        else f"{said.pairs[0]} {of} {said.pairs[1]} values"
    )
    lines = [f"{SENTENCES[said.verdict]} ({counted}).", ""]
    head = (
        "device",
        "page",
        "metric",
        "A",
        "B",
        "change",
        f"{1 - said.false_alarm_rate:.0%} interval",
        "matters from",
        "verdict",
    )
    rows = [head, *(_row(change) for change in said.changes)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines += [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lines += [
        "",
        f"A shop compared with itself is called better or worse in at most {said.false_alarm_rate:.1%} of all comparisons.",
    ]
    return lines  # fmt: skip


def _row(change: Change) -> tuple[str, ...]:
    metric = METRICS[change.metric]
    known = change.before is not None and change.after is not None
    return (
        shown(change.device, 20), shown(change.page, 30), metric.label,
        amount(change.before, change.unit), amount(change.after, change.unit),
        amount(change.change, change.unit, sign=True) + _share(change) if known else "-",
        f"{amount(change.low, change.unit, sign=True)} to {amount(change.high, change.unit, sign=True)}"
        if math.isfinite(change.low) else "too few",
        amount(change.margin, change.unit), change.verdict.value,
    )  # fmt: skip


def _share(change: Change) -> str:
    return f" ({change.change / change.before:+.0%})" if change.before else ""


def amount(value: float | None, unit: str, *, sign: bool = False) -> str:
    """A number with its unit; "-" where there is none."""
    if value is None or not math.isfinite(value):
        return "-"
    digits = 0 if unit else (3 if abs(value) < 1 else 0)
    return f"{value:{'+' if sign else ''},.{digits}f} {unit}".rstrip()
