"""Which browser to use, and how to start it without giving up its sandbox."""

from __future__ import annotations

import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
"""Chromium asks nobody but the shop."""
UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Pages of its own that Chromium keeps behind the address bar of each window, for suggestions. Nobody types there, and
without them a new visitor costs the machine half (alone) to a quarter (six at once), so what is timed is disturbed less."""

_AS_USER = """#!/bin/sh
# Starts the browser and leaves its process id; as root, as the unprivileged user {user}, so that the sandbox works.
echo $$ > "{pid_file}"
# Only the last --disable-features counts, so ours go into the driver's.
for word in "$@"; do
  shift
  case "$word" in --disable-features=*) word="$word,{unseen}";; esac
  set -- "$@" "$word"
done
{drop}exec "{browser}" "$@"
"""
_DROP = """for word in "$@"; do
  case "$word" in --user-data-dir=*) chown -R {user} "${{word#--user-data-dir=}}"; export HOME="${{word#--user-data-dir=}}";; esac
done
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
exec setpriv --reuid={user} --regid="$(id -g {user})" --clear-groups -- "{browser}" "$@"
"""


class NoBrowser(Exception):
    """No usable browser; the message is one sentence with the mend."""


@dataclass(frozen=True)
class Launch:
    """A start script for the browser, with what to tell about its sandbox."""

    script: Path
    pid_file: Path
    browser: Path
    sandbox: bool
    sandbox_note: str


def find_browser(wanted: str = "") -> Path:
    """The browser's path: the one asked for, else $AUDITOR_BROWSER, else PATH, else Playwright's own.

    Raises NoBrowser with one sentence.
    """
    asked = wanted or os.environ.get("AUDITOR_BROWSER", "")
    if asked:
        path = shutil.which(asked)
        if path is None:
            raise NoBrowser(f'There is no browser at "{asked}": give the path of a Chromium.')
        return Path(path)
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    for own in sorted(cache.glob("chromium-*/chrome-linux*/chrome"), reverse=True):
        return own
    raise NoBrowser(
        "No Chromium was found: install one with `apt install chromium` or `playwright install chromium`."
    )


def prepare(browser: Path, folder: Path, *, no_sandbox: bool = False) -> Launch:
    """Write the start script into `folder`. As root the browser runs as an unprivileged user, sandbox on.

    Raises NoBrowser when that is impossible and the sandbox was not given up explicitly.
    """
    script, pid_file = folder / "browser.sh", folder / "browser.pid"
    drop, note = "", "on"
    if no_sandbox:
        note = "off: asked for with --no-sandbox"
    elif os.geteuid() == 0:
        user = _plain_user()
        if user is None or shutil.which("setpriv") is None or Path("/root") in browser.resolve().parents:
            raise NoBrowser(
                "As root the browser's sandbox needs an unprivileged user (`nobody`) who can start it, and there is none: "
                "run auditor as a plain user, or accept a browser without sandbox with --no-sandbox."
            )
        drop, note = _DROP.format(user=user, browser=browser), f"on, as user {user}"
        pid_file.touch()
    script.write_text(
        _AS_USER.format(user=note, pid_file=pid_file, drop=drop, browser=browser, unseen=",".join(UNSEEN))
    )
    script.chmod(0o755)
    return Launch(script, pid_file, browser, sandbox=not no_sandbox, sandbox_note=note)


def _plain_user() -> str | None:
    try:
        return pwd.getpwnam("nobody").pw_name
    except KeyError:
        return None
