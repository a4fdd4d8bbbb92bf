"""Who else is watching when I type my card number?

Why it matters: Every stranger's script on the payment page can read what is typed there; the card industry demands a
list of them with a reason for each [T24, 2024].

How to mend: Take the card fields from the payment provider's frame or page, and load no analytics, chat or
advertising on the payment step.

Passes when card fields stand in the provider's frame and at most three other parties run scripts. Fails when the card
number is typed into the shop's own page or more parties watch. Cannot tell when the payment step was not reached.

Score: card fields isolated 50; strangers' script hosts: 3 = 50, 6 = 35, 12 = 15, 20 = 0 (own judgement). The hosts of
payment providers and their fraud protection do not count; networks that deliver others' scripts do. Where no card
fields are shown on the step, the hosts alone are judged.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.evidence import Field, Journey, Journeys, Milestone, PageRecord
from auditor.plugins import Outcome, Severity, check, on_page, piecewise, scored
from checks._devices import on_each_device, stopped_early
from checks._wording import counted, listed
from checks.safe._tracking import is_payment

_CURVE = ((3.0, 50.0), (6.0, 35.0), (12.0, 15.0), (20.0, 0.0))
_ISOLATED = 50.0
_SHOWN = 6


@check(severity=Severity.MODERATE, sources=("T24", "T02"))
def payment_page_hygiene(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    page = journey.at(Milestone.PAYMENT)
    if page is None:
        return stopped_early(journey, "the payment step")
    cards = [f for f in page.fields if f.meaning == "card_number"]
    strangers = _strangers(page, {f.frame for f in cards if f.frame})
    watching = piecewise(len(strangers), _CURVE)
    names = f": {listed(strangers[:_SHOWN])}{' and more' if len(strangers) > _SHOWN else ''}" if strangers else ""
    saw = f"{counted(len(strangers), 'other party', 'other parties')} run scripts on the payment step{names}."
    if not cards and "psp_frame" not in page.facets:
        return scored(
            watching / (100 - _ISOLATED) * 100, f"No card number is typed on this step. {saw}", on_page(page)
        )
    raw = next((f for f in cards if not _is_isolated(f, page)), None)
    if raw:
        return scored(watching, f"The card number is typed into the shop's own page. {saw}", on_page(page, raw))
    what = "The card fields stand" if cards else "What the payment provider asks for stands"
    return scored(_ISOLATED + watching, f"{what} in the provider's own frame or page. {saw}", on_page(page))


def _is_isolated(field: Field, page: PageRecord) -> bool:
    """On the provider's page, or in a frame from another host, which the shop's page cannot read."""
    if is_payment(urlsplit(page.url).hostname or ""):
        return True
    return field.frame not in ("", urlsplit(page.url).hostname, urlsplit(page.url).netloc)


def _strangers(page: PageRecord, provider_hosts: set[str]) -> list[str]:
    """Third-party hosts that run scripts, without payment providers."""
    hosts = {r.host for r in page.requests if r.kind == "script" and not r.first_party and r.host}
    return sorted(h for h in hosts if h not in provider_hosts and not is_payment(h))
