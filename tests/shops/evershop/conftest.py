"""One running shop for each test of this folder."""

from collections.abc import Iterator

import pytest

from tests.shops.evershop.shop import EverShop, start


@pytest.fixture
def evershop() -> Iterator[EverShop]:
    """A fresh EverShop without orders."""
    with start() as shop:
        yield shop
