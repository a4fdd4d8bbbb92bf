"""Which lhci and which Node (fault L06)."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.lighthouse import find
from auditor.lighthouse.find import NoLighthouse, find_lighthouse
from tests.lighthouse.fakes import fake_lhci


def program(file: Path, says: str) -> Path:
    file.write_text(f"#!/bin/sh\necho '{says}'\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH, with a Node in it; there is no checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program(folder / "node", "v20.20.2")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(find, "CHECKOUT", tmp_path / "lhci")
    return folder


async def test_the_one_on_the_path_comes_first_and_else_the_checkouts(tmp_path: Path, path: Path) -> None:
    fake_lhci(tmp_path, "", version="0.15.9")
    tools = await find_lighthouse(tmp_path)
    assert (tools.lhci, tools.lhci_version, tools.node_version) == (tmp_path / "lhci", "0.15.9", "20.20.2")
    fake_lhci(path, "")
    assert (await find_lighthouse(tmp_path)).lhci == path / "lhci"


@pytest.mark.parametrize(
    ("node", "lhci", "says"),
    [
        (None, "0.15.1", "Lighthouse needs Node, and there is none on the PATH"),
        ("v16.20.2", "0.15.1", "Lighthouse needs Node 18.20, and here is 16.20.2"),
        ("v18.19.0", "0.15.1", "and here is 18.19.0"),
        ("a shim; run it yourself", "0.15.1", "and here is one without a version"),
        ("v20.20.2", None, "Lighthouse CI (lhci) is missing: run `make setup`"),
        ("v20.20.2", "0.9.0", "Lighthouse CI 0.15 is needed, and "),
        ("v20.20.2", "Cannot find module yargs", "is one without a version"),
    ],
)
async def test_what_is_missing_is_said_in_a_sentence(
    tmp_path: Path, path: Path, node: str | None, lhci: str | None, says: str
) -> None:
    (path / "node").unlink()
    if node:
        program(path / "node", node)
    if lhci:
        fake_lhci(path, "", version=lhci)
    with pytest.raises(NoLighthouse) as missing:
        await find_lighthouse(tmp_path)
    assert says in str(missing.value)
    assert str(missing.value).endswith((".", "`."))


async def test_a_newer_node_and_a_newer_lhci_will_do(tmp_path: Path, path: Path) -> None:
    program(path / "node", "v22.1.0")
    fake_lhci(path, "", version="1.0.0")
    assert (await find_lighthouse(tmp_path)).lhci_version == "1.0.0"
