"""A real shop that we did not write: Shuup with its classic theme, around the small project beside this file."""

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
HOME = SHOPS / "shuup"
PYTHON = HOME / "venv" / "bin" / "python"
SEEDED = HOME / "seeded"
STEPS, GATE = "DefaultCheckoutView", "CheckoutViewWithLoginAndRegister"
"""Forms of the checkout that Shuup ships: step by step, and the same behind a choice of an account or none."""
LANGUAGES = ("en", "de")


@dataclass(frozen=True)
class ShuupShop:
    """A running shop with a database of its own."""

    url: str
    data: Path

    def orders(self) -> int:
        """How many orders the shop's database holds now."""
        with closing(sqlite3.connect(self.data / "shop.sqlite3")) as database:
            return int(database.execute("SELECT count(*) FROM shuup_order").fetchone()[0])


def install() -> None:
    """Install Shuup once and fill a shop in each language; nothing happens when all is up to date."""
    make_once(HOME, [HERE / "requirements.lock", *sorted(PROJECT.rglob("*.py"))], _make)


def _make() -> None:
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-deps"]  # its own pins do not run on this Python
    subprocess.run([*pip, "--requirement", HERE / "requirements.lock"], check=True)
    shutil.rmtree(SEEDED, ignore_errors=True)
    for language in LANGUAGES:
        data = SEEDED / language
        data.mkdir(parents=True)
        environment = _environment(data, language, STEPS)
        subprocess.run([PYTHON, "seed.py"], cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def start(language: str = "en", checkout: str = STEPS) -> Iterator[ShuupShop]:
    """Run a fresh copy of the seeded shop, and stop it at the end."""
    install()
    with tempfile.TemporaryDirectory(prefix="shuup-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(SEEDED / language, data)
        with (
            (data / "log").open("w") as log,
            running(
                [PYTHON, "serve.py"], cwd=PROJECT, env=_environment(data, language, checkout), log=log,
                stdout=subprocess.PIPE,
            ) as process,
        ):  # fmt: skip
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            if not url:
                raise RuntimeError(f"Shuup did not start: {(data / 'log').read_text()[-2000:]}")
            yield ShuupShop(url, data)


@contextmanager
def start_in_german() -> Iterator[ShuupShop]:
    """The shop in German, whose pages declare English, with an account or none as the first choice of its checkout."""
    with start("de", GATE) as shop:
        yield shop


def _environment(data: Path, language: str, checkout: str) -> dict[str, str]:
    """Only what Python and the project need, so that no setting of the caller reaches the shop."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "settings",
        "SHOP_DATA": str(data),
        "SHOP_LANGUAGE": language,
        "SHOP_CHECKOUT": checkout,
    }
