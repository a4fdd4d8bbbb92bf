"""What happens to the runs that were kept: `lhci assert` holds them against the user's file, `lhci upload` sends them to
the user's own server.

Each device by itself: lhci takes runs of one address together, and by default its best one counts.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from auditor.evidence import Asserted, Assertion, Uploaded
from auditor.lighthouse.find import Tools
from auditor.lighthouse.process import Ended, run_program

DEADLINE_S = 120.0
"""For one device (own judgement: asserting takes a second or two, uploading as long as the server takes)."""
MOST_RESULTS = 2000
RESULTS_BYTES = 20_000_000
KEPT = Path(".lighthouseci")
"""Where lhci looks for runs, below its working directory."""
Runs = Mapping[str, Sequence[Path]]
"""Files of the runs by device."""


class _Result(BaseModel):
    """As lhci writes them to assertion-results.json."""

    model_config = ConfigDict(extra="ignore")

    name: str
    url: str
    passed: bool
    level: str = "error"
    auditId: str = ""
    auditProperty: str = ""
    expected: Any = None
    actual: Any = None


NO_ASSERTIONS = "No assertions to use"
"""What lhci says of a file without any (lhci 0.15, assert/assert.js)."""


async def assert_runs(tools: Tools, file: Path, runs: Runs) -> Asserted:
    """What the lighthouserc `file` (an absolute path) says of the runs. Trouble is told in the value."""
    results: list[Assertion] = []
    command = [
        str(tools.lhci),
        "assert",
        "--no-lighthouserc",
        f"--config={file}",
        "--includePassedAssertions",
    ]
    for device, files in runs.items():
        try:
            with TemporaryDirectory(prefix="auditor-lighthouse-", ignore_cleanup_errors=True) as folder:
                _lay_out(Path(folder), files)
                ended = await run_program(command, Path(folder), deadline_s=DEADLINE_S)
                found = _results(Path(folder) / KEPT / "assertion-results.json")
        except OSError as error:
            return Asserted(file=file.name, trouble=f"lhci assert did not start: {error.strerror}")
        if ended.code == 1 and NO_ASSERTIONS in ended.said:
            break
        # Where what it wrote and how it ended do not agree, it has not judged.
        if found is None or ended.code != int(any(not x.passed and x.level == "error" for x in found)):
            return Asserted(file=file.name, results=tuple(results), trouble=_why("assert", ended))
        results += [_assertion(device, result) for result in found]
    if not results:  # lhci calls that a success, and a gate that is never shut is none
        return Asserted(file=file.name, trouble="it asserts nothing of these pages.")
    results.sort(key=lambda x: x.passed)
    return Asserted(file=file.name, results=tuple(results[:MOST_RESULTS]))


async def upload_runs(tools: Tools, server: str, token: str, runs: Runs, context: Mapping[str, str]) -> Uploaded:
    """Each device as a build of its own on the user's server. `context` is what the user's LHCI_BUILD_CONTEXT__* say; where
    they say nothing, the run stands for a commit. The token travels in the environment, where no list of processes shows it.
    """
    branch = context.get("LHCI_BUILD_CONTEXT__CURRENT_BRANCH", "auditor")
    for device, files in runs.items():
        more = {**_build(server, device, files), **context, "LHCI_TOKEN": token}
        more["LHCI_BUILD_CONTEXT__CURRENT_BRANCH"] = f"{branch[: 39 - len(device)]}-{device}"
        try:
            with TemporaryDirectory(prefix="auditor-lighthouse-", ignore_cleanup_errors=True) as folder:
                config = Path(folder) / "auditor.json"
                config.write_text(json.dumps({"ci": {"upload": {"target": "lhci", "serverBaseUrl": server}}}))
                command = [str(tools.lhci), "upload", "--no-lighthouserc", f"--config={config}"]
                _lay_out(Path(folder), files)
                ended = await run_program(command, Path(folder), deadline_s=DEADLINE_S, more=more)
        except OSError as error:
            return Uploaded(server=server, trouble=f"lhci upload did not start: {error.strerror}")
        if ended.code != 0:
            return Uploaded(server=server, trouble=f"{device}: {_why('upload', ended)}".replace(token, "…"))
    return Uploaded(server=server)


def _lay_out(home: Path, files: Sequence[Path]) -> None:
    """The runs where lhci looks for them."""
    (home / KEPT).mkdir()
    for number, file in enumerate(files, 1):
        shutil.copyfile(file, home / KEPT / f"lhr-{number}.json")


def _results(file: Path) -> list[_Result] | None:
    """None where lhci wrote none that can be read."""
    try:
        with file.open("rb") as opened:
            return TypeAdapter(list[_Result]).validate_json(opened.read(RESULTS_BYTES))
    except (OSError, ValidationError):
        return None


def _assertion(device: str, result: _Result) -> Assertion:
    return Assertion(
        device=device,
        url=result.url[:2000],
        audit=".".join(filter(None, (result.auditId, result.auditProperty)))[:160],
        name=result.name[:80],
        level=result.level[:20],
        passed=result.passed,
        expected=_text(result.expected),
        actual=_text(result.actual),
    )


def _text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)[:80]


def _why(command: str, ended: Ended) -> str:
    """One sentence: the first line of what it said that names an error, else how it ended."""
    if ended.code is None:
        return f"lhci {command} had not ended after {DEADLINE_S:.0f} s."
    said = [line.strip() for line in ended.said.splitlines() if line.strip()]
    told = next((line for line in said if "Error" in line), said[-1] if said else "")
    return f"lhci {command} ended with exit code {ended.code}: {told[:300]}"


def _build(server: str, device: str, files: Sequence[Path]) -> dict[str, str]:
    """What lhci else asks git for, and there is none where it runs. Each upload is a commit of its own."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    names = "".join(str(file.resolve()) for file in files)
    told = {
        "CURRENT_HASH": hashlib.sha256(f"{now} {device} {names}".encode()).hexdigest()[:40],
        "COMMIT_TIME": now,
        "COMMIT_MESSAGE": f"auditor, {device}, {now}",
        "AUTHOR": "auditor <auditor@localhost>",
        "AVATAR_URL": server,  # else lhci makes one of the author's address, at a third party
    }
    return {f"LHCI_BUILD_CONTEXT__{name}": value for name, value in told.items()}
