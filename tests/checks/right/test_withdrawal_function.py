"""The button to withdraw from a contract."""

import pytest

from auditor.evidence import Control, Field, InfoPage, InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.right.withdrawal_function import withdrawal_function
from tests.builders import control, field, info_pages, money, page

URL = "https://shop.example/withdrawal"
NAMED = (field("Full name", "full_name", required=True), field("Order number", "order_number", required=True))
MAIL = field("E-mail", "email", required=True)


def button(words: str = "Withdraw from contract here", href: str = URL) -> Control:
    return control(words, role="link", landmark="footer", href=href)


def front(*controls: Control, lang: str = "en", currency: str = "EUR") -> PageRecord:
    return page("home", lang=lang, controls=controls, money=(money("Mug", "9.00", currency=currency),))


def form(*fields: Field, **changes: object) -> PageRecord:
    return page("withdrawal", fields=fields or (*NAMED, MAIL), **changes)


def ask(home: PageRecord, **topics: PageRecord | str) -> Outcome:
    return withdrawal_function.ask(info_pages(home, **topics))


@pytest.mark.parametrize(
    ("words", "lang"),
    [("Withdraw from contract here", "en"), ("Vertrag widerrufen", "de"), ("Hier Vertrag widerrufen", "de")],
)
def test_a_clear_button_to_a_short_form_passes(words: str, lang: str) -> None:
    said = ask(front(button(words), lang=lang), withdrawal=form(lang=lang))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


def test_none_at_all_fails() -> None:
    said = ask(front(button("Returns", "https://shop.example/returns")), returns="Write to us.")
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)


@pytest.mark.parametrize(
    "thing",
    [
        button(href="mailto:hello@shop.example"),
        button(href="https://shop.example/form.pdf?v=2"),
        button("Right of withdrawal"),
        button("Returns portal", "https://shop.example/portal"),
    ],
    ids=["mail", "pdf", "explanation", "returns portal"],
)
def test_what_is_no_function(thing: Control) -> None:
    explained = page("withdrawal", text="You have the right to withdraw within 14 days.")
    assert ask(front(thing), withdrawal=explained).score == 0


@pytest.mark.parametrize(
    ("page_behind", "score"),
    [
        (form(*NAMED, MAIL, field("Reason", "reason", required=True)), 100 * 65 / 80),
        (form(*NAMED, MAIL, field("Date of birth", "birth_date", required=True)), 100 * 65 / 80),
        (form(field("E-mail", "email"), field("Password", "password", required=True)), 100 * 45 / 80),
    ],
    ids=["a reason", "birthday", "sign-in"],
)
def test_each_hindrance_costs_its_points(page_behind: PageRecord, score: float) -> None:
    said = ask(front(button()), withdrawal=page_behind)
    assert said.verdict is Verdict.FAILED
    assert said.score == pytest.approx(score)


def test_a_form_behind_an_unclear_label_fails() -> None:
    said = ask(front(button("Cancellation")), withdrawal=form())
    assert said.score == pytest.approx(100 * 55 / 80)


def test_optional_questions_newsletter_and_search_are_no_hindrance() -> None:
    extra = (
        field("Reason (optional)", "reason"),
        field("Phone", "phone", required=True),
        field("E-mail", "newsletter", landmark="footer", required=True),
        field("Search", "search", landmark="header", required=True),
    )
    assert ask(front(button()), withdrawal=form(*NAMED, MAIL, *extra)).score == 100


def test_a_button_on_the_returns_page_is_found() -> None:
    returns = page("returns", controls=(button(),))
    assert ask(front(), returns=returns).verdict is Verdict.PASSED


def test_a_button_that_opens_an_error_is_none() -> None:
    assert ask(front(button()), withdrawal=page("withdrawal", status=404)).score == 0


def test_what_lies_behind_an_unopened_button_is_left_out() -> None:
    unopened = InfoPages(home=front(button()), pages=(InfoPage(topic="withdrawal", clicks=1),))
    assert withdrawal_function.ask(unopened).score == 100


@pytest.mark.parametrize("currency", ["GBP", "USD", "CHF"])
def test_outside_the_eu_it_is_not_asked(currency: str) -> None:
    assert ask(front(currency=currency)).verdict is Verdict.INAPPLICABLE


@pytest.mark.parametrize("currency", ["SEK", "PLN"])
def test_every_currency_of_the_eu_is_asked(currency: str) -> None:
    assert ask(front(currency=currency)).verdict is Verdict.FAILED


def test_without_words_for_the_language_nothing_is_said() -> None:
    said = ask(front(button("Peru sopimus", "https://shop.example/peru"), lang="fi"))
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
