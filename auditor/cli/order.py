"""`auditor order URL`: one test order in a shop of one's own, where three arms allow it."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from auditor.audit import profile_of
from auditor.browser.find import NoBrowser
from auditor.browser.launch import open_browser
from auditor.browser.tab import Tab
from auditor.cli.ending import cancelled_by_signals
from auditor.cli.words import Exit, Progress, shown, stop
from auditor.config import DEVICES, AddressError, Settings, SettingsError, shop_address
from auditor.config.test_order import ConfigError, TestOrderSettings, read_test_order
from auditor.evidence import StopReason
from auditor.ordering import Outcome, State, place
from auditor.seeing.facets import Understood
from auditor.seeing.observe import Look
from auditor.shopper.walk import Walk
from auditor.store import RunFolder, RunFolderError
from auditor.store.arms import Arms, NotArmed

ORDER = "order.json"
GONE = (StopReason.UNREACHABLE, StopReason.HTTP_ERROR, StopReason.REDIRECT_LOOP, StopReason.BROWSER_DIED)


@click.command("order")
@click.argument("url")
@click.option("--device", default="desktop", show_default=True, type=click.Choice(list(DEVICES)))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for what was seen.")
@click.option("--email", default=Settings.email, show_default=True, help="What is typed as e-mail address.")
@click.option("--browser", default="", metavar="PATH", help="The Chromium to use. Also AUDITOR_BROWSER.")
@click.option("--no-sandbox", is_flag=True, envvar="AUDITOR_NO_SANDBOX", help="Give up the browser's sandbox.")
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
def command(
    url: str, device: str, out: Path | None, email: str, browser: str, no_sandbox: bool, quiet: bool
) -> None:
    """Walk to the payment step of the shop at URL and order once, as a test.

    Only where all three hold: auditor.toml names the shop's host and a way to pay that needs no card; a person has just
    allowed it with `auditor arm`; and the payment page shows that the shop only tests. Prints what became of it, as JSON.
    """
    try:
        address, allowed = shop_address(url), read_test_order()
        host = (urlsplit(address).hostname or "").lower()
        if host != allowed.host:
            stop(
                Exit.USAGE,
                f'auditor.toml allows test orders at "{shown(allowed.host)}" only, not at "{shown(host)}".',
            )
        arms = Arms.of_this_person()
        arms.check(host, allowed.max_per_day, datetime.now(UTC))
        settings = Settings(
            url=address, out=out or RunFolder.name_for(f"{host}-order", datetime.now(UTC)), devices=(device,), email=email,
            browser=browser, no_sandbox=no_sandbox,
        )  # fmt: skip
        folder = RunFolder.create(settings.out)
    except (AddressError, ConfigError, NotArmed, RunFolderError, SettingsError) as error:
        stop(Exit.USAGE, str(error))
    kept = Kept(folder)
    try:
        code = asyncio.run(ordered(settings, allowed, arms, kept, Progress(quiet=quiet)))
    except NoBrowser as error:
        stop(Exit.UNREACHABLE, str(error))
    except (KeyboardInterrupt, asyncio.CancelledError):
        stop(Exit.INTERRUPTED, "Interrupted." if kept.told else "Interrupted before anything was ordered.")
    sys.exit(int(code))


class Kept:
    """What became of the order: written and printed at once, for whatever happens later must not hide it."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder
        self.told: Outcome | None = None
        (folder.path / ORDER).unlink(missing_ok=True)  # an earlier one would be taken for ours

    def __call__(self, outcome: Outcome) -> None:
        self.told = outcome
        text = outcome.model_dump_json(indent=1)
        click.echo(text)
        try:
            self._folder.write(ORDER, f"{text}\n".encode())
        except RunFolderError as error:
            click.echo(f"auditor: {shown(str(error), 1000)}", err=True)


async def ordered(settings: Settings, allowed: TestOrderSettings, arms: Arms, kept: Kept, tell: Progress) -> Exit:
    """Walk, and order where payment is reached. Raises NoBrowser and cancellation."""
    begun: list[int] = []
    cancelled_by_signals()

    def begin() -> None:
        tell("orders, as a test")
        begun.append(arms.take(allowed.host, allowed.method, allowed.max_per_day, datetime.now(UTC)))

    async def at_payment(tab: Tab, u: Understood, seen: Look) -> None:
        shot = settings.out / "shots" / "order.jpg"
        try:
            told = await place(tab, u, seen, host=allowed.host, method=allowed.method, begin=begin, shot=shot)
        except NotArmed as error:  # the arm ran out on the way
            told = Outcome(state=State.NOT_PLACED, detail=str(error))
        kept(told)

    walk = None
    try:
        async with open_browser(path=settings.browser, no_sandbox=settings.no_sandbox) as browser:
            profile = profile_of(settings.devices[0], browser.version)
            walk = Walk(settings.url, profile, settings.out, settings.email, tell=tell, at_payment=at_payment)
            await walk.run(browser)
            if walk.journal.stopped[0] is StopReason.ORDER_SEEN:
                with contextlib.suppress(NotArmed):
                    begin()  # it counts
            await walk.leave(browser)
    finally:
        if kept.told is None and walk is not None:
            kept(_without_payment(walk, ordering=bool(begun)))
        for number in begun:
            with contextlib.suppress(NotArmed):  # it stays "begun", which counts as well
                arms.end(number, kept.told.state if kept.told else State.UNKNOWN)
    return exit_code(kept.told, walk.journal.stopped[0])


def _without_payment(walk: Walk, *, ordering: bool) -> Outcome:
    reason, sentence = walk.journal.stopped
    if reason is StopReason.ORDER_SEEN:
        return Outcome(state=State.UNKNOWN, detail=sentence)
    if ordering:
        return Outcome(state=State.UNKNOWN, detail="It ended before anybody could see what became of the order.")
    return Outcome(state=State.NOT_PLACED, detail=f"Payment was not reached: {sentence}")


def exit_code(told: Outcome | None, reason: StopReason) -> Exit:
    """As for an audit, where the walk itself went wrong; else by what became of the order."""
    if reason in (StopReason.ORDER_SEEN, StopReason.OWN_FAULT, StopReason.GUARD_FAILED):
        return Exit.OWN_FAULT
    if told is not None and told.state is State.PLACED:
        return Exit.FINE
    return Exit.UNREACHABLE if reason in GONE else Exit.INCONCLUSIVE
