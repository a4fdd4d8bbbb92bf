"""Can I cancel online as easily as I ordered?

Why it matters: Since 19 June 2026 a shop that sells to consumers in the EU must offer a function to withdraw from the
contract, where the contract was made [L02, 2023]; of cancellation buttons demanded by German law, many were missing
or hidden [R33, 2022].

How to mend: Put "Withdraw from contract here" into the footer of every page. Behind it ask for name, order number and
e-mail only, without signing in, and let one button "Confirm withdrawal" finish it.

Passes when a button or link names the withdrawal, opens without signing in and asks only for what is needed. Fails
when there is none, or parts are missing. Cannot tell when the pages are in a language that the auditor has no words
for. Does not apply to prices in currencies from outside the EU and the EEA.

Score: reachable without signing in 40 (behind a sign-in 20), clear label 25, only needed data 15 (rulebook; what could
not be seen is left out of the reckoning). The second step, the confirmation, shows for a real order only and is not
judged. A mail address or a PDF is no function; a page that explains the right is none either.
"""

from auditor.evidence import Control, InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, scored
from checks._europe import currency_of, sells_in_eea
from checks._forms import compulsory
from checks._reading import controls_saying, found_pages, is_broken, label, unread_language
from checks._till import to_fill
from checks._wording import listed, quoted

_REACHED, _BEHIND_LOGIN, _LABEL, _DATA = 40.0, 20.0, 25.0, 15.0
_NEEDED = frozenset(
    {
        "full_name",
        "first_name",
        "last_name",
        "salutation",
        "email",
        "email_again",
        "order_number",
        "message",
        "phone",
    }
)
_NO_FUNCTION = ("mailto:", "tel:")


@check(severity=Severity.CRITICAL, sources=("L02", "R33"))
def withdrawal_function(info_pages: InfoPages) -> Outcome:
    pages = [info_pages.home, *found_pages(info_pages, "returns", "withdrawal", "terms", "help")]
    if not sells_in_eea(currency_of([info_pages.home])):
        return inapplicable("Prices are in a currency from outside the EU and the EEA.")
    named = next(((page, c) for page in pages for c in _buttons(page)), None)
    form = next((p for p in found_pages(info_pages, "withdrawal") if _is_form(p) or _demands_login(p)), None)
    if named is None and form is None:
        if language := unread_language(pages):
            return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
        return failed(
            "No button or link to withdraw from a contract was found, neither on the front page nor with the return rules.",
            on_page(info_pages.home),
        )
    if named and form is None:
        form = _opened(info_pages, named[1])
    if form and is_broken(form):
        return failed(f"{quoted(label(named[1]) if named else form.title)} opens an error page.", on_page(form))
    return _scored(named, form)


def _scored(named: tuple[PageRecord, Control] | None, form: PageRecord | None) -> Outcome:
    behind_login = form is not None and _demands_login(form)
    points, most = (_BEHIND_LOGIN if behind_login else _REACHED), _REACHED + _LABEL
    said = [
        f"{quoted(label(named[1]))} can be pressed"
        if named
        else "A form for withdrawals can be reached, but no link names it clearly"
    ]
    points += _LABEL if named else 0
    if form is not None:
        most += _DATA
        extra = _unneeded(form)
        points += _DATA if not extra and not behind_login else 0
        said += [f"its form also demands {listed(extra)}"] if extra else []
        said += ["it demands an account, which guests do not have"] if behind_login else []
    places = [on_page(*named)] if named else []
    return scored(100 * points / most, f"{'; '.join(said)}.", *places, *([on_page(form)] if form else []))


def _buttons(page: PageRecord) -> list[Control]:
    """Controls that say "withdraw from contract here" and open something online."""
    return [
        c
        for c in controls_saying(page, "withdraw_here")
        if not c.href.startswith(_NO_FUNCTION) and not c.href.lower().partition("?")[0].endswith(".pdf")
    ]


def _opened(info: InfoPages, control: Control) -> PageRecord | None:
    """The page behind the control, where it was opened."""
    address = control.href.partition("#")[0]
    return next(
        (i.page for i in info.pages if i.page and address and i.page.url.partition("#")[0] == address), None
    )


def _is_form(page: PageRecord) -> bool:
    """Whether a contract can be named here: a page of explanations has no such field."""
    return any(f.meaning == "order_number" for f in to_fill(page))


def _demands_login(page: PageRecord) -> bool:
    return any(f.meaning == "password" for f in to_fill(page))


def _unneeded(page: PageRecord) -> list[str]:
    asked = compulsory(to_fill(page), page)
    return [quoted(f.label or f.name) for f in asked if f.meaning not in _NEEDED and f.meaning]
