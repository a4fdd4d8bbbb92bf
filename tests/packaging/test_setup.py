"""scripts/setup: nothing to do the second time; one sentence and exit code 3 where something is missing."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.packaging.paths import ROOT

TOOLS = ["bash", "cat", "cp", "cut", "dirname", "env", "id", "mkdir", "sha256sum", "timeout"]
SOURCES = ["requirements.lock", "pyproject.toml", "package.json", "package-lock.json"]


class Clone:
    """A clone with nothing but scripts/setup and its inputs, on a machine that has only what a test gives it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        (folder / "scripts").mkdir()
        shutil.copy(ROOT / "scripts" / "setup", folder / "scripts")
        for name in SOURCES:
            shutil.copy(ROOT / name, folder)
        for tool in TOOLS:
            path = shutil.which(tool)
            assert path is not None
            (self.bin / tool).symlink_to(path)

    def program(self, name: str, script: str) -> None:
        """Put a small shell script onto the PATH."""
        path = self.bin / name
        path.unlink(missing_ok=True)  # never write through a link to the real tool
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def made(self, folder: str, sources: Iterable[str]) -> None:
        """Mark a part as already made from its present inputs."""
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(b"".join((self.folder / name).read_bytes() for name in sources)).hexdigest()
        (self.folder / folder / ".made-from").write_text(digest + "\n")

    def with_python_packages(self) -> None:
        self.made(".venv", SOURCES[:2])
        self.program("auditor", "exit 0")
        (self.folder / ".venv" / "bin").mkdir()
        shutil.move(self.bin / "auditor", self.folder / ".venv" / "bin" / "auditor")

    def with_page_scripts(self) -> None:
        self.made("node_modules", SOURCES[2:])
        self.made("auditor/page_scripts/vendor", SOURCES[2:])

    def setup(self, **environment: str) -> tuple[int, str]:
        """Exit code of scripts/setup, and everything that it printed."""
        done = subprocess.run(
            [self.folder / "scripts" / "setup"],
            env={"PATH": str(self.bin)} | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_a_second_run_does_and_prints_nothing(clone: Clone) -> None:
    clone.with_python_packages()
    clone.with_page_scripts()
    clone.program("chromium", "exit 0")
    assert clone.setup() == (0, "")


def test_no_python(clone: Clone) -> None:
    code, said = clone.setup()
    assert code == 3
    assert said.startswith("setup: Python 3.11 or newer is missing;")
    assert said.count("\n") == 1


def test_python_too_old(clone: Clone) -> None:
    clone.program("python3", "exit 1")
    code, said = clone.setup()
    assert (code, said.split(";")[0]) == (3, "setup: Python 3.11 or newer is missing")


def test_python_without_venv_and_nobody_to_install_it(clone: Clone) -> None:
    clone.program("python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    code, said = clone.setup()
    assert code == 3
    assert said.splitlines()[-1].startswith("setup: Python's venv module is missing;")


@pytest.mark.parametrize("version", ["", "18"])
def test_no_node_or_an_old_one(clone: Clone, version: str) -> None:
    clone.with_python_packages()
    if version:
        clone.program("node", f"echo {version}")
    code, said = clone.setup()
    assert code == 3
    assert said.startswith("setup: Node 20 or newer is missing;")
    assert said.count("\n") == 1


def test_a_lock_file_that_changed_is_installed_again(clone: Clone) -> None:
    clone.with_python_packages()
    clone.with_page_scripts()
    clone.program("chromium", "exit 0")
    (clone.folder / "package-lock.json").write_text("{}")
    clone.program("node", "echo 20")
    clone.program("npm", 'echo "npm $*"; exit 1')
    code, said = clone.setup()
    assert code == 3
    assert "npm ci" in said


def test_no_browser_and_nobody_to_install_it(clone: Clone) -> None:
    clone.with_python_packages()
    clone.with_page_scripts()
    clone.program("chromium", "exit 1")  # a stub that does not start
    code, said = clone.setup()
    assert code == 3
    assert said.splitlines()[-1].startswith("setup: a browser is missing;")


def test_a_named_browser_that_does_not_start(clone: Clone) -> None:
    clone.with_python_packages()
    clone.with_page_scripts()
    clone.program("chromium", "exit 0")
    code, said = clone.setup(AUDITOR_BROWSER="nosuch")
    assert (code, said) == (3, "setup: AUDITOR_BROWSER names nosuch, which does not start.\n")


def test_a_plain_user_gets_the_browser_with_sudo(clone: Clone) -> None:
    clone.with_python_packages()
    clone.with_page_scripts()
    clone.program("id", "echo 1000")
    clone.program("sudo", 'echo "sudo $*"; "$@"')
    clone.program("new-chromium", "exit 0")
    clone.program("apt-get", f'[ "$1" = update ] || cp {clone.bin}/new-chromium {clone.bin}/chromium')
    code, said = clone.setup()
    assert (code, said.splitlines()[0]) == (0, "setup: installing a browser")
    assert clone.setup() == (0, "")


def test_no_browser_and_no_sudo(clone: Clone) -> None:
    clone.with_python_packages()
    clone.with_page_scripts()
    clone.program("id", "echo 1000")
    clone.program("apt-get", "echo apt-get was called without root; exit 0")
    code, said = clone.setup()
    assert code == 3
    assert "apt-get was called" not in said
