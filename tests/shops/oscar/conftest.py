"""One running shop for all tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.shops.oscar.shop import OscarShop, start


@pytest.fixture
def oscar() -> Iterator[OscarShop]:
    """A fresh django-oscar shop without orders."""
    with start() as shop:
        yield shop
