"""`make bench-shopper`: walk through generated and real shops and print how well that goes.

Arguments narrow the choice: any part of a shop's id, `kind=generated` or `kind=real`, `seeds=N` and `device=NAME`.
`mind=NAME` sends a baseline in the shopper's place, and `mind=all` the shopper first and then each baseline through the
same shops; `hints=off` sends the shopper without what it knows of shop software. `record=FOLDER` keeps the decisions of the shopper in real shops. Real shops that `make shops` has not installed are named and left out.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor.browser.launch import open_browser
from auditor.shopper.decide import decide
from auditor.shopper.memory import Policy
from auditor.shopper.walk import Mind
from tests.shops.baselines import BASELINES, BUDGET, Baseline
from tests.shops.generated.server import running
from tests.shops.generated.spec import Spec, all_specs
from tests.shops.generated.walking import POLICY, walk
from tests.shops.machine import MissingError
from tests.shops.real import walk_real
from tests.shops.register import REAL_SHOPS
from tests.shops.results import Result, compact, table

AT_ONCE = 2
ENGINE = "engine"


@dataclass(frozen=True)
class Choice:
    """Which shops are walked, and how."""

    generated: Sequence[Spec]
    real: Sequence[str]
    devices: Sequence[str]
    loud: bool
    recordings: Path | None = None
    hints: bool = True


async def measure(choice: Choice, baseline: Baseline | None = None) -> tuple[list[Result], list[Result]]:
    """Each generated and each real shop on each device, walked by the shopper or by a baseline with its smaller
    budget."""
    generated: list[Result] = []
    real: list[Result] = []
    tell = (lambda text: print(f"      {text}", file=sys.stderr)) if choice.loud else (lambda _text: None)

    def who() -> tuple[Mind, Policy]:
        return (baseline.make(), BUDGET) if baseline else (decide, replace(POLICY, hints=choice.hints))

    kept = choice.recordings if baseline is None else None
    # One device after the other: a shop keeps one ledger, whoever walks there.
    queue = [(spec, device) for device in choice.devices for spec in choice.generated]
    with tempfile.TemporaryDirectory(prefix="walks-") as folder:
        async with running() as shops, open_browser() as browser:

            async def worker() -> None:
                while queue:
                    spec, device = queue.pop(0)
                    mind, policy = who()
                    run = Path(folder) / f"{spec.id}-{device}"
                    generated.append(await walk(browser, shops, spec, device, run, tell, mind, policy))
                    _print(generated[-1])

            await asyncio.gather(*(worker() for _ in range(1 if choice.loud else AT_ONCE)))
            for name in choice.real:
                for device in choice.devices:
                    mind, policy = who()
                    run = Path(folder) / f"{name}-{device}"
                    real.append(await walk_real(browser, name, device, run, tell, mind, policy, kept))
                    _print(real[-1])
    return generated, real


def _show(results: tuple[list[Result], list[Result]], draw: Callable[..., str]) -> None:
    generated, real = results
    if generated:
        print("\ngenerated shops")
        print(draw(generated))
    if real:
        print("\nreal shops")
        print(draw(real, "aim 100 %") if draw is table else draw(real))


def _installed(name: str) -> bool:
    try:
        REAL_SHOPS[name].install()
    except MissingError as missing:
        print(f"{name} is left out: {missing}", file=sys.stderr)
        return False
    return True


def _print(r: Result) -> None:
    told = "ok  " if r.success else "FAIL"
    more = "" if r.success else f"  {r.reached}, {r.stopped}: {r.said}"
    flaws = f"  wrong: {', '.join(r.wrong_fields)}" if r.wrong_fields else ""
    harm = f"  HARM: {', '.join(r.harm)}" if r.harm else ""
    print(
        f"{told} {r.shop:24} {r.device:8} {r.actions:3}/{r.optimum:<3} {r.wrong_clicks} {r.seconds:5.1f} s{more}{flaws}{harm}",
        flush=True,
    )


def main(arguments: Sequence[str]) -> None:
    told = dict(a.split("=", 1) for a in arguments if "=" in a)
    parts = [a for a in arguments if "=" not in a and not a.startswith("-")]
    kind, wanted = told.get("kind", ""), told.get("mind", ENGINE)
    if wanted not in (ENGINE, "all", *BASELINES):
        sys.exit(f'There is no mind "{wanted}"; there are {", ".join((ENGINE, *BASELINES))} and "all".')

    def chosen(name: str) -> bool:
        return not parts or any(p in name for p in parts)

    specs = [s for s in all_specs(range(int(told.get("seeds", "1")))) if chosen(s.id)]
    names = [name for name in REAL_SHOPS if chosen(name)]
    choice = Choice(
        specs if kind != "real" else [],
        [name for name in names if kind != "generated" and _installed(name)],
        told.get("device", "phone,desktop").split(","),
        "-v" in arguments,
        Path(told["record"]) if "record" in told else None,
        told.get("hints", "on") != "off",
    )
    if wanted in (ENGINE, "all"):
        _show(asyncio.run(measure(choice)), table)
    for name, baseline in BASELINES.items():
        if wanted in (name, "all"):
            print(f"\nBaseline {name}: {baseline.about}", flush=True)
            print(f"  At most {BUDGET.actions} actions and {BUDGET.seconds:.0f} s a walk.", flush=True)
            _show(asyncio.run(measure(choice, baseline)), compact if wanted == "all" else table)


if __name__ == "__main__":
    main(sys.argv[1:])
