"""Walks through real shops, decided again from what was seen then: no browser, no shop.

They are kept by `make bench-shopper SHOPS="kind=real record=tests/shopper/recordings"`; do that again where the shopper is meant
to decide otherwise.
"""

from pathlib import Path

import pytest

from auditor.evidence import StopReason
from auditor.shopper.recording import SUFFIX, again, recorded, told

RECORDINGS = sorted((Path(__file__).parent / "recordings").glob(f"*{SUFFIX}"))


def test_there_are_walks_through_several_shops_on_both_devices() -> None:
    names = {file.name.removesuffix(SUFFIX).rpartition("-") for file in RECORDINGS}
    assert len({shop for shop, _, _ in names}) >= 3
    assert {device for _, _, device in names} == {"phone", "desktop"}


@pytest.mark.parametrize("file", RECORDINGS, ids=lambda file: file.name.removesuffix(SUFFIX))
def test_the_shopper_would_go_the_same_way_again(file: Path) -> None:
    decisions = [again(one) for one in recorded(file)]
    changed = [f"{told(one.before.action)} -> {told(one.now)}" for one in decisions if not one.same]
    assert not changed
    assert decisions[-1].now.stop is StopReason.PAYMENT_REACHED
