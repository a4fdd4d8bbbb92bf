"""Putting what timed walks measured beside the journey that found the way. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.evidence import (
    Arrival,
    CartEnd,
    Journey,
    LoadRun,
    PageLoad,
    Step,
    Tap,
    TapRun,
    TimedWalk,
    nearest_median,
    typical_run,
)
from auditor.shopper.result import Walked


def with_times(found: Walked, timed: Sequence[Walked]) -> Walked:
    """The walk that found the way, with its taps timed by those that knew it. Without any it is returned as it is."""
    if not timed:
        return found
    runs: dict[int, list[TapRun]] = {}
    for walk in timed:
        for step, run in _pairs(found.taps, walk.taps):
            runs.setdefault(step, []).append(run)
    taps = [_timed(tap, runs.get(tap.step, [])) for tap in found.taps]
    return replace(found, taps=taps, journey=_journey(found.journey, taps, [w.journey for w in timed]))


def loads_of(found: Walked, timed: Sequence[Walked]) -> list[PageLoad]:
    """How the pages that proved a milestone loaded when the timed walks came to them, in the order of the journey."""
    journey = found.journey
    runs: dict[str, list[LoadRun]] = {}
    for walk in timed:
        told = set()
        for mark in walk.journey.milestones:
            if mark.page in walk.loads and mark.page not in told:  # one page may prove several
                told.add(mark.page)
                runs.setdefault(mark.name.value, []).append(walk.loads[mark.page])
    pages = {mark.name.value: journey.page(mark.page) for mark in journey.milestones}
    return [
        PageLoad(
            device=journey.device, name=name, url=page.url, page=page.id, arrival=_arrival(runs[name]), runs=tuple(runs[name]),
            shown=typical_run(runs[name]),
        )
        for name, page in pages.items()
        if page is not None and name in runs
    ]  # fmt: skip


def _arrival(runs: Sequence[LoadRun]) -> Arrival:
    """Where one walk loaded a document and another did not, the way was not the same: then they count as loaded."""
    return Arrival.SOFT if all(run.soft is not None for run in runs) else Arrival.WALK


def _pairs(first: Sequence[Tap], again: Sequence[Tap]) -> list[tuple[int, TapRun]]:
    """Which tap of the first walk each later one repeats: the next one that meant the same and pressed the same."""
    left, pairs = list(first), []
    for tap in again:
        same = next((t for t in left if (t.intent, t.target) == (tap.intent, tap.target)), None)
        if same is not None:
            left.remove(same)
            pairs.append(
                (same.step, TapRun.model_validate({name: getattr(tap, name) for name in TapRun.model_fields}))
            )
    return pairs


def _timed(tap: Tap, runs: list[TapRun]) -> Tap:
    if not runs:
        return tap
    # A run without a number that others have would hide it.
    full = max(_known(run) for run in runs)
    shown = [run for run in runs if _known(run) == full]
    times = shown[nearest_median([run.done_ms if run.done_ms is not None else run.feedback_ms for run in shown])]
    return tap.model_copy(update={**times.model_dump(), "runs": tuple(runs)})


def _known(run: TapRun) -> int:
    return sum(isinstance(value, float) for value in run.model_dump().values())


def _journey(journey: Journey, taps: Sequence[Tap], timed: Sequence[Journey]) -> Journey:
    times = {
        t.step: {"feedback_ms": t.feedback_ms, "inp_ms": t.inp_ms, "done_ms": t.done_ms} for t in taps if t.runs
    }
    steps = [step.model_copy(update=times.get(step.index, {})) for step in journey.steps]
    guard, cart = journey.guard, journey.cart
    for again in timed:
        guard, cart = guard.and_then(again.guard), _worse(cart, again.cart)
    return journey.model_copy(
        update={"steps": tuple(steps), "guard": guard, "cart": cart, "timed": tuple(_told(j) for j in timed)}
    )


def _told(journey: Journey) -> TimedWalk:
    return TimedWalk(
        reached=journey.reached, stopped_because=journey.stopped_because, stopped_detail=journey.stopped_detail,
        took_ms=journey.explored_ms, actions=journey.actions, changed=_changes(journey.steps),
    )  # fmt: skip


def _changes(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.missed for step in steps if step.missed))


def _worse(cart: CartEnd, later: CartEnd) -> CartEnd:
    return later if later.emptied is False else cart
