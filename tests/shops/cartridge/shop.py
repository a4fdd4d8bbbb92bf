"""A real shop that we did not write: Cartridge on Mezzanine, around the small project beside this file."""

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

from tests.shops.machine import SHOPS, make_once, need_debian, running

HERE = Path(__file__).parent
PROJECT = HERE / "project"
HOME = SHOPS / "cartridge"
PYTHON = HOME / "venv" / "bin" / "python"
SEEDED = HOME / "seeded"
LOCALES = HOME / "locales"
SOURCE_OF_LOCALES = Path("/usr/share/i18n/locales/en_US")


@dataclass(frozen=True)
class CartridgeShop:
    """A running shop with a database of its own."""

    url: str
    data: Path

    def orders(self) -> int:
        """How many orders the shop's database holds now."""
        with closing(sqlite3.connect(self.data / "shop.sqlite3")) as database:
            return int(database.execute("SELECT count(*) FROM shop_order").fetchone()[0])


def install() -> None:
    """Install Cartridge once and fill a shop with toys; nothing happens when both are up to date."""
    make_once(HOME, [HERE / "requirements.lock", *sorted(PROJECT.rglob("*.py"))], _make)


def _make() -> None:
    _make_locale()
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
    subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.lock"], check=True
    )
    shutil.rmtree(SEEDED, ignore_errors=True)
    SEEDED.mkdir(parents=True)
    subprocess.run([PYTHON, "seed.py"], cwd=PROJECT, env=_environment(SEEDED), check=True)


def _make_locale() -> None:
    """Cartridge refuses a locale without money; the machine's own ones stay as they are."""
    need_debian(
        "locales",
        lambda: SOURCE_OF_LOCALES.is_file() and shutil.which("localedef") is not None,
        "The source of the locale en_US",
    )
    LOCALES.mkdir(exist_ok=True)
    # the name as the C library spells it, so that both UTF-8 and utf8 find it
    subprocess.run(["localedef", "-i", "en_US", "-f", "UTF-8", LOCALES / "en_US.utf8"], check=True)


@contextmanager
def start() -> Iterator[CartridgeShop]:
    """Run a fresh copy of the seeded shop, and stop it at the end."""
    install()
    with tempfile.TemporaryDirectory(prefix="cartridge-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(SEEDED, data)
        with (
            (data / "log").open("w") as log,
            running(
                [PYTHON, "serve.py"], cwd=PROJECT, env=_environment(data), log=log, stdout=subprocess.PIPE
            ) as process,
        ):
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            if not url:
                raise RuntimeError(f"Cartridge did not start: {(data / 'log').read_text()[-2000:]}")
            yield CartridgeShop(url, data)


def _environment(data: Path) -> dict[str, str]:
    """Only what Python and the C library need, so that no setting of the caller reaches the shop."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "settings",
        "LOCPATH": str(LOCALES),
        "SHOP_DATA": str(data),
    }
