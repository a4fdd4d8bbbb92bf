"""`auditor replies`: read the mailbox for answers, show the three clocks, and bring the runs up to date."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from threading import Event
from types import FrameType

import click
from babel.dates import format_timedelta

from auditor.cli.drawing import draw, judged
from auditor.cli.words import Exit, Progress, shown, stop
from auditor.config import read_mailbox
from auditor.config.hours import read_hours
from auditor.config.test_order import ConfigError
from auditor.evidence import Mail, MailKind, OpeningHours, Question
from auditor.inbox.amending import amended, closed
from auditor.inbox.bodies import body
from auditor.inbox.classes import classify
from auditor.inbox.collecting import Reader
from auditor.inbox.mailbox import LINK_BROKE, MailboxRefused
from auditor.plugins.discover import reports
from auditor.store import Kept, LedgerError, Questions, RunFolder, RunFolderError

HEADS = ("shop", "asked", "state", "page", "automatic mail", "person", "awaited until")


@click.command("replies")
@click.option(
    "--watch", is_flag=True, help="Stay, and collect answers as they come, until nothing is awaited any more."
)
@click.option(
    "--new-ledger", is_flag=True, help="Make the ledger that counts questions; without it nothing is ever asked."
)
@click.option(
    "--config", "config", type=click.Path(path_type=Path, dir_okay=False), default=Path("auditor.toml"), show_default=True,
    help="The file whose [mailbox] says where answers arrive.",
)  # fmt: skip
@click.option("--no-mail", is_flag=True, help="Show what is known, and read no mailbox.")
@click.option("--json", "as_json", is_flag=True, help="Print the questions as JSON, one a line.")
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
def command(*, watch: bool, new_ledger: bool, config: Path, no_mail: bool, as_json: bool, quiet: bool) -> None:
    """Collect answers to the questions that were asked, and show how long each took."""
    ledger, progress = Questions.of_this_person(), Progress(quiet=quiet)
    try:
        if new_ledger:
            made = ledger.make()
            click.echo(f"{ledger.file} was {'made' if made else 'there already, and is kept'}.")
            return
        hours = read_hours(config)
        ledger.settle_interrupted()
        if not no_mail and ledger.awaited():
            reader = Reader(read_mailbox(config), ledger, classify, body, hours, progress)
            _read(reader, ledger, progress, watch=watch)
        _close(ledger)
        _bring_up_to_date(ledger, hours, progress)
        kept = ledger.all()
    except LedgerError as error:
        stop(Exit.UNREACHABLE, str(error))
    except ConfigError as error:
        stop(Exit.USAGE, str(error))
    except MailboxRefused as error:
        stop(Exit.UNREACHABLE, str(error))
    if as_json:
        for each in kept:
            click.echo(each.question.model_dump_json())
    else:
        click.echo("\n".join(table(kept) if kept else ["Nothing was asked yet."]))


def _read(reader: Reader, ledger: Questions, progress: Progress, *, watch: bool) -> None:
    if not watch:
        try:
            reader.collect()
        except LINK_BROKE as error:
            stop(
                Exit.UNREACHABLE,
                f"The mailbox at {reader.settings.host} cannot be read ({error or type(error).__name__}).",
            )
        return
    asked_to_stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        asked_to_stop.set()

    def changed(ids: list[str]) -> None:
        progress(f"{len(ids)} answered")
        _close(ledger)
        _bring_up_to_date(ledger, reader.hours, progress)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    reader.watch(asked_to_stop, changed)
    if asked_to_stop.is_set():
        progress("stopped; what came is kept, and the rest can be collected later")


def _close(ledger: Questions) -> None:
    now = datetime.now(UTC)
    for kept in ledger.awaited():
        if (done := closed(kept.question, now)) is not kept.question:
            ledger.amend(done)


def _bring_up_to_date(ledger: Questions, hours: OpeningHours | None, progress: Progress) -> None:
    """Amend, judge and draw each run whose questions know more than its evidence does."""
    by_run = sorted(ledger.all(), key=lambda kept: str(kept.run))
    for run, kept in groupby(by_run, key=lambda kept: kept.run):
        try:
            _amend(RunFolder(run), [each.question for each in kept], hours, progress)
        except RunFolderError as error:
            progress(str(error))  # whoever removed a run still sees the table


def _amend(
    folder: RunFolder, questions: Sequence[Question], hours: OpeningHours | None, progress: Progress
) -> None:
    evidence = folder.evidence()
    slot = evidence.contact
    if slot.state == "present" and list(slot.value.questions) == list(questions):
        return
    evidence = amended(evidence, questions, datetime.now(UTC), hours)
    folder.write_evidence(evidence)
    scorecard = judged(evidence)
    folder.write_scorecard(scorecard)
    there = [name for name, form in reports().items() if (folder.path / form.filename).exists()]
    draw(folder, evidence, scorecard, there)
    progress(f"{folder.path} has revision {evidence.revision}")


def table(kept: Iterable[Kept]) -> list[str]:
    """A line for each question, the oldest first: the three clocks from the tap that sent it."""
    rows = [HEADS, *(_row(each.host, each.question) for each in kept)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(host: str, question: Question) -> tuple[str, ...]:
    page = question.on_page.acknowledged_ms if question.on_page else None
    return (
        shown(host, 40), f"{question.asked_at:%Y-%m-%d %H:%M}", question.state.value, "–" if page is None else f"{page / 1000:.1f} s",
        _clock(question, MailKind.ACKNOWLEDGEMENT), _clock(question, MailKind.PERSON),
        "closed" if question.closed else f"{question.wait_until:%Y-%m-%d %H:%M}",
    )  # fmt: skip


def _clock(question: Question, kind: MailKind) -> str:
    mail = question.first(kind)
    if mail is None:
        others = [
            m.kind.value.replace("_", " ")
            for m in question.mails
            if m.kind in (MailKind.BOUNCE, MailKind.OUT_OF_OFFICE)
        ]
        return ", ".join(dict.fromkeys(others)) or "–" if kind is MailKind.PERSON else "–"
    return _took(question, mail)


def _took(question: Question, mail: Mail) -> str:
    """Rough where it is long; with its uncertainty where that matters."""
    took = mail.arrived_at - question.asked_at
    text = format_timedelta(took, locale="en", threshold=1.5)
    return f"{text} (±{mail.uncertain_s:.0f} s)" if took.total_seconds() < 600 else text
