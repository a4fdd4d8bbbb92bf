"""docs/checks/ says what the checks say."""

import runpy

from tests.packaging.paths import ROOT


def test_the_manual_pages_are_fresh() -> None:
    wanted: dict[str, str] = runpy.run_path(str(ROOT / "scripts" / "write_docs.py"))["pages"]()
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "checks").iterdir()}
    assert written == wanted, "stale: run `make docs` and commit"
