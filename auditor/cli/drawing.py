"""Judging evidence and drawing reports: shared by `audit`, `judge` and `report`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from auditor.cli.words import Exit, shown, stop
from auditor.evidence import Evidence
from auditor.judge import Rulebook, RulebookError, judge, load_rulebook
from auditor.plugins import RunView, Scorecard
from auditor.plugins.discover import PluginError, checks, reports
from auditor.store import RunFolder


def ready_rulebook() -> Rulebook:
    """The rulebook, checked against all checks; ends the program with one sentence when a plug-in is wrong."""
    try:
        rulebook = load_rulebook()
        rulebook.verify(checks().values())
    except (PluginError, RulebookError) as error:
        stop(Exit.USAGE, str(error))
    return rulebook


def judged(evidence: Evidence, rulebook: Rulebook | None = None) -> Scorecard:
    return judge(evidence, checks().values(), rulebook or ready_rulebook())


def known_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The names of report formats; ends the program when one does not exist."""
    for name in names:
        if name not in reports():
            near = get_close_matches(name, reports(), 1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(reports())}."
            stop(Exit.USAGE, f'There is no report format "{shown(name)}"; {hint}')
    return tuple(names)


def draw(folder: RunFolder, evidence: Evidence, scorecard: Scorecard, formats: Iterable[str]) -> list[str]:
    """Write these reports into the run folder; their paths. Raises RunFolderError."""
    view = RunView(evidence=evidence, scorecard=scorecard, folder=folder.path)
    return [str(folder.write(reports()[name].filename, reports()[name].render(view))) for name in formats]


def summary(scorecard: Scorecard, paths: Iterable[str]) -> list[str]:
    """What a person wants to know first: score, the worst three, where the report is."""
    if scorecard.score is None:
        lines = [f"Score: none, between {scorecard.low:.0f} and {scorecard.high:.0f}"]
    else:
        letter = f", letter {scorecard.letter}" if scorecard.letter else ""
        lines = [
            f"Score: {scorecard.score:.0f} of 100{letter} (between {scorecard.low:.0f} and {scorecard.high:.0f})"
        ]
    if scorecard.letter_because:
        lines.append(f"  {shown(scorecard.letter_because)}")
    if not scorecard.complete:
        lines.append(f"  Incomplete: {shown(scorecard.incomplete_because)}")
    for j in scorecard.journeys:
        lines.append(
            f"{j.device}: reached {j.reached.value if j.reached else 'nothing'}. {shown(j.stopped_detail)}"
        )
    worst = scorecard.failed()[:3]
    if worst:
        lines.append("Mend first:")
        lines += [
            f"  {i}. {shown(f.title)} {shown(f.saw, 200)} (-{f.points_lost:.1f})" for i, f in enumerate(worst, 1)
        ]
    lines.append(f"Orders sent: {scorecard.orders_sent}")
    lines += [f"Report: {shown(path, 1000)}" for path in paths]
    return lines
