"""The longest files come first, so that the workers end together; and all tests of a worker share its browsers."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from auditor.browser.launch import OpenBrowser
from tests.browsers import LIGHT, Browsers

LONGEST = (
    "tests/test_audit.py",
    "tests/shops/",
    "tests/test_vices_together.py",
    "tests/faults/",
    "tests/trials/",
    "tests/browser/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((i for i, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def _own_lane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Workers do not wait for each other's audits, nor for those of whoever uses this machine: tests measure no times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDITOR_LANE", os.fspath(tmp_path_factory.mktemp("lane") / "lane"))
        yield


@pytest_asyncio.fixture(scope="session")
async def _browsers() -> AsyncIterator[Browsers]:
    browsers = Browsers()
    yield browsers
    await browsers.close()


@pytest.fixture
async def browser(_browsers: Browsers) -> OpenBrowser:
    """For tests of what we do with pages."""
    return await _browsers.get(LIGHT)


@pytest.fixture
async def chromium(_browsers: Browsers) -> OpenBrowser:
    """The browser that the product takes by itself, for tests of what only it can prove: the guard and the clocks."""
    return await _browsers.get("")
