"""Each layer of the guard: alone against a shop that it must stop, and taken out of the whole, which must hold all the same.

Each layer's first trap is tried with every change, the others by `make guard-soak`. Where the whole does not hold without a
layer, that layer is a single point, named here with its reason.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from auditor.browser.launch import OpenBrowser, open_browser
from tests.browser.layers import LAYERS, without
from tests.shops.hostile.server import running
from tests.shops.hostile.spec import Spec
from tests.shops.hostile.walking import Result, walk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

AGAINST = {
    "finality": ("continue", "label", "cash-on-delivery"),
    "payment is never chosen": ("choosing",),
    "words of requests": ("timer",),
    "requests": ("popup-form", "at-once"),
    "hold": ("at-once", "get"),
    "unpressed forms": ("early-at-once", "early-timer"),
    "beacons": ("beacon",),
    "popups": ("popup", "popup-form", "popup-link"),
    "popup blocker": ("popup",),
    "frames of other sites": ("other-site-fetch",),
    "live wires": ("worker", "worker-socket", "socket"),
    "service workers": ("service-worker",),
    "web sockets": ("socket",),
    "freeze": ("timer", "redirect"),
    "second net": ("frame", "keepalive"),
}
"""Layer -> traps that it has most to do with. Without "beacons" an earlier step's is held or not, as chance has it."""
SINGLE = {
    ("finality", "label"): "a press of ours on a step where nobody pays looks like any other from outside",
    ("requests", "popup-form"): "what leaves before payment was understood is held by this layer alone",
    ("requests", "at-once"): "what leaves before payment was understood is held by this layer alone",
    (
        "frames of other sites",
        "other-site-fetch",
    ): "the second net comes with the freeze, and the frame was faster",
    ("live wires", "worker-socket"): "no protocol lets anybody judge what a worker says over a WebSocket",
}
"""(layer, trap) -> why nothing else stops that trap."""
STARTED_WITH = "popup blocker"
Meet = Callable[[Collection[str], str], Awaitable[Result]]
CASES = [(layer, trap) for layer, traps in AGAINST.items() for trap in traps]


def test_every_layer_is_tried() -> None:
    assert AGAINST.keys() == LAYERS.keys()
    assert SINGLE.keys() <= set(CASES)


@pytest_asyncio.fixture(scope="module")
async def unblocked() -> AsyncIterator[OpenBrowser]:
    """The one layer that comes with the start of the browser is out."""
    async with AsyncExitStack() as stack:
        with without(STARTED_WITH):
            opened = await stack.enter_async_context(open_browser())
        yield opened


@pytest.fixture
def met(chromium: OpenBrowser, unblocked: OpenBrowser, tmp_path: Path) -> Meet:
    """A walk through the shop of a trap while layers are out, from the first seed on at whose place it can be met."""

    async def meet(out: Collection[str], trap: str) -> Result:
        browser = unblocked if STARTED_WITH in out else chromium
        with without(*out):
            async with running() as shops:
                return await walk(browser, shops, Spec(trap, 1), tmp_path / "run")

    return meet


@pytest.mark.parametrize(
    ("layer", "trap"),
    [
        pytest.param(
            layer, trap, marks=() if trap == AGAINST[layer][0] else pytest.mark.soak, id=f"{layer}-{trap}"
        )
        for layer, trap in CASES
    ],
)
async def test_without_it_the_others_hold(met: Meet, layer: str, trap: str) -> None:
    result = await met({layer}, trap)
    assert result.shown, result.said
    if (layer, trap) in SINGLE:
        assert result.orders, f"{SINGLE[layer, trap]}: no more, so it is not to be listed"
    else:
        assert not result.orders, result.said


ALONE = {
    "finality": ({"finality"}, "icon"),
    "unpressed forms": ({"requests", "hold", "unpressed forms"}, "early-at-once"),
    "beacons": ({"requests", "beacons"}, "early-beacon"),
    "hold and freeze": ({"requests", "hold", "freeze"}, "at-once"),
    "freeze": ({"requests", "freeze"}, "keepalive"),
    "popups": ({"popups"}, "shared-worker"),
    "popup blocker": ({"popup blocker"}, "popup"),
    "frames of other sites": ({"requests", "hold", "freeze", "frames of other sites"}, "other-site"),
    "live wires": ({"live wires"}, "worker-socket"),
    "service workers": ({"service workers"}, "service-worker"),
    "web sockets": ({"web sockets"}, "socket"),
}
"""What stands alone -> its layers, and a trap that they stop without any other. A rule for requests needs their judging.
The second net alone is tried in test_guard.py, on a page that is frozen from the start."""


@pytest.mark.parametrize(
    ("layers", "trap"),
    [
        pytest.param(*alone, marks=pytest.mark.soak if len(alone[0]) > 2 else (), id=name)
        for name, alone in ALONE.items()
    ],
)
async def test_alone_it_stops_what_it_is_there_for(met: Meet, layers: set[str], trap: str) -> None:
    result = await met(LAYERS.keys() - layers, trap)
    assert result.shown, result.said
    assert not result.orders, result.said
