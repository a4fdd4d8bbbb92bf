"""`auditor audit URL`: walk, time, try, judge, draw."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from auditor.audit import BLOCKED, INTERRUPTED, NO_BROWSER_LEFT, SHUT, Audit
from auditor.browser.find import NoBrowser
from auditor.cli.drawing import draw, judged, known_formats, ready_rulebook, summary
from auditor.cli.ending import cancelled_by_signals
from auditor.cli.lighthouse import lighthouse_lines, lighthouse_wish, of_lighthouse
from auditor.cli.words import Exit, Points, Progress, shown, stop
from auditor.config import (
    DEVICES,
    NETWORKS,
    AddressError,
    LighthouseWishError,
    Route,
    RouteError,
    Settings,
    SettingsError,
    read_route,
    shop_address,
)
from auditor.config.contact import consent
from auditor.config.test_order import ConfigError
from auditor.evidence import Evidence, Journeys, Present, StopReason
from auditor.plugins import Scorecard
from auditor.store import ROUTE, RunFolder, RunFolderError

if TYPE_CHECKING:
    from auditor.cli.baseline import Against

Vices = dict[str, str | None]
"""Faults of the demo shop with their values, as it knows them."""


@click.command("audit")
@click.argument("url", required=False)
@click.option("--demo", is_flag=True, help="Audit the bundled demo shop.")
@click.option(
    "--vice", "vices", multiple=True, metavar="NAME[=VALUE]", help="With --demo: a fault of the demo shop."
)
@click.option(
    "--device", "devices", multiple=True, type=click.Choice(list(DEVICES)), help="Default: phone and desktop."
)
@click.option(
    "--runs", default=3, show_default=True, type=click.IntRange(1, 50), help="Timed visits of each page."
)
@click.option(
    "--network",
    default="none",
    show_default=True,
    type=click.Choice(list(NETWORKS)),
    help="Slow down what is timed: network and processor.",
)
@click.option(
    "--timed-walks",
    default=1,
    show_default=True,
    type=click.IntRange(0, 20),
    help="How often each device walks the way that was found again, with the clock running.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The run folder. Default: auditor-runs/SHOP-TIME.",
)
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Report formats. Default: html.")
@click.option("--fail-under", type=Points(), metavar="POINTS", help="Exit with 1 when the score is lower.")
@click.option(
    "--baseline",
    "baseline_path",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="RUN",
    help="Exit with 1 when pages got slower than in this run, or in the runs of this folder.",
)
@click.option(
    "--contact", "contact_host", default="", metavar="HOST",
    help="Ask this shop one question through its contact form; type its host. [contact] in auditor.toml says where answers go.",
)  # fmt: skip
@click.option("--locale", default="", metavar="LOCALE", help="Language and region of the customer, e.g. de-DE.")
@click.option(
    "--email", default=Settings.email, show_default=True, help="What the shopper types as e-mail address."
)
@click.option(
    "--seconds",
    default=180.0,
    show_default=True,
    type=click.FloatRange(5, 1800),
    help="Longest time for one journey.",
)
@click.option(
    "--route",
    "route_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Go this way to the till; a route.toml of an earlier run, or written by hand.",
)
@click.option(
    "--no-platform-hints", is_flag=True, help="Forget what is known of some shop software; find all by looking."
)
@click.option(
    "--lighthouse", is_flag=True, help="Let Lighthouse look at the pages of the walk, too. Takes minutes."
)
@click.option(
    "--lighthouse-runs",
    type=click.IntRange(1, 20),
    metavar="N",
    help="How often Lighthouse looks at each page. Default: 3.",
)
@click.option(
    "--lighthouse-assert",
    "lighthouse_rc",
    type=click.Path(path_type=Path, dir_okay=False, resolve_path=True),
    metavar="FILE",
    help="Hold Lighthouse's runs against the assertions of your lighthouserc; exit with 1 when one does not hold.",
)
@click.option(
    "--lighthouse-upload",
    default="",
    metavar="URL",
    help="Send Lighthouse's runs to your own Lighthouse CI server.",
)
@click.option(
    "--lighthouse-token",
    default="",
    metavar="env:NAME",
    help="With --lighthouse-upload: your project's token there.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the scorecard as JSON.")
@click.option("--browser", default="", metavar="PATH", help="The Chromium to use. Also AUDITOR_BROWSER.")
@click.option(
    "--no-sandbox",
    is_flag=True,
    envvar="AUDITOR_NO_SANDBOX",
    help="Give up the browser's sandbox; the report says so.",
)
@click.option("--headed", is_flag=True, help="Show the browser.")
@click.option(
    "--slow",
    default=0.0,
    metavar="MS",
    type=click.FloatRange(0, 60_000),
    help="Wait so long before each action of the browser.",
)
@click.option(
    "--trace", is_flag=True, help="Keep a trace of each walk in traces/, for `playwright show-trace`. Slows it."
)
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
def command(
    url: str | None, demo: bool, vices: tuple[str, ...], devices: tuple[str, ...], runs: int, network: str, timed_walks: int, out: Path | None,
    formats: tuple[str, ...], fail_under: float | None, baseline_path: Path | None, contact_host: str, locale: str, email: str, seconds: float, route_path: Path | None, no_platform_hints: bool,
    lighthouse: bool, lighthouse_runs: int | None,
    lighthouse_rc: Path | None, lighthouse_upload: str, lighthouse_token: str, as_json: bool,
    browser: str, no_sandbox: bool, headed: bool, slow: float, trace: bool, quiet: bool,
) -> None:  # fmt: skip
    """Audit the shop at URL: walk to the till on each device, stop before paying, time and ask, write a report."""
    if bool(url) == demo:
        stop(Exit.USAGE, "Give the address of a shop, or --demo for the bundled one.")
    if vices and not demo:
        stop(Exit.USAGE, "--vice is a fault of the bundled shop: give it together with --demo.")
    known_vices = _known_vices(vices) if demo else None
    formats = known_formats(formats or ("html",))
    rulebook, held_against = ready_rulebook(), _baseline(baseline_path)
    try:
        address = shop_address(url) if url else "http://127.0.0.1/"
        name = "demo" if demo else urlsplit(address).hostname or "shop"
        route = read_route(route_path) if route_path else Route()
        settings = Settings(
            url=address, out=out or RunFolder.name_for(name, datetime.now(UTC)), devices=tuple(dict.fromkeys(devices)) or tuple(DEVICES),
            runs=runs, network=NETWORKS[network], timed_walks=timed_walks, locale=locale, email=email, seconds=seconds, browser=browser, no_sandbox=no_sandbox, headed=headed, slow_ms=slow,
            route=route.steps, account=route.login.account(os.environ) if route.login else None, platform_hints=not no_platform_hints, trace=trace,
            contact=consent(urlsplit(address).hostname or "", contact_host),
            lighthouse=lighthouse_wish(lighthouse, lighthouse_runs, lighthouse_rc, lighthouse_upload, lighthouse_token),
        )  # fmt: skip
        if route_path and route_path.resolve() == (settings.out / ROUTE).resolve():
            stop(
                Exit.USAGE,
                f"The route {route_path} is where this run saves its own: copy it, or choose another --out.",
            )
        folder = RunFolder.create(settings.out)
    except (AddressError, ConfigError, LighthouseWishError, RouteError, SettingsError, RunFolderError) as error:
        stop(Exit.USAGE, str(error))
    evidence = _seen(settings, folder, Progress(quiet=quiet), known_vices)
    # Seeing is over; judging and drawing work from what is kept. Where nothing can be kept, it is still told.
    lost: list[str] = []
    paths: list[str] = []
    with _noting(lost):
        folder.write_evidence(evidence)
    scorecard = judged(evidence, rulebook)
    with _noting(lost):
        folder.write_scorecard(scorecard)
        paths += draw(folder, evidence, scorecard, formats)
    compared = held_against(evidence)
    click.echo(
        scorecard.model_dump_json(indent=1)
        if as_json
        else "\n".join(
            [*summary(scorecard, paths), *lighthouse_lines(evidence), *(compared.lines if compared else ())]
        )
    )
    code, sentence = verdict(evidence, scorecard, fail_under)
    if code is Exit.FINE and compared is not None:
        code, sentence = compared.code, compared.sentence
    if lost and code is not Exit.OWN_FAULT:
        stop(Exit.UNREACHABLE, lost[0])
    if sentence:
        click.echo(f"auditor: {shown(sentence, 1000)}", err=True)
    sys.exit(int(code))


def _baseline(folder: Path | None) -> Callable[[Evidence], Against | None]:
    """How to hold this run against the baseline, which is read at once; nothing comes of it where none is given."""
    if folder is None:
        return lambda _evidence: None
    from auditor.cli.baseline import against, read_baseline

    return partial(against, read_baseline(folder))


def _known_vices(given: tuple[str, ...]) -> Vices:
    from auditor import demo

    try:
        return demo.parse_vices(given)
    except ValueError as error:
        stop(Exit.USAGE, str(error))


@contextlib.contextmanager
def _noting(lost: list[str]) -> Iterator[None]:
    try:
        yield
    except RunFolderError as error:
        lost.append(str(error))


def _seen(settings: Settings, folder: RunFolder, progress: Progress, vices: Vices | None) -> Evidence:
    """The evidence, also after an interruption; ends the program where there is no browser."""
    begun: list[Audit] = []
    try:
        return asyncio.run(_collect(settings, folder, progress, vices, begun))
    except NoBrowser as error:
        folder.leave()
        stop(Exit.UNREACHABLE, str(error))
    except KeyboardInterrupt:  # a second one, while the first was being obeyed
        if not begun:
            stop(Exit.INTERRUPTED, "Interrupted before anything was seen.")
        begun[0].incomplete = INTERRUPTED
        return begun[0].evidence()


async def _collect(
    settings: Settings,
    folder: RunFolder,
    progress: Progress,
    vices: Vices | None,
    begun: list[Audit],
) -> Evidence:
    # What the browser's driver says while it is going down is no message for a person.
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, aside: progress(f"(aside: {aside.get('exception', aside['message'])})")
    )
    cancelled_by_signals()
    async with _demo(vices) as address:
        begun.append(Audit(replace(settings, url=address or settings.url), folder, progress))
        return await begun[0].run()


@contextlib.asynccontextmanager
async def _demo(vices: Vices | None) -> AsyncIterator[str]:
    """The demo shop while it is audited; an empty address when another shop is."""
    if vices is None:
        yield ""
        return
    from auditor import demo

    shop = await demo.start(vices=vices)
    try:
        yield shop.url
    finally:
        await shop.close()


def verdict(evidence: Evidence, scorecard: Scorecard, fail_under: float | None) -> tuple[Exit, str]:
    """The exit code of an audit, with a sentence where it is not plain. Safety comes first."""
    if scorecard.orders_sent:
        return (
            Exit.OWN_FAULT,
            "SAFETY VIOLATION: something that looks like a completed order was seen. Look into the shop's orders now.",
        )
    if evidence.incomplete_because == INTERRUPTED:
        return Exit.INTERRUPTED, "Interrupted: what was measured until then is kept, judged and drawn."
    if evidence.incomplete_because == NO_BROWSER_LEFT:
        return Exit.UNREACHABLE, f"The audit is incomplete: {NO_BROWSER_LEFT}."
    if not evidence.complete:
        return Exit.OWN_FAULT, f"The audit is incomplete: {evidence.incomplete_because}."
    journeys = evidence.journeys.value if isinstance(evidence.journeys, Present) else None
    if isinstance(journeys, Journeys):
        furthest = journeys.furthest()
        if any(j.stopped_because is StopReason.OWN_FAULT for j in journeys.journeys):
            return Exit.OWN_FAULT, next(
                j.stopped_detail for j in journeys.journeys if j.stopped_because is StopReason.OWN_FAULT
            )
        if furthest.stopped_because in BLOCKED or furthest.stopped_because is StopReason.NOT_A_SHOP:
            return Exit.INCONCLUSIVE, furthest.stopped_detail
        if furthest.reached is None and furthest.stopped_because is StopReason.GUARD_FAILED:
            return Exit.OWN_FAULT, furthest.stopped_detail
        if furthest.reached is None and furthest.stopped_because in (
            *SHUT,
            StopReason.TIMEOUT,
            StopReason.BROWSER_DIED,
        ):
            return Exit.UNREACHABLE, furthest.stopped_detail
    if fail_under is not None:
        if scorecard.score is None:
            return Exit.INCONCLUSIVE, "Nothing could be judged, so the score cannot be compared with --fail-under."
        if scorecard.score < fail_under:
            unsure = " What could not be seen counts as nothing." if scorecard.high >= fail_under else ""
            return Exit.GATE_FAILED, f"The score {scorecard.score:.1f} is below {fail_under:g}.{unsure}"
    return of_lighthouse(evidence)
