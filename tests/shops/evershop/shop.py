"""A real shop that we did not write: EverShop on Node and PostgreSQL, with the goods of its own seed."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.shops.machine import SHOPS, MissingError, make_once, running
from tests.shops.postgres import Postgres, create, need_postgres, serve

HERE = Path(__file__).parent
HOME = SHOPS / "evershop"
APP = HOME / "app"
SEEDED = HOME / "seeded"
PACKAGES = ("package.json", "package-lock.json")
EVERSHOP = "node_modules/.bin/evershop"
DATABASE = "evershop"
SECONDS_TO_START = 180.0
PICTURE_PX = (800, 800)
COLOURS = {"wht": ("#f4f1ea", "#264653"), "blk": ("#22252a", "#f4f1ea"), "yel": ("#e9c46a", "#22252a")}


@dataclass(frozen=True)
class EverShop:
    """A running shop with a database of its own."""

    url: str
    postgres: Postgres

    def orders(self) -> int:
        """How many orders the shop's database holds now."""
        return int(self.postgres.ask(DATABASE, 'SELECT count(*) FROM "order"'))


def install() -> None:
    """Install and build EverShop once and fill its database; nothing happens when both are up to date."""
    packages = [HERE / name for name in PACKAGES]
    make_once(APP, packages, _build)
    make_once(HOME, [*packages, HERE / "seed.sql"], _fill)


def _build() -> None:
    need_postgres()
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise MissingError(f"{program} is missing; install Node 20 or newer (Debian 13: nodejs and npm).")
    for part in ("config", "extensions", "media", "public", "translations"):
        (APP / part).mkdir(exist_ok=True)
    for name in PACKAGES:
        shutil.copy(HERE / name, APP)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]
    subprocess.run(["npm", "ci", *quiet], cwd=APP, stdin=subprocess.DEVNULL, check=True)
    with _folder() as folder, _empty_database(folder) as postgres:
        _evershop(postgres, folder / "build.log", "build")


def _fill() -> None:
    with _folder() as folder:
        with _empty_database(folder) as postgres:
            with _running(postgres, folder / "evershop.log"):
                pass  # the first start makes the tables
            _evershop(postgres, folder / "seed.log", "seed", "--all")
            postgres.ask(DATABASE, (HERE / "seed.sql").read_text())
            _draw_pictures(postgres)
            with _running(postgres, folder / "evershop.log"):
                _wait_for_addresses(postgres)
        shutil.rmtree(SEEDED, ignore_errors=True)
        shutil.copytree(folder / "data", SEEDED)


def _draw_pictures(postgres: Postgres) -> None:
    """One picture for each article: its name on its colour."""
    shutil.rmtree(APP / "media", ignore_errors=True)
    (APP / "media" / "catalog").mkdir(parents=True)
    rows = postgres.ask(
        DATABASE,
        "SELECT lower(sku) || '|' || name FROM product JOIN product_description"
        " ON product_description_product_id = product_id",
    )
    for row in rows.splitlines():
        sku, name = row.split("|")
        ground, ink = COLOURS[sku.rsplit("-", 1)[1]]
        image = Image.new("RGB", PICTURE_PX, ground)
        ImageDraw.Draw(image).multiline_text(
            (PICTURE_PX[0] / 2, PICTURE_PX[1] / 2),
            name.split(" - ")[0].replace(" ", "\n"),
            fill=ink,
            font=ImageFont.load_default(72),
            anchor="mm",
            align="center",
        )
        image.save(APP / "media" / "catalog" / f"{sku}.jpg", "JPEG", quality=85)


def _wait_for_addresses(postgres: Postgres) -> None:
    """EverShop gives the goods their readable addresses afterwards, event by event."""
    last = time.monotonic() + SECONDS_TO_START
    while postgres.ask(DATABASE, "SELECT count(*) FROM event") != "0":
        if time.monotonic() > last:
            raise RuntimeError("EverShop did not handle the events of its seed.")
        time.sleep(0.5)


@contextmanager
def _empty_database(folder: Path) -> Iterator[Postgres]:
    create(folder / "data")
    with serve(folder / "data", folder / "postgres.log") as postgres:
        postgres.ask("postgres", f"CREATE DATABASE {DATABASE}")
        yield postgres


@contextmanager
def start() -> Iterator[EverShop]:
    """Run EverShop on a fresh copy of the seeded database, and stop both at the end."""
    install()
    with _folder() as folder:
        shutil.copytree(SEEDED, folder / "data")
        with (
            serve(folder / "data", folder / "postgres.log") as postgres,
            _running(postgres, folder / "evershop.log") as url,
        ):
            yield EverShop(url, postgres)


@contextmanager
def _folder() -> Iterator[Path]:
    """Outside of the checkout, because the server's user may not be allowed to come to the checkout."""
    with tempfile.TemporaryDirectory(prefix="evershop-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@contextmanager
def _running(postgres: Postgres, log: Path) -> Iterator[str]:
    """Run the built shop on a free port, with its three processes in one group."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}/"
    environment = _environment(postgres) | {"PORT": str(port), "EVERSHOP_HOME_URL": url}
    with (
        log.open("w") as file,
        running([APP / EVERSHOP, "start"], cwd=APP, env=environment, log=file) as process,
    ):
        last = time.monotonic() + SECONDS_TO_START
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > last:
                raise RuntimeError(f"EverShop did not start: {log.read_text()[-2000:]}")
            time.sleep(0.5)
        yield url


def _evershop(postgres: Postgres, log: Path, *arguments: str) -> None:
    """Run one of EverShop's own commands to its end."""
    with log.open("w") as file:
        done = subprocess.run(
            [APP / EVERSHOP, *arguments],
            cwd=APP,
            env=_environment(postgres),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            check=False,
        )
    if done.returncode != 0:
        raise RuntimeError(f"evershop {arguments[0]} failed: {log.read_text()[-2000:]}")


def _environment(postgres: Postgres) -> dict[str, str]:
    """Only what Node and EverShop need, so that no setting of the caller reaches the shop."""
    return {
        "PATH": os.environ["PATH"],
        "NODE_ENV": "production",
        "DB_HOST": str(postgres.folder),
        "DB_PORT": "5432",
        "DB_NAME": DATABASE,
        "DB_USER": "postgres",
        "DB_PASSWORD": "none",
        "DB_SSLMODE": "disable",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=20) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
