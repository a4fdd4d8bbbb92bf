"""The report for people: one HTML file with everything in it, no script, and no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from auditor.plugins import RunView, report
from reports.html import conversation, figures, lighthouse, mend, phrases, rest, timings, verdict, walk
from reports.html.pictures import Album


@report(name="html", filename="report.html", summary="one file for people: verdict, repairs, pictures, timings")
def html(run: RunView) -> bytes:
    """Draw the whole report. Every text of the run is escaped by the template engine; only our style sheet is not."""
    album = Album(run)
    cards = mend.mend_cards(run, album)
    quick = timings.timings(run)
    style = _style()
    page = (
        _environment()
        .get_template("report.html.jinja")
        .render(
            run=run,
            card=run.scorecard,
            style=Markup(style),  # noqa: S704 - our own file, nothing of the run is in it
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            opening=verdict.opening(run.scorecard),
            first=cards[: mend.FIRST],
            later=cards[mend.FIRST :],
            walks=walk.walks(run, album),
            signed_in=any(j.signed_in for j in walk.journeys_of(run.evidence)),
            ledgers=walk.ledgers(run),
            timings=quick,
            spread_columns=list(timings.SPREAD),
            spread_told=timings.about_spread(quick, run.scorecard.asked.runs),
            columns=[name for name, _ in timings.COLUMNS],
            conversations=conversation.conversations(run),
            lighthouse=lighthouse.section(run),
            lighthouse_scores=list(lighthouse.SCORES),
            lighthouse_metrics=list(lighthouse.METRICS),
            rest=rest.rest(run),
        )
    )
    return page.encode("utf-8", errors="replace")


@cache
def _style() -> str:
    return (files(__name__) / "templates" / "report.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__name__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: figures.clean(value) if type(value) is str else value,
    )
    environment.filters.update(moment=figures.moment, count=figures.count, join_words=phrases.join)
    return environment
