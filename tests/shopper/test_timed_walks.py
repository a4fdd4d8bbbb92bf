"""What timed walks measured, put beside the journey that found the way: by what was pressed, not by how often."""

from __future__ import annotations

from typing import Any

from auditor.evidence import (
    Arrival,
    CartEnd,
    ConsentSeen,
    GuardLog,
    Journey,
    LoadRun,
    Milestone,
    NoInp,
    Refused,
    StopReason,
    Tap,
)
from auditor.shopper.result import Walked
from auditor.shopper.timed_walks import loads_of, with_times
from tests.builders import journey, page, step

M = Milestone


def walked(
    *presses: tuple[str, str, float | None], loads: dict[str, float] | None = None, **changes: Any
) -> Walked:
    """A walk with these (intent, target, done after ms) presses."""
    pages = [page("home", milestone=M.LANDED), page("pay", milestone=M.PAYMENT)]
    steps = [step(i, intent=intent, target=target, done_ms=ms) for i, (intent, target, ms) in enumerate(presses)]
    taps = [
        Tap(device="desktop", page="home", step=s.index, intent=s.intent, target=s.target, done_ms=s.done_ms)
        for s in steps
    ]
    seen: Journey = journey(*pages, steps=steps, **changes)
    runs = {name: LoadRun(lcp_ms=lcp) for name, lcp in (loads or {}).items()}
    return Walked(seen, ConsentSeen(device="desktop", shown=False), taps=taps, loads=runs)


def test_without_timed_walks_the_journey_is_left_alone() -> None:
    found = walked(("add_to_cart", "Add", 300))
    assert with_times(found, []) == found
    assert loads_of(found, []) == []


def test_a_tap_shows_the_middle_one_of_the_timed_and_keeps_them_all() -> None:
    found = walked(("open_product", "Mug", 900), ("continue", "Next", 400), ("continue", "Next", 500))
    again = [
        walked(("open_product", "Mug", mug), ("continue", "Next", first), ("continue", "Next", second))
        for mug, first, second in ((100, 10, 20), (120, 11, 21), (700, 12, 22))
    ]
    told = with_times(found, again)
    assert [t.done_ms for t in told.taps] == [120, 11, 21], "the same words twice are told apart by their order"
    assert [r.done_ms for r in told.taps[0].runs] == [100, 120, 700]
    assert [s.done_ms for s in told.journey.steps] == [120, 11, 21]


def test_a_wrong_turn_of_the_first_walk_keeps_its_own_times() -> None:
    found = walked(("open_category", "Blog", 250), ("open_product", "Mug", 900))
    told = with_times(found, [walked(("open_product", "Mug", 100))])
    assert [(t.done_ms, len(t.runs)) for t in told.taps] == [(250, 0), (100, 1)]


def test_another_button_is_another_tap() -> None:
    found = walked(("add_to_cart", "Add to cart", 300))
    told = with_times(found, [walked(("add_to_cart", "Buy this one", 5))])
    assert [(t.done_ms, t.runs) for t in told.taps] == [(300, ())]


def test_a_run_without_a_number_does_not_hide_the_others() -> None:
    found = walked(("add_to_cart", "Add", 300))
    told = with_times(found, [walked(("add_to_cart", "Add", ms)) for ms in (None, None, 80)])
    assert told.taps[0].done_ms == 80
    assert len(told.taps[0].runs) == 3


def test_why_a_number_is_missing_is_no_number() -> None:
    found = walked(("add_to_cart", "Add", 300))
    again = [walked(("add_to_cart", "Add", ms)) for ms in (80, 90)]
    again[0].taps[0] = again[0].taps[0].model_copy(update={"inp_ms": 24})
    again[1].taps[0] = again[1].taps[0].model_copy(update={"no_inp": NoInp.LEFT})
    (told,) = with_times(found, again).taps
    assert (told.done_ms, told.inp_ms, told.no_inp) == (80, 24, None)
    assert told.runs[1].no_inp is NoInp.LEFT


def test_a_way_that_had_changed_is_told() -> None:
    again = walked(("open_product", "Mug", 100))
    changed = again.journey.steps[0].model_copy(update={"missed": 'open product "Bowl"'})
    again.journey = again.journey.model_copy(
        update={"steps": (changed,), "stopped_because": StopReason.NO_PROGRESS, "reached": M.PRODUCT}
    )
    (told,) = with_times(walked(("open_product", "Bowl", 90)), [again]).journey.timed
    assert told.changed == ('open product "Bowl"',)
    assert told.reached is M.PRODUCT
    assert told.stopped_because is StopReason.NO_PROGRESS


def test_what_the_guard_saw_on_a_timed_walk_counts_like_all_else() -> None:
    refused = Refused(method="POST", host="shop.example", path="/order", why="completes orders")
    alarm = walked(
        guard=GuardLog(armed=True, order_signs=("a thank-you page",), orders_sent=1, refused=(refused,))
    )
    told = with_times(walked(guard=GuardLog(armed=True)), [walked(guard=GuardLog(armed=True)), alarm]).journey
    assert told.guard.orders_sent == 1
    assert told.guard.order_signs == ("a thank-you page",)
    assert told.guard.refused == (refused,)
    unarmed = with_times(walked(guard=GuardLog(armed=True)), [walked(guard=GuardLog(armed=False))]).journey
    assert not unarmed.guard.armed


def test_a_cart_left_full_by_a_timed_walk_is_told() -> None:
    clean, full = CartEnd(emptied=True), CartEnd(emptied=False, detail="no way to remove a line")
    assert with_times(walked(cart=clean), [walked(cart=full), walked(cart=clean)]).journey.cart == full
    assert with_times(walked(cart=full), [walked(cart=clean)]).journey.cart == full


def test_pages_that_no_address_opens_have_the_times_of_the_walk() -> None:
    loads = loads_of(
        walked(),
        [walked(loads={"home": 90, "pay": 200}), walked(loads={"pay": 240}), walked(loads={"pay": 900, "x": 1})],
    )
    assert [(x.name, x.page, x.arrival, [r.lcp_ms for r in x.runs]) for x in loads] == [
        ("landed", "home", Arrival.WALK, [90]),
        ("payment", "pay", Arrival.WALK, [200, 240, 900]),
    ]
    assert loads[1].run.lcp_ms == 240


def test_a_page_that_proved_several_things_was_loaded_once() -> None:
    one_page = journey(page("home", milestone=M.LANDED), page("till", milestone=M.CHECKOUT))
    mark = one_page.milestones[1]
    marks = (*one_page.milestones, mark.model_copy(update={"name": M.PAYMENT}))
    seen = Walked(
        one_page.model_copy(update={"milestones": marks}), ConsentSeen(device="desktop", shown=False),
        loads={"till": LoadRun(lcp_ms=70)},
    )  # fmt: skip
    assert [x.name for x in loads_of(seen, [seen])] == ["checkout"]
