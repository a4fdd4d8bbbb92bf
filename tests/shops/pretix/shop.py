"""A real shop that we did not write: pretix, which sells tickets, around the small project beside this file."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.shops.machine import SHOPS, make_once, running

HERE = Path(__file__).parent
PROJECT = HERE / "project"
HOME = SHOPS / "pretix"
PYTHON = HOME / "venv" / "bin" / "python"
SEEDED = HOME / "seeded"


@dataclass(frozen=True)
class PretixShop:
    """A running shop with a database of its own."""

    url: str
    data: Path

    def orders(self) -> int:
        """How many orders the shop's database holds now."""
        with closing(sqlite3.connect(self.data / "db.sqlite3")) as database:
            return int(database.execute("SELECT count(*) FROM pretixbase_order").fetchone()[0])


def install() -> None:
    """Install pretix once and put a festival on sale; nothing happens when both are up to date."""
    make_once(HOME, [HERE / "requirements.lock", *sorted(PROJECT.rglob("*.py"))], _make)


def _make() -> None:
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
    # The lock is the whole environment, and to resolve it again takes minutes.
    options = ["--quiet", "--no-deps", "--requirement", HERE / "requirements.lock"]
    subprocess.run([PYTHON, "-m", "pip", "install", *options], check=True)
    shutil.rmtree(SEEDED, ignore_errors=True)
    SEEDED.mkdir(parents=True)
    subprocess.run([PYTHON, "seed.py"], cwd=PROJECT, env=_environment(SEEDED), check=True)


@contextmanager
def start(language: str = "en") -> Iterator[PretixShop]:
    """Run a fresh copy of the seeded shop, and stop it at the end."""
    install()
    with tempfile.TemporaryDirectory(prefix="pretix-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(SEEDED, data)
        environment = _environment(data) | {"SHOP_LANGUAGE": language}
        with (
            (data / "log").open("w") as log,
            running(
                [PYTHON, "serve.py"], cwd=PROJECT, env=environment, log=log, stdout=subprocess.PIPE
            ) as process,
        ):
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            if not url:
                raise RuntimeError(f"pretix did not start: {(data / 'log').read_text()[-2000:]}")
            yield PretixShop(url, data)


def _environment(data: Path) -> dict[str, str]:
    """Only what Python needs, so that no setting of the caller reaches the shop."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "settings",
        "SHOP_DATA": str(data),
    }
