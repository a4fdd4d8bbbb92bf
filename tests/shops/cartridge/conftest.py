"""One running shop for each test of this folder."""

from collections.abc import Iterator

import pytest

from tests.shops.cartridge.shop import CartridgeShop, start


@pytest.fixture
def cartridge() -> Iterator[CartridgeShop]:
    """A fresh Cartridge shop without orders."""
    with start() as shop:
        yield shop
