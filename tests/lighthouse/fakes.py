"""A report of Lighthouse as far as we read it, and an lhci that does as it is told."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil
import pytest

from auditor.browser.guard import Guard
from auditor.browser.lending import Lent
from auditor.lighthouse import collect

URL = "https://shop.example/cart"
VERSION = 'if "--version" in sys.argv: print("{}"); sys.exit()\n'
PROLOGUE = """#!{python} -IS
import json, os, signal, subprocess, sys, time
from pathlib import Path
{version}
def config(): return json.loads(Path(next(a for a in sys.argv if a.startswith("--config="))[9:]).read_text())["ci"]
def write(content, name="lhr-1.json"):
    Path(".lighthouseci").mkdir(exist_ok=True)
    Path(".lighthouseci", name).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
"""


def audit(value: float | None = None, score: float | None = 1, **more: Any) -> dict[str, Any]:
    return {"title": "A title", "score": score, "scoreDisplayMode": "numeric", "numericValue": value, **more}


def lhr(url: str = URL, *, lcp: float = 2000, **changes: Any) -> dict[str, Any]:
    """What Lighthouse writes of a page that went well."""
    observed = {"observedFirstContentfulPaint": 140, "observedLargestContentfulPaint": 260}
    return {
        "lighthouseVersion": "12.6.1",
        "requestedUrl": url,
        "finalDisplayedUrl": url,
        "configSettings": {"throttlingMethod": "simulate"},
        "categories": {
            name: {"score": score, "title": name}
            for name, score in {"performance": 0.5, "accessibility": 0.9, "best-practices": 1, "seo": None}.items()
        },
        "audits": {
            "first-contentful-paint": audit(900.04),
            "largest-contentful-paint": audit(lcp),
            "total-blocking-time": audit(0),
            "cumulative-layout-shift": audit(0.01234),
            "speed-index": audit(1200),
            "metrics": audit(details={"type": "debugdata", "items": [observed]}),
        },
        **changes,
    }


def fake_lhci(folder: Path, body: str, *, version: str = "0.15.1") -> Path:
    """An lhci in `folder`. `config()` is what it was asked, `write(content)` leaves a report."""
    file = folder / "lhci"
    file.write_text(PROLOGUE.format(python=sys.executable, version=VERSION.format(version)) + body)
    file.chmod(0o755)
    return file


def on_path(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str, **more: str) -> None:
    """The same, found before any other."""
    fake_lhci(folder, body, **more)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


WELL = f"write(dict(json.loads({json.dumps(json.dumps(lhr()))}), requestedUrl=config()['collect']['url'][0], finalDisplayedUrl=config()['collect']['url'][0]))"
"""It looks at any page, and all goes well."""


async def gone(pid: int) -> bool:
    """A killed process may take a moment to leave the table on a busy machine."""
    for _ in range(200):
        with contextlib.suppress(psutil.NoSuchProcess):
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                await asyncio.sleep(0.05)
                continue
        return True
    return False


@contextlib.contextmanager
def no_browser_needed() -> Any:
    """A fake lhci opens no page, so it is lent nothing; that the guard holds is for tests/browser/test_lending.py."""

    @contextlib.asynccontextmanager
    async def lend(*_: Any, **__: Any) -> AsyncIterator[Lent]:
        yield Lent(9, Guard())

    with patch.object(collect, "lend_browser", lend):
        yield
