"""Asking that is killed at a step, again and again: `python -m tests.asking.soak kills=1000`.

After each kill the ledger is settled and the shop is asked again at once: never may a second message arrive.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.evidence import AskState
from auditor.store import Questions
from tests.asking.dying import STEPS
from tests.asking.shapes import Arrived, shapes
from tests.inbox.reading import ledger_in

SHAPE = "plain-de"


async def asked(url: str, folder: Path, step: str) -> str:
    """What the program said before it died, if it did. Its browser's driver sees that and ends the browser."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.asking.dying", f"{url}/{SHAPE}", str(folder), step,
        cwd=Path(__file__).parents[2], stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    said, _ = await asyncio.wait_for(process.communicate(), 120)
    return said.decode().strip()


async def killed_once(url: str, arrived: Arrived, folder: Path, step: str) -> str:
    """Die at the step, settle, ask again; "" where all is right, else what is wrong."""
    ledger: Questions = ledger_in(folder)
    before = len(arrived.messages[SHAPE])
    await asked(url, folder, step)
    ledger.settle_interrupted()
    again = await asked(url, folder, "never")
    states = [kept.question.state for kept in ledger.all()]
    messages = len(arrived.messages[SHAPE]) - before
    if messages > len(states) or messages > 1:
        return f"{step}: {messages} messages for {len(states)} questions"
    if step == "before intend":
        return (
            ""
            if (again, states, messages) == ("acknowledged", [AskState.ACKNOWLEDGED], 1)
            else f"{step}: {again}, {states}"
        )
    if again != "not-allowed" or len(states) != 1:
        return f"{step}: asked again ({again}, {states})"
    honest = states[0] in (
        (AskState.UNKNOWN,) if step not in ("after amend", "never") else (AskState.ACKNOWLEDGED,)
    )
    return "" if honest else f"{step}: the ledger says {states[0].value}"


async def soak(kills: int) -> tuple[Counter[str], list[str]]:
    """So many kills, the steps in turns; how often each step was, and what went wrong."""
    wrong, done = [], Counter[str]()
    async with shapes() as (url, arrived):
        for number in range(kills):
            step = STEPS[number % (len(STEPS) - 1)]
            with TemporaryDirectory(prefix="asking-", ignore_cleanup_errors=True) as folder:
                if said := await killed_once(url, arrived, Path(folder), step):
                    wrong.append(said)
            done[step] += 1
            print(f"{number + 1} kills, {len(wrong)} wrong", file=sys.stderr, end="\r", flush=True)
        wrong += [f"a form that is for something else was sent: {path}" for path in arrived.wrong]
    return done, wrong


def main(arguments: list[str]) -> None:
    """Print what was counted; ends with 1 where anything was wrong."""
    given = dict(a.split("=", 1) for a in arguments)
    done, wrong = asyncio.run(soak(int(given.get("kills", "1000"))))
    print(
        f"{sum(done.values())} kills ({', '.join(f'{count} {step}' for step, count in done.items())}): {len(wrong)} wrong"
    )
    print(*wrong, sep="\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
