"""The demo shop as a stranger starts it: `auditor demo`, in a process of its own."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

AUDITOR = Path(sys.executable).parent / "auditor"


@contextmanager
def demo_shop(
    *vices: str,
    ledger: Path | None = None,
    program: Path = AUDITOR,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The address of a demo shop with these vices (NAME or NAME=VALUE), open until the end of the block.

    Raises AssertionError with all it said when it ends without naming an address.
    """
    command: Sequence[str | Path] = [program, "demo", "--port", "0"]
    options = [option for vice in vices for option in ("--vice", vice)]
    if ledger:
        options += ["--ledger", str(ledger)]
    with subprocess.Popen(
        [*command, *options],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as shop:
        try:
            assert shop.stdout is not None
            address, said = "", ""
            while not address and (line := shop.stdout.readline()):
                said += line
                address = "".join(re.findall(r"http://127\.0\.0\.1:\d+/?", line)[:1])
            assert address, said
            # What it may say later must not fill the pipe and stop it.
            threading.Thread(target=shop.stdout.read, daemon=True).start()
            yield address
        finally:
            shop.terminate()
