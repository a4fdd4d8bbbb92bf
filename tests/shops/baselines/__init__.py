"""Minds to measure the shopper against. Each is a file of its own; a newcomer adds one and a line below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.shopper.memory import Policy
from auditor.shopper.walk import Mind
from tests.shops.baselines.chance import chance
from tests.shops.baselines.hints import hints
from tests.shops.baselines.mathur import Mathur

BUDGET = Policy(actions=25, seconds=60.0, read_s=0.0)
"""Less than the shopper has (60 actions, 180 s), to bound the time that a table takes. The best way through a
generated shop takes 4 to 12 actions, forms included, which no baseline fills in."""


@dataclass(frozen=True)
class Baseline:
    make: Callable[[], Mind]
    """A mind for one walk: some keep notes of their own."""
    about: str
    """One sentence."""


BASELINES = {
    "mathur": Baseline(
        Mathur,
        "The button-scoring rule of Mathur et al. 2019 in our own reading: English only, it fills in nothing.",
    ),
    "hints": Baseline(
        lambda: hints, "Presses only what is known of the shop's software beforehand; it fills in nothing."
    ),
    "random": Baseline(
        lambda: chance, "Presses anything that may be pressed, one as likely as another; it fills in nothing."
    ),
}
