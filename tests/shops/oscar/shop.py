"""A real shop that we did not write: django-oscar, around the small project beside this file."""

import fcntl
import hashlib
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

HERE = Path(__file__).parent
PROJECT = HERE / "project"
HOME = HERE.parents[2] / ".shops" / "oscar"
PYTHON = HOME / "venv" / "bin" / "python"
SEEDED = HOME / "seeded"
MADE_FROM = HOME / ".made-from"


@dataclass(frozen=True)
class OscarShop:
    """A running shop with a database of its own."""

    url: str
    data: Path

    def orders(self) -> int:
        """How many orders the shop's database holds now."""
        with closing(sqlite3.connect(self.data / "shop.sqlite3")) as database:
            return int(database.execute("SELECT count(*) FROM order_order").fetchone()[0])


def install() -> None:
    """Install Oscar once and fill a shop with books; nothing happens when both are up to date."""
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run side by side
        _install()


def _install() -> None:
    sources = [HERE / "requirements.lock", *sorted(PROJECT.rglob("*.py"))]
    made_from = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    if MADE_FROM.is_file() and MADE_FROM.read_text() == made_from:
        return
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
    subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.lock"], check=True
    )
    shutil.rmtree(SEEDED, ignore_errors=True)
    SEEDED.mkdir(parents=True)
    subprocess.run([PYTHON, "-m", "django", "seed"], cwd=PROJECT, env=_environment(SEEDED), check=True)
    MADE_FROM.write_text(made_from)


@contextmanager
def start() -> Iterator[OscarShop]:
    """Run a fresh copy of the seeded shop, and stop it at the end."""
    install()
    with tempfile.TemporaryDirectory(prefix="oscar-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(SEEDED, data)
        with (
            (data / "log").open("w") as log,
            subprocess.Popen(
                [PYTHON, "serve.py"],
                cwd=PROJECT,
                env=_environment(data),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as process,
        ):
            try:
                assert process.stdout is not None
                url = process.stdout.readline().strip()
                if not url:
                    raise RuntimeError(f"Oscar did not start: {(data / 'log').read_text()[-2000:]}")
                yield OscarShop(url, data)
            finally:
                process.kill()


def _environment(data: Path) -> dict[str, str]:
    """Only what Python needs, so that no setting of the caller reaches the shop."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "settings",
        "SHOP_DATA": str(data),
    }
