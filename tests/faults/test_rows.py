"""The real command against shops that cannot be audited: one clear sentence, the right exit code, nothing lost.

Most of these audits wait more than they work, so a few run at a time, once for all tests of this file.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from click.testing import CliRunner

from auditor.cli import main
from auditor.cli.words import Exit
from auditor.evidence import (
    KINDS,
    Absent,
    Evidence,
    Journey,
    Journeys,
    Milestone,
    Present,
    Reason,
    StopReason,
)
from auditor.store import RunFolder
from tests.faults import hosts, shops
from tests.faults.running import Ended, audit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
AT_ONCE = 3

Host = Callable[[], AbstractAsyncContextManager[str]]


@dataclass(frozen=True)
class Row:
    """A fault, and what must come of it."""

    host: Host
    code: Exit
    because: StopReason
    says: str
    """A pattern in the one sentence; for a shop that was audited, in what the report says of the journey."""
    reached: Milestone | None = None
    reason: Reason = Reason.UNREACHABLE
    """Why evidence is missing when nothing was reached."""
    seconds: float = 60
    """The longest time for the journey."""


ROWS = {
    "unknown host": Row(
        lambda: nullcontext("http://nothing.invalid/"),
        Exit.UNREACHABLE, StopReason.UNREACHABLE, r'No shop has the name "nothing\.invalid"',
    ),
    "refused connection": Row(
        hosts.refusing, Exit.UNREACHABLE, StopReason.UNREACHABLE, r"127\.0\.0\.1:\d+ refuses the connection"
    ),
    "never answers": Row(
        hosts.never_answering, Exit.UNREACHABLE, StopReason.UNREACHABLE, r"did not answer in time", seconds=8
    ),
    "expired certificate": Row(
        hosts.expired_certificate, Exit.UNREACHABLE, StopReason.UNREACHABLE,
        r"cannot be trusted \(ERR_CERT_\w+\); browsers warn customers away",
    ),
    "404 at home": Row(
        lambda: hosts.serving({}), Exit.UNREACHABLE, StopReason.HTTP_ERROR, r"front page answers with status 404"
    ),
    "500 at home": Row(
        lambda: hosts.serving({"/": hosts.page("<h1>Oops</h1>", status=500)}),
        Exit.UNREACHABLE, StopReason.HTTP_ERROR, r"front page answers with status 500",
    ),
    "no shop": Row(
        lambda: hosts.serving({"/": "<h1>My holiday</h1><p>We went to the sea, and it was fine.</p>"}),
        Exit.INCONCLUSIVE, StopReason.NOT_A_SHOP, r"nothing for sale here", Milestone.LANDED,
    ),
    "bot wall": Row(
        hosts.bot_wall, Exit.INCONCLUSIVE, StopReason.BOT_WALL, r"takes us for a robot", reason=Reason.BLOCKED
    ),
    "endless redirect": Row(
        hosts.endless_redirect, Exit.UNREACHABLE, StopReason.REDIRECT_LOOP, r"redirects in an endless circle"
    ),
    "endless alerts": Row(
        lambda: hosts.serving({"/": "<h1>Kettles</h1><script>for(;;) alert('Win a kettle!')</script>"}),
        Exit.UNREACHABLE, StopReason.DIALOG_STORM, r"one alert after another",
    ),
    "spins for ever": Row(
        lambda: hosts.serving({"/": "<h1>Kettles</h1><script>for(;;);</script>"}),
        Exit.UNREACHABLE, StopReason.PAGE_HUNG, r"page hangs and does not answer",
    ),
    "account demanded": Row(
        shops.account_only, Exit.FINE, StopReason.LOGIN_WALL, r"demands an account", Milestone.CHECKOUT,
    ),
    "sold out": Row(
        shops.sold_out, Exit.FINE, StopReason.OUT_OF_STOCK, r"All \d products that we looked at are sold out",
        Milestone.LANDED,
    ),
}  # fmt: skip
EACH = pytest.mark.parametrize("name", ROWS)


@dataclass(frozen=True)
class Result:
    ended: Ended
    run: Path

    @property
    def evidence(self) -> Evidence:
        return RunFolder(self.run).evidence()

    @property
    def journey(self) -> Journey:
        slot = self.evidence.journeys
        assert isinstance(slot, Present)
        journeys: Journeys = slot.value
        (only,) = journeys.journeys
        return only


@pytest_asyncio.fixture(scope="module")
async def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result | BaseException]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(name: str, row: Row) -> Result:
        run = tmp_path_factory.mktemp("run") / name.replace(" ", "-")
        async with turn, row.host() as url:
            return Result(await audit(url, run, seconds=row.seconds), run)

    ended = await asyncio.gather(*(one(n, r) for n, r in ROWS.items()), return_exceptions=True)
    return dict(zip(ROWS, ended, strict=True))


@pytest.fixture
def result(name: str, results: dict[str, Result | BaseException]) -> Result:
    """Only the row whose audit did not end fails for it."""
    found = results[name]
    if isinstance(found, BaseException):
        raise found
    return found


@EACH
def test_exit_code(name: str, result: Result) -> None:
    ended = result.ended
    assert ended.code == ROWS[name].code, ended.said


@EACH
def test_one_clear_sentence_and_no_traceback(name: str, result: Result) -> None:
    ended, row = result.ended, ROWS[name]
    if row.code is Exit.FINE:
        assert ended.said == ""
        assert re.search(row.says, ended.printed)
    else:
        assert re.fullmatch(rf"auditor: [^\n]*{row.says}[^\n]*\n", ended.said), ended.said
    assert "Traceback" not in ended.said + ended.printed


@EACH
def test_the_journey_says_why_it_ended(name: str, result: Result) -> None:
    journey, row = result.journey, ROWS[name]
    assert (journey.stopped_because, journey.reached) == (row.because, row.reached)
    assert re.search(row.says, journey.stopped_detail)
    assert journey.guard.orders_sent == 0


@EACH
def test_what_could_not_be_seen_says_why(name: str, result: Result) -> None:
    evidence, row = result.evidence, ROWS[name]
    assert evidence.complete
    absent = {kind: slot for kind in KINDS if isinstance(slot := getattr(evidence, kind), Absent)}
    assert absent.pop("mistakes").reason is Reason.NOT_REACHED
    assert absent.pop("lighthouse").reason is Reason.NOT_ASKED
    assert absent.pop("contact").reason is Reason.PROFILE
    assert all(slot.detail for slot in absent.values())
    if row.reached is None:
        assert {slot.reason for slot in absent.values()} == {row.reason}
        assert {"search", "links", "page_loads"} <= set(absent)


@EACH
def test_the_run_is_whole_and_can_be_judged_again(result: Result) -> None:
    run = result.run
    before = (run / "scorecard.json").read_bytes()
    assert (run / "report.html").read_text().rstrip().endswith("</html>")
    again = CliRunner().invoke(main, ["judge", str(run)])
    assert (again.exit_code, again.stderr) == (Exit.FINE, "")
    assert (run / "scorecard.json").read_bytes() == before


@EACH
def test_no_process_and_no_temporary_file_is_left(result: Result) -> None:
    assert result.ended.left == ()
