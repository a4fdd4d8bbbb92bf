"""Accounts: register, sign in, sign out."""

from __future__ import annotations

from aiohttp import web

from auditor.demo.forms import EMAIL, NAME, NEW_PASSWORD, PASSWORD, mistakes, tidy
from auditor.demo.visit import Visit

LOGIN_FIELDS = (EMAIL, PASSWORD)
REGISTER_FIELDS = (NAME, EMAIL, NEW_PASSWORD)


async def overview(visit: Visit) -> web.Response:
    """The customer's own page, or the way to sign in."""
    if visit.known is None or not visit.known.account:
        return visit.redirect("account/login")
    orders = [order for number in visit.known.orders if (order := visit.shop.order(number))]
    return visit.render("account.html", email=visit.known.account, orders=orders)


async def login_form(visit: Visit) -> web.Response:
    """Where an account holder signs in."""
    return visit.render("login.html", fields=LOGIN_FIELDS, values={}, wrong={})


async def login(visit: Visit) -> web.Response:
    """Sign in, then on to the checkout or the account."""
    form = await visit.form()
    values = {**tidy(form), "password": form.get("password", "")}
    wrong = mistakes(LOGIN_FIELDS, values, visit.t)
    if not wrong and not visit.shop.password_fits(values["email"], values["password"]):
        wrong = {"password": visit.t("error.login")}
    if wrong:
        return visit.render("login.html", status=422, fields=LOGIN_FIELDS, values=values, wrong=wrong)
    return _welcome(visit, values["email"])


async def register_form(visit: Visit) -> web.Response:
    """Where an account is opened."""
    return visit.render("register.html", fields=REGISTER_FIELDS, values={}, wrong={})


async def register(visit: Visit) -> web.Response:
    """Open an account: any password of eight characters or more will do."""
    form = await visit.form()
    values = {**tidy(form), "password": form.get("password", "")}
    wrong = mistakes(REGISTER_FIELDS, values, visit.t)
    if "email" not in wrong and visit.shop.has_account(values["email"]):
        wrong["email"] = visit.t("error.taken")
    if wrong:
        return visit.render("register.html", status=422, fields=REGISTER_FIELDS, values=values, wrong=wrong)
    visit.shop.register(values["email"], values["password"])
    return _welcome(visit, values["email"])


async def logout(visit: Visit) -> web.Response:
    """Sign out; the cart stays."""
    visit.session.account = ""
    return visit.redirect("")


def _welcome(visit: Visit, email: str) -> web.Response:
    visit.session.account = email
    return visit.redirect("checkout/address" if visit.session.lines else "account")


ROUTES = (
    ("GET", "account", overview),
    ("GET", "account/login", login_form),
    ("POST", "account/login", login),
    ("GET", "account/register", register_form),
    ("POST", "account/register", register),
    ("POST", "account/logout", logout),
)
