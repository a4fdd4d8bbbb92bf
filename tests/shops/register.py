"""Every real shop of the tests, by its name."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from tests.shops.cartridge import shop as cartridge
from tests.shops.evershop import shop as evershop
from tests.shops.oscar import shop as oscar
from tests.shops.pretix import shop as pretix
from tests.shops.shuup import shop as shuup


class RunningShop(Protocol):
    """A shop that runs for one test."""

    @property
    def url(self) -> str:
        """Where a browser finds it."""

    def orders(self) -> int:
        """How many orders its database holds now."""


@dataclass(frozen=True)
class RealShop:
    """How to install a shop once, and how to run a fresh one."""

    install: Callable[[], None]
    start: Callable[[], AbstractContextManager[RunningShop]]
    optimum: int
    """Actions to payment of a customer who knows the shop: open a product, choose, add, open the cart, go to the checkout,
    and one for each form."""


REAL_SHOPS = {
    "django-oscar": RealShop(oscar.install, oscar.start, 8),
    "cartridge": RealShop(cartridge.install, cartridge.start, 6),
    "evershop": RealShop(evershop.install, evershop.start, 9),
    "pretix": RealShop(pretix.install, pretix.start, 5),
    "shuup": RealShop(shuup.install, shuup.start, 7),
    "shuup-german": RealShop(shuup.install, shuup.start_in_german, 9),
}
