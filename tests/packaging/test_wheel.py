"""The wheel, installed outside the checkout: everything inside, and the demo shop opens."""

import os
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.plugins.discover import checks
from tests.demo_process import demo_shop
from tests.packaging.paths import ROOT

PACKAGES = ("auditor", "checks", "reports")


def build(source: Path, into: Path) -> subprocess.CompletedProcess[str]:
    """Build a wheel with the tools that are installed, asking no index."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into), str(source)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done = build(ROOT, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = folder.glob("*.whl")
    return file


@dataclass(frozen=True)
class Elsewhere:
    """An environment outside the checkout that has the wheel and sees the checkout's third-party packages."""

    folder: Path

    @property
    def bin(self) -> Path:
        return self.folder / "venv" / "bin"

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONUTF8": "1"}

    def run(self, program: str, *arguments: str) -> str:
        """What a program of the environment prints, run in a folder that has nothing to do with the checkout."""
        done = subprocess.run(
            [self.bin / program, *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """The wheel in a fresh environment, without asking any index."""
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
    )
    (site_packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return Elsewhere(folder)


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert inside == expected
    vendor = "auditor/page_scripts/vendor"
    assert {f"{vendor}/axe.min.js", f"{vendor}/web-vitals.attribution.iife.js"} <= inside
    assert {f"{vendor}/axe-core.LICENSE", f"{vendor}/web-vitals.LICENSE"} <= inside
    assert any(name.startswith("auditor/demo/templates/") for name in inside)
    assert any(name.startswith("reports/html/") and not name.endswith(".py") for name in inside)
    assert "auditor/words/en.toml" in inside


def test_no_wheel_without_the_page_scripts(tmp_path: Path) -> None:
    for name in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "NOTICE",
        "scripts/hatch_build.py",
        "auditor/__init__.py",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    done = build(tmp_path, tmp_path / "dist")
    assert done.returncode != 0
    assert (
        "lacks web-vitals.attribution.iife.js and axe.min.js: run `make setup` first." in done.stdout + done.stderr
    )
    assert not list(tmp_path.glob("dist/*.whl"))


def test_it_runs_from_the_wheel_and_not_from_the_checkout(elsewhere: Elsewhere) -> None:
    where = "import auditor, checks, reports; print(auditor.__file__, checks.__file__, reports.__file__)"
    for path in elsewhere.run("python", "-c", where).split():
        assert Path(path).is_relative_to(elsewhere.folder)


def test_the_checks_are_found(elsewhere: Elsewhere) -> None:
    listed = elsewhere.run("auditor", "checks")
    assert [name for name in checks() if name not in listed] == []


def test_the_demo_shop_opens(elsewhere: Elsewhere) -> None:
    with (
        demo_shop(
            program=elsewhere.bin / "auditor", folder=elsewhere.folder, environment=elsewhere.environment
        ) as address,
        urllib.request.urlopen(address, timeout=20) as answer,
    ):
        assert answer.status == 200
        assert "<html" in answer.read().decode()
