"""A scene that a test fills with what its trial needs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page

from auditor.trials import Scene
from tests.builders import DESKTOP, PHONE
from tests.trials.shop import GOODS, slug


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def scene_of(shots: Path) -> Any:
    """Makes a scene for a shop's address; keyword arguments are the fields of Scene."""
    born = time.monotonic()

    async def shoot(page: Page, name: str) -> str:
        path = shots / f"{name}.jpg"
        await page.screenshot(path=path, type="jpeg", quality=40)
        return path.name

    def make(url: str, **changes: Any) -> Scene:
        given: dict[str, Any] = {
            "locale": "en-GB",
            "profiles": {"desktop": DESKTOP, "phone": PHONE},
            "shoot": shoot,
            "since": lambda: time.monotonic() - born,
            "product_url": f"{url}product/{slug(GOODS[0])}",
            "product_title": GOODS[0],
            "cart_url": f"{url}cart",
        }
        return Scene(shop_url=url, **{**given, **changes})

    return make
