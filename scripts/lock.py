"""Renew requirements.lock: exact versions of everything, for the oldest Python we support, naming no index."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
OLDEST_PYTHON = "3.11.0"  # Debian 12 has 3.11.2, and some packages ask for a later 3.11


def resolve(asked: list[str]) -> set[str]:
    """All packages that these requirements lead to, as `name==version`."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--ignore-installed",
        "--quiet",
        "--report",
        "-",
    ]
    oldest = ["--python-version", OLDEST_PYTHON, "--only-binary", ":all:", "--target", str(ROOT / "build")]
    report = subprocess.run([*command, *oldest, *asked], check=True, stdout=subprocess.PIPE).stdout
    found = [item["metadata"] for item in json.loads(report)["install"]]
    return {f"{re.sub('[-_.]+', '-', item['name']).lower()}=={item['version']}" for item in found}


def main() -> None:
    """Keep the comment at the top of the lock, replace the rest."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = resolve(project["dependencies"] + project["optional-dependencies"]["dev"])
    comment = [line for line in LOCK.read_text().splitlines() if line.startswith("#")]
    LOCK.write_text("\n".join([*comment, *sorted(locked), ""]))


if __name__ == "__main__":
    main()
