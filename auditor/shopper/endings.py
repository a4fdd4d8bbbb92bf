"""Why a journey ends: trouble of the world as a reason code and one sentence."""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.browser.tab import Tab, Unreachable
from auditor.evidence import StopReason

Ending = tuple[StopReason, str]
LOOKS_LIKE_DEATH = (StopReason.UNREACHABLE, StopReason.PAGE_HUNG, StopReason.OWN_FAULT, StopReason.TIMEOUT)
"""What a walk believes when the browser dies under it."""


class Stop(Exception):
    """The journey ends here, with a reason and a sentence."""

    def __init__(self, reason: StopReason, sentence: str) -> None:
        super().__init__(sentence)
        self.ending: Ending = (reason, sentence)


def stop_in_storm(tab: Tab) -> None:
    """Raise Stop where the page opens one alert after another."""
    if tab.traffic.storm:
        raise Stop(*_storm(tab))


def _storm(tab: Tab) -> Ending:
    return (
        StopReason.DIALOG_STORM,
        f"The page opens one alert after another ({tab.traffic.dialogs} so far).",
    )


def hung(tab: Tab, alive: bool, detail: str) -> Ending:
    """The page does not answer any more; `alive` is the browser."""
    if not alive or tab.traffic.crashed:
        return StopReason.BROWSER_DIED, "The browser died on this page."
    if tab.traffic.storm or tab.traffic.dialogs > 3:
        return _storm(tab)
    return StopReason.PAGE_HUNG, f"The page hangs and does not answer ({detail})."


def unreachable(error: Unreachable) -> Ending:
    code = error.code
    host = urlsplit(error.url).netloc
    if code == "ERR_TOO_MANY_REDIRECTS":
        return StopReason.REDIRECT_LOOP, "The address redirects in an endless circle."
    said = {
        "ERR_NAME_NOT_RESOLVED": f'No shop has the name "{host}": the host is unknown.',
        "ERR_CONNECTION_REFUSED": f"{host} refuses the connection: nothing answers there.",
        "ERR_TIMED_OUT": f"{host} did not answer in time.",
        "ERR_CONNECTION_TIMED_OUT": f"{host} did not answer in time.",
        "ERR_CERT_DATE_INVALID": f"The certificate of {host} has expired; browsers warn customers away.",
        "ERR_EMPTY_RESPONSE": f"{host} closes the connection without an answer.",
        "ERR_DOWNLOAD": "The address is a download, not a page.",
    }.get(code)
    if (said is None and "CERT" in code) or code == "ERR_SSL_PROTOCOL_ERROR":
        said = f"The connection to {host} cannot be trusted ({code}); browsers warn customers away."
    return StopReason.UNREACHABLE, said or f"{host} cannot be opened ({code})."
