"""Every lookalike, found by its file: one more shop is one more module here that holds `SHOP`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.shops import lookalikes
from tests.shops.lookalikes.shop import Lookalike


def lookalikes_by_name() -> dict[str, Lookalike]:
    modules = (import_module(f"{lookalikes.__name__}.{m.name}") for m in iter_modules(lookalikes.__path__))
    found = (module.SHOP for module in modules if hasattr(module, "SHOP"))
    return {shop.name: shop for shop in found}
