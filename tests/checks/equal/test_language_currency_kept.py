"""Do my language and currency stay as I chose them?"""

import pytest

from auditor.evidence import Languages, LanguageWalk, MoneyLine, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.equal.language_currency_kept import language_currency_kept
from tests.builders import money, page
from tests.checks.equal.pages import speaking


def ask(*pages: PageRecord, chosen: str = "de", offered: tuple[str, ...] = ("en", "de")) -> Outcome:
    walks = (LanguageWalk(chosen=chosen, pages=pages),) if pages else ()
    return language_currency_kept.ask(Languages(offered=offered, walks=walks))


def priced(*currencies: str) -> list[MoneyLine]:
    return [money("Cup", "12.00", currency=currency) for currency in currencies]


def test_passes_when_all_pages_keep_the_language() -> None:
    outcome = ask(speaking("de", "front"), speaking("de", "product"), speaking("de", "cart"), chosen="de-AT")
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)


def test_fails_by_the_share_of_pages_that_lost_it() -> None:
    outcome = ask(speaking("de", "front"), speaking("en", "product"), speaking("en", "cart"))
    assert outcome.score == pytest.approx(100 / 3)
    assert 'After choosing "de", "Product" came in "en".' in outcome.saw
    assert [p.page for p in outcome.places] == ["product", "cart"]


def test_what_a_customer_reads_counts_before_the_markup() -> None:
    assert ask(speaking("de"), speaking("de", "cart", lang="en")).verdict is Verdict.PASSED
    assert ask(speaking("de"), speaking("en", "cart", lang="de")).verdict is Verdict.FAILED


def test_little_text_is_judged_by_its_markup_and_said_so() -> None:
    outcome = ask(speaking("de"), page("cart", lang="en", text="Warenkorb"))
    assert 'After choosing "de", "Cart" was marked as "en".' in outcome.saw


@pytest.mark.parametrize(("chosen", "declared"), [("nb", "no"), ("nb", "nn"), ("nb", "nb-NO"), ("no", "nb")])
def test_norwegian_is_not_taken_for_danish(chosen: str, declared: str) -> None:
    pages = [speaking("nb", name, lang=declared) for name in ("front", "product")]
    assert ask(*pages, chosen=chosen).verdict is Verdict.PASSED


def test_hungarian_is_judged_by_its_markup_only() -> None:
    assert ask(speaking("hu"), speaking("hu", "cart"), chosen="hu").verdict is Verdict.PASSED
    assert ask(speaking("hu"), speaking("en", "cart"), chosen="hu").score == 50


def test_fails_when_the_currency_changes() -> None:
    pages = [
        speaking("de", n, money=priced(c)) for n, c in (("front", "EUR"), ("product", "EUR"), ("cart", "USD"))
    ]
    outcome = ask(*pages)
    assert outcome.score == pytest.approx(200 / 3)
    assert 'The currency changed from EUR to USD on "Cart".' in outcome.saw


@pytest.mark.parametrize("shown", [["USD", "EUR"], ["EUR", "EUR", "USD"], [], ["", ""]])
def test_another_currency_may_stand_beside_the_chosen_one(shown: list[str]) -> None:
    front = speaking("de", money=priced("EUR", "EUR"))
    assert ask(front, speaking("de", "cart", money=priced(*shown))).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [speaking("de")],
        [page("front", lang=""), page("cart", lang="", text="Korb")],
        [speaking("de"), page("cart", lang="")],
        [speaking("en"), speaking("en", "cart")],
    ],
    ids=["no walk", "front page only", "no language told", "one language told", "the choice changed nothing"],
)
def test_says_nothing_when_too_little_was_seen_after_the_choice(pages: list[PageRecord]) -> None:
    outcome = ask(*pages)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


@pytest.mark.parametrize("offered", [(), ("de",)])
def test_does_not_apply_to_a_shop_of_one_language(offered: tuple[str, ...]) -> None:
    assert ask(speaking("de"), offered=offered).verdict is Verdict.INAPPLICABLE
