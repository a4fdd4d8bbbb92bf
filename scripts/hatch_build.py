"""Refuse to build a wheel without the page scripts, which npm installs and git does not hold."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("auditor/page_scripts/vendor")
PAGE_SCRIPTS = ("web-vitals.attribution.iife.js", "axe.min.js")


class PageScripts(BuildHookInterface[Any]):
    """Checks, for a real wheel only, that every third-party page script is in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raise with one sentence when a script is absent; an editable install is let through."""
        if version == "editable":
            return
        absent = [name for name in PAGE_SCRIPTS if not (Path(self.root) / VENDOR / name).is_file()]
        if absent:
            raise RuntimeError(f"{VENDOR} lacks {' and '.join(absent)}: run `make setup` first.")
