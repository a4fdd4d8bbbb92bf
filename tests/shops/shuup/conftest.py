"""One running shop for each test of this folder."""

from collections.abc import Iterator

import pytest

from tests.shops.shuup.shop import ShuupShop, start


@pytest.fixture
def shuup() -> Iterator[ShuupShop]:
    """A fresh Shuup shop without orders."""
    with start() as shop:
        yield shop
