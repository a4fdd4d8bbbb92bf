"""`make bench-shopper`: walk through generated shops, lookalikes and real shops and print how well that goes.

Arguments narrow the choice: any part of a shop's id, `kind=generated`, `kind=lookalike` or `kind=real`, `seeds=N` and `device=NAME`.
`mind=NAME` sends a baseline in the shopper's place, and `mind=all` the shopper first and then each baseline through the
same shops; `hints=off` sends the shopper without what it knows of shop software. `record=FOLDER` keeps the decisions of the shopper in real shops. Real shops that `make shops` has not installed are named and left out.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from auditor.browser.launch import open_browser
from auditor.shopper.decide import decide
from auditor.shopper.memory import Policy
from auditor.shopper.walk import Mind
from tests.shops.baselines import BASELINES, BUDGET, Baseline
from tests.shops.generated.server import running
from tests.shops.generated.spec import Spec, all_specs
from tests.shops.generated.walking import POLICY, walk
from tests.shops.lookalikes.register import lookalikes_by_name
from tests.shops.lookalikes.walking import walk as walk_lookalike
from tests.shops.machine import MissingError
from tests.shops.real import walk_real
from tests.shops.register import REAL_SHOPS
from tests.shops.results import Result, compact, table

AT_ONCE = 4
"""A walk mostly waits; with more at once two cores are short of time for what is waited for."""
ENGINE = "engine"
GENERATED, LOOKALIKE, REAL = "generated", "lookalike", "real"
KINDS = {GENERATED: "generated shops", LOOKALIKE: "lookalikes of popular shop software", REAL: "real shops"}
AIMS = {REAL: "aim 100 %"}


@dataclass(frozen=True)
class Choice:
    """Which shops are walked, and how."""

    generated: Sequence[Spec]
    lookalikes: Sequence[str]
    real: Sequence[str]
    devices: Sequence[str]
    loud: bool
    recordings: Path | None = None
    hints: bool = True


async def measure(choice: Choice, baseline: Baseline | None = None) -> dict[str, list[Result]]:
    """By kind of shop, each of them walked on each device by the shopper or by a baseline with its smaller budget."""
    results: dict[str, list[Result]] = {kind: [] for kind in KINDS}
    tell = (lambda text: print(f"      {text}", file=sys.stderr)) if choice.loud else (lambda _text: None)
    kept = choice.recordings if baseline is None else None

    def who() -> tuple[Mind, Policy]:
        return (baseline.make(), BUDGET) if baseline else (decide, replace(POLICY, hints=choice.hints))

    with tempfile.TemporaryDirectory(prefix="walks-") as folder:
        async with running() as shops, open_browser() as browser:

            def place(name: str, device: str) -> Path:
                return Path(folder) / f"{name}-{device}"

            async def generated(spec: Spec, device: str) -> Result:
                return await walk(browser, shops, spec, device, place(spec.id, device), tell, *who())

            async def lookalike(name: str, device: str) -> Result:
                shop = lookalikes_by_name()[name]
                return await walk_lookalike(browser, shop, device, place(name, device), tell, *who())

            async def real(name: str, device: str) -> Result:
                return await walk_real(browser, name, device, place(name, device), tell, *who(), kept)

            # One device after the other: a generated shop keeps one ledger, whoever walks there.
            queue = [(GENERATED, partial(generated, spec, d)) for d in choice.devices for spec in choice.generated]
            queue += [
                (LOOKALIKE, partial(lookalike, name, d)) for d in choice.devices for name in choice.lookalikes
            ]
            await _work(queue, results, 1 if choice.loud else AT_ONCE)
            alone = [(REAL, partial(real, name, d)) for name in choice.real for d in choice.devices]
            await _work(alone, results, 1)
    return results


Job = tuple[str, Callable[[], Awaitable[Result]]]


async def _work(queue: list[Job], results: dict[str, list[Result]], at_once: int) -> None:
    async def worker() -> None:
        while queue:
            kind, walk_ = queue.pop(0)
            results[kind].append(result := await walk_())
            _print(result)

    await asyncio.gather(*(worker() for _ in range(at_once)))


def _show(results: dict[str, list[Result]], draw: Callable[..., str]) -> None:
    for kind, found in results.items():
        if found:
            print(f"\n{KINDS[kind]}")
            print(draw(found, AIMS[kind]) if draw is table and kind in AIMS else draw(found))


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
    if kind not in ("", *KINDS):
        sys.exit(f'There are no shops of the kind "{kind}"; there are {", ".join(KINDS)}.')
    if wanted not in (ENGINE, "all", *BASELINES):
        sys.exit(f'There is no mind "{wanted}"; there are {", ".join((ENGINE, *BASELINES))} and "all".')

    def chosen(name: str) -> bool:
        return not parts or any(p in name for p in parts)

    specs = [s for s in all_specs(range(int(told.get("seeds", "1")))) if chosen(s.id)]
    names = [name for name in REAL_SHOPS if chosen(name)]
    choice = Choice(
        specs if kind in ("", GENERATED) else [],
        [name for name in lookalikes_by_name() if kind in ("", LOOKALIKE) and chosen(name)],
        [name for name in names if kind in ("", REAL) and _installed(name)],
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
