"""Signing in before the walk, where a route says so: for shops that sell to account holders only. Opens no account."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urljoin

from playwright.async_api import Error

from auditor import words
from auditor.browser.tab import Tab
from auditor.config.route import Account
from auditor.evidence import StopReason
from auditor.seeing.facets import Understood, login_forms
from auditor.seeing.model import SeenControl, SeenField
from auditor.seeing.observe import Look
from auditor.shopper.endings import Stop
from auditor.shopper.finality import finality

See = Callable[[], Awaitable[tuple[Understood, Look]]]
SCREENS = 3
"""Some shops ask for the name on one screen and for the password on the next."""
WAITS = ("captcha", "bot_wall")


async def sign_in(tab: Tab, see: See, account: Account, home: str) -> tuple[Understood, Look]:
    """The page after signing in. Raises Stop where that does not work, and what opening a page raises.

    What is typed is kept nowhere: no record is made of these pages.
    """
    await tab.goto(urljoin(home, account.path))
    typed_password = False
    for _ in range(SCREENS):
        u, seen = await see()
        if u.any(*WAITS):
            raise Stop(StopReason.CAPTCHA, "A captcha stands before the sign-in; we do not solve captchas.")
        user, password = _asked(u)
        if password is None and (user is None or typed_password):
            break
        if typed_password:
            raise Stop(StopReason.SIGN_IN_FAILED, _refused(u))
        try:
            for field, text in ((user, account.user), (password, account.password)):
                if field is not None and (element := await seen.element(field.frame, field.own)) is not None:
                    await element.fill(text, timeout=3000)
            typed_password = password is not None
            onward = _onward(u, password or user)
            element = await seen.element(onward.frame, onward.ref) if onward else None
            if element is None:
                raise Stop(StopReason.SIGN_IN_FAILED, "The sign-in page has no button that we dare to press.")
            await tab.press(element)
        except Error as error:
            said = f"The sign-in form could not be filled in ({error.message.splitlines()[0][:80]})."
            raise Stop(StopReason.SIGN_IN_FAILED, said) from error
    if not typed_password:
        raise Stop(StopReason.SIGN_IN_FAILED, f"There is no sign-in form at {account.path[:80]}.")
    return u, seen


def _asked(u: Understood) -> tuple[SeenField | None, SeenField | None]:
    """Where the user's name and the password go."""
    forms = login_forms(u)
    password = next((f for f in u.fields("password") if (f.frame, f.form) in forms or f.form < 0), None)
    if password is None:
        return next(iter(u.fields("email")), None), None
    beside = [f for f in u.seen.visible_fields() if (f.frame, f.form) == (password.frame, password.form)]
    names = [f for f in beside if f.kind in ("text", "email", "tel") and f.box.y <= password.box.y]
    return (names[-1] if names else None), password


def _onward(u: Understood, field: SeenField | None) -> SeenControl | None:
    """The button that sends the form, by its words first."""
    if field is None:
        return None
    lang = u.seen.language
    mine = [
        c
        for c in u.seen.visible_controls()
        if c.form == field.form and c.frame == field.frame and not c.disabled and not c.href
        and not words.says("register", c.label, lang) and not finality(c, u, None).may_order
    ]  # fmt: skip

    def fit(c: SeenControl) -> tuple[float, bool, bool]:
        return words.strength("login", c.label, lang), c.type in ("submit", "image"), c.box.y >= field.box.y

    return max(mine, key=fit, default=None)


def _refused(u: Understood) -> str:
    wrong = [f.error for f in u.seen.fields if f.visible and f.error]
    said = wrong or [m.text for m in u.seen.messages if m.kind in ("alert", "error")]
    return "The shop did not let us sign in" + (f': "{said[0][:120]}".' if said else ".")
