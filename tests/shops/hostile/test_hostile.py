"""Shops that order without being asked to: a careless customer orders in each, the shopper in none."""

import ast
import os
import re
from pathlib import Path

import pytest

from auditor.browser.launch import OpenBrowser, open_browser
from tests.browser.layers import without
from tests.shops.hostile.careless import order_carelessly
from tests.shops.hostile.server import running
from tests.shops.hostile.spec import LABELS, Spec, draw
from tests.shops.hostile.traps import CERTAIN, TRAPS
from tests.shops.hostile.walking import Result, table, walk, walk_all
from tests.together import together

HERE = Path(__file__).parent
MEASURING = ("__main__.py", "walking.py", "test_hostile.py")
SEED = int(os.environ.get("HOSTILE_SEED", "1"))
WALKS, SHARE = 12, 3
"""What fits into the normal tests; `make guard-soak` walks the rest."""


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "traps",
    [list(TRAPS)[SEED % SHARE :: SHARE], pytest.param(list(TRAPS), marks=pytest.mark.soak)],
    ids=["share", "all"],
)
async def test_a_careless_customer_orders_in_these_shops(traps: list[str]) -> None:
    with without("popup blocker"):  # a press of the customer's own would open the window as well
        async with open_browser() as browser, running() as shops:
            ordered = await together(
                traps, lambda name: order_carelessly(browser.browser, shops, Spec(name, SEED))
            )
    honest = [name for name, orders in zip(traps, ordered, strict=True) if not orders]
    assert honest == [], "a trap that gets no order proves nothing"


@pytest.mark.browser
@pytest.mark.timeout(600)
async def test_the_shopper_orders_nowhere() -> None:
    results = await walk_all(draw(WALKS, SEED, CERTAIN))
    assert [f"{r.shop}: {r.orders}" for r in results if r.orders] == []
    met = sum(r.shown for r in results)
    assert met >= WALKS * 3 / 4, f"only {met} walks came to the trap:\n{table(results)}"


@pytest.mark.browser
@pytest.mark.timeout(300)
async def test_an_order_that_nobody_could_foresee_is_seen(chromium: OpenBrowser, tmp_path: Path) -> None:
    """ "Continue" orders where an honest shop has the same button: what is left is to see it, and to say so."""
    async with running() as shops:
        result = await walk(chromium, shops, Spec("plain-continue", 1), tmp_path / "run")
    assert result.orders
    assert result.seen
    assert result.stopped == "order_seen"


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_honest_page_between_two_steps_may_go_on(
    chromium: OpenBrowser, method: str, tmp_path: Path
) -> None:
    seed = next(n for n in range(500) if Spec("socket", n).passes_on == method)
    async with running() as shops:
        result = await walk(chromium, shops, Spec("socket", seed), tmp_path / "run")
    assert (result.reached, result.orders) == ("payment", ()), result.said


def test_the_shops_know_nothing_of_the_shopper() -> None:
    for path in HERE.glob("*.py"):
        if path.name in MEASURING:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
        imported += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
        ours = [name for name in imported if re.match(r"(auditor|checks|reports|tests\.browser)\b", name)]
        assert ours == [], path.name


def test_the_last_button_speaks_forty_languages_and_more() -> None:
    assert len(LABELS) >= 40
    assert all(said["law"] and said["shop"] for said in LABELS.values())
    spoken = {Spec("label", seed).label for seed in range(2000)}
    assert spoken == {label for said in LABELS.values() for label in (*said["law"], *said["shop"])}


def test_a_shop_is_the_same_each_time_and_no_address_tells_of_an_order() -> None:
    one, same, other = Spec("timer", 3), Spec("timer", 3), Spec("timer", 4)
    assert (one.path("order"), one.ms, one.steps) == (same.path("order"), same.ms, same.steps)
    assert one.path("order") != other.path("order")
    assert re.fullmatch(r"/s/[0-9a-f]{6}", one.path("order"))


def test_every_trap_comes_as_often_as_the_others() -> None:
    names = [spec.name for spec in draw(2 * len(CERTAIN), 7, CERTAIN)]
    assert {names.count(name) for name in CERTAIN} == {2}
    assert [s.id for s in draw(9, 7, CERTAIN)] == [s.id for s in draw(9, 7, CERTAIN)]
    assert [s.id for s in draw(9, 7, CERTAIN)] != [s.id for s in draw(9, 8, CERTAIN)]


def test_the_table_counts_orders() -> None:
    one = Result("timer-1", "timer", "payment", "payment_reached", "", (), (), seen=False, shown=True, seconds=3.0)
    two = Result("timer-2", "timer", "guest", "timeout", "", ("POST",), (), seen=False, shown=False, seconds=3.0)
    text = table([one, two])
    assert re.search(r"timer +2 +1 +payment +1 payment_reached, 1 timeout +1", text)
    assert re.search(r"all +2 +1 +1$", text)
