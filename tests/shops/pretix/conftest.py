"""One running shop for each test of this folder."""

from collections.abc import Iterator

import pytest

from tests.shops.pretix.shop import PretixShop, start


@pytest.fixture
def pretix() -> Iterator[PretixShop]:
    """A fresh pretix without orders."""
    with start() as shop:
        yield shop
