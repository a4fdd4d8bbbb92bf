import pytest

from auditor.evidence import PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe.trader_identity import trader_identity
from tests.builders import control, info_pages, page
from tests.checks.safe.banner import UNREAD

NAME = "Tassen & Töpfe GmbH"
ADDRESS = "Hauptstraße 5\n10115 Berlin"
MAIL = "E-Mail: hallo@tassen.example"
NUMBER = "Handelsregister: HRB 12345"


def ask(*lines: str, lang: str = "de") -> Outcome:
    return trader_identity.ask(info_pages(page("home", lang=lang), imprint=imprint(*lines, lang=lang)))


def imprint(*lines: str, lang: str = "de", **changes: object) -> PageRecord:
    return page("imprint", text="\n".join(lines), lang=lang, **changes)


@pytest.mark.parametrize(
    ("lines", "score"),
    [
        ((NAME, ADDRESS, MAIL, NUMBER), 100),
        ((NAME, ADDRESS, MAIL), 85),
        ((NAME, ADDRESS, NUMBER), 75),
        ((NAME, MAIL, NUMBER), 70),
        ((NAME,), 30),
        ((ADDRESS,), 30),
        ((MAIL,), 25),
        ((NUMBER,), 15),
        (("Schöne Tassen.",), 0),
    ],
)
def test_name_30_address_30_mail_25_number_15(lines: tuple[str, ...], score: float) -> None:
    outcome = ask(*lines)
    assert outcome.score == score
    assert outcome.verdict is (Verdict.PASSED if score >= 85 else Verdict.FAILED)
    assert outcome.places[0].page == "imprint"


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("Mugs and More Ltd", "en"),
        ("Tasses S.A.S.", "fr"),
        ("Inhaber: Anna Muster", "de"),
        ("Owner: Ann Other", "en"),
        ("カップ株式会社", "en"),
    ],
)
def test_a_name_is_a_company_with_its_legal_form_or_a_labelled_person(name: str, lang: str) -> None:
    assert ask(name, lang="en" if lang == "fr" else lang).score == 30


@pytest.mark.parametrize("name", ["PayPal (Europe) S.A.", "Klarna Bank AB", "Google Ireland Limited", "Welcome"])
def test_others_that_the_pages_name_are_not_the_trader(name: str) -> None:
    assert ask(f"Payment by {name}, thanks", lang="en").score == 0


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("USt-IdNr.: DE123456789", 15),
        ("VAT number GB 123 4567 89", 15),
        ("Company number 01234567", 15),
        ("IT SOLUTIONS AND MORE", 0),
        ("DE LUXE EDITION", 0),
        ("VAT is included", 0),
    ],
)
def test_a_number_needs_digits(line: str, score: float) -> None:
    assert ask(line, lang="de" if "USt" in line else "en").score == score


def test_an_address_nobody_reads_and_a_mail_link() -> None:
    assert ask("noreply@tassen.example").score == 0
    link = control("Mail", href="mailto:hallo@tassen.example")
    assert trader_identity.ask(info_pages(imprint=imprint(controls=(link,)))).score == 25


def test_the_parts_may_stand_on_several_pages_and_in_the_footer() -> None:
    home = page("home", text=f"{NAME}\n{ADDRESS}", lang="de")
    assert trader_identity.ask(info_pages(home, contact=imprint(MAIL))).score == 85


def test_a_privacy_notice_names_many_others_and_is_read_last() -> None:
    notice = imprint("Hosting Ltd", ADDRESS, MAIL)
    assert trader_identity.ask(info_pages(contact=imprint(MAIL), privacy=notice)).score == 25
    assert trader_identity.ask(info_pages(privacy=notice)).score == 85


def test_says_nothing_where_it_cannot_read() -> None:
    assert ask("Bollar ehf.", lang=UNREAD).reason is Reason.LOW_CONFIDENCE
