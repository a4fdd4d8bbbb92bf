"""The script that starts the browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

from auditor.browser.find import UNSEEN, prepare


def started_with(tmp_path: Path, *arguments: str) -> list[str]:
    """What a browser is given when our script is started with these arguments."""
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    browser.chmod(0o755)
    script = prepare(browser, tmp_path, no_sandbox=True).script
    return subprocess.run([script, *arguments], capture_output=True, text=True, check=True).stdout.splitlines()


def test_our_features_go_out_together_with_those_of_the_driver(tmp_path: Path) -> None:
    given = started_with(tmp_path, "--disable-features=One,Two", "--headless", "about:blank")
    assert given == [f"--disable-features=One,Two,{','.join(UNSEEN)}", "--headless", "about:blank"]


def test_every_other_argument_stays_what_it_is(tmp_path: Path) -> None:
    odd = ["--user-agent=a b 'c' \"d\" $HOME `id`", "", "--disable-featuresque=One", "*"]
    assert started_with(tmp_path, *odd) == odd
    assert started_with(tmp_path) == [""]
