"""The longest files come first, so that the workers end together."""

import pytest

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
