"""What git holds must build anywhere: no registry's address, no path of one machine."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.packaging.paths import ROOT

REGISTRY = re.compile(r"://[^/\s]*(registry|hosted|mirror)|://[^\s]*/simple\b|index-url|find-links", re.IGNORECASE)


def tracked() -> list[Path]:
    """Every file that git holds, as a path relative to the checkout."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [Path(name) for name in listing.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_this_machine() -> None:
    machine = {str(ROOT), str(Path.home())} - {"/", "/root"}
    guilty = []
    for path in tracked():
        text = (ROOT / path).read_bytes().decode("utf-8", errors="replace")
        if path != Path(__file__).relative_to(ROOT) and REGISTRY.search(text):
            guilty.append(f"{path} names a registry")
        guilty += [f"{path} names {place}" for place in machine if place in text]
    assert guilty == []


@pytest.mark.parametrize("lock", ["requirements.lock", "tests/shops/oscar/requirements.lock"])
def test_python_locks_are_exact(lock: str) -> None:
    lines = [line for line in (ROOT / lock).read_text().splitlines() if not line.startswith("#")]
    assert len(lines) > 10
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line)] == []


def test_the_python_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=\[;]", line)[0].lower().replace("_", "-") for line in asked}
    locked = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "requirements.lock").read_text().splitlines()
    }
    assert names - locked == set()


def test_the_npm_lock_holds_versions_and_hashes_but_no_addresses() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    third_party = {name: entry for name, entry in packages.items() if name}
    assert all("integrity" in entry and "resolved" not in entry for entry in third_party.values())
    # Without its address an entry can't satisfy a tag, and `npm ci` would fail at the next release.
    assert [name for name, entry in third_party.items() if "latest" in overridden(entry)] == []


def overridden(entry: dict[str, dict[str, str]]) -> list[str]:
    """The ranges that an entry asks for, after the overrides of package.json."""
    pinned = {
        name for value in json.loads((ROOT / "package.json").read_text())["overrides"].values() for name in value
    }
    return [wanted for name, wanted in entry.get("dependencies", {}).items() if name not in pinned]
