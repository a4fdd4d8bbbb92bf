"""Who pays, when the money comes back, how, and with which delivery costs."""

import pytest

from auditor.evidence import PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.right.return_terms_clear import return_terms_clear
from tests.builders import info_pages, money, page

PAYER = "We pay the return postage."
SOON = "We refund the price within 14 days of your notice."
MEANS = "The refund uses the same means of payment."
FIRST = "We also refund the cost of standard delivery."


def ask(*sentences: str, lang: str = "en", home: PageRecord | None = None) -> Outcome:
    return return_terms_clear.ask(info_pages(home, returns=page("returns", text="\n".join(sentences), lang=lang)))


def test_four_sentences_pass() -> None:
    said = ask(PAYER, SOON, MEANS, FIRST)
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize("sentences", [(PAYER, SOON, FIRST), (PAYER, SOON, MEANS)])
def test_the_two_weightiest_and_one_more_just_pass(sentences: tuple[str, ...]) -> None:
    said = ask(*sentences)
    assert (said.verdict, said.score) == (Verdict.PASSED, 90)
    assert "not found" in said.saw


@pytest.mark.parametrize(
    ("sentences", "score"),
    [
        ((SOON, MEANS, FIRST), 78.75),
        ((PAYER, MEANS, FIRST), 78.75),
        ((PAYER,), 33.75),
        (("Just get in touch.", "Refunds are made in due course."), 0),
    ],
)
def test_what_is_missing_costs_its_points(sentences: tuple[str, ...], score: float) -> None:
    said = ask(*sentences)
    assert (said.verdict, said.score) == (Verdict.FAILED, score)
    assert "not found" in said.saw


@pytest.mark.parametrize(
    "payer",
    [
        "You bear the direct cost of returning the goods.",
        "Returns are free.",
        "Return shipping is at your own expense.",
    ],
)
def test_clearness_is_judged_not_generosity(payer: str) -> None:
    assert ask(payer, SOON, MEANS, FIRST).score == 100


def test_the_question_above_may_say_what_it_is_about() -> None:
    assert ask(PAYER, "When do I get my money?", "Within 14 days, by the means you paid with.", FIRST).score == 100


def test_the_words_of_the_law_are_understood() -> None:
    law = (
        "If you withdraw from this contract, we shall reimburse to you all payments received from you, including the "
        "costs of delivery, without undue delay and not later than 14 days from the day of your notice. We will carry "
        "out such reimbursement using the same means of payment as you used. You bear the direct cost of returning "
        "the goods."
    )
    assert ask(law).score == 100


def test_german_rules_are_read() -> None:
    said = ask(
        "Sie tragen die unmittelbaren Kosten der Rücksendung der Waren.",
        "Wir erstatten alle Zahlungen einschließlich der Lieferkosten spätestens binnen vierzehn Tagen.",
        "Für diese Rückzahlung verwenden wir dasselbe Zahlungsmittel, das Sie eingesetzt haben.",
        lang="de",
    )
    assert said.score == 100


def test_a_refund_later_than_the_law_allows_counts_nothing_in_europe() -> None:
    late = "We refund the price within 30 days of your notice."
    assert ask(PAYER, late, MEANS, FIRST).score == 78.75
    dollars = page("home", money=(money("Mug", "9.00", currency="USD"),))
    assert ask(PAYER, late, MEANS, home=dollars).score == 100


def test_delivery_that_is_not_refunded_is_no_promise() -> None:
    assert ask(PAYER, SOON, MEANS, "The cost of standard delivery is not refunded.").score == 90


def test_prices_and_days_of_delivery_are_no_refund() -> None:
    assert ask("Standard delivery takes 3 days.", "Pay by card.").score == 0


def test_terms_may_say_it_all_but_their_silence_proves_nothing() -> None:
    def in_terms(*sentences: str) -> Outcome:
        return return_terms_clear.ask(info_pages(terms="\n".join(sentences)))

    assert in_terms(PAYER, SOON, MEANS, FIRST).score == 100
    silent = in_terms(SOON)
    assert (silent.verdict, silent.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


def test_a_form_to_withdraw_is_no_page_of_rules_but_the_right_explained_is() -> None:
    def at_withdrawal(text: str) -> Outcome:
        return return_terms_clear.ask(info_pages(withdrawal=text, terms=SOON))

    assert at_withdrawal("Tell us which contract you withdraw from.").verdict is Verdict.CANT_TELL
    assert at_withdrawal("You may withdraw from this contract within 14 days.").score == 33.75


def test_without_rules_or_words_nothing_is_said() -> None:
    none = return_terms_clear.ask(info_pages())
    assert (none.verdict, none.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)
    foreign = ask("Palautamme rahat 14 päivässä.", lang="fi")
    assert (foreign.verdict, foreign.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
