import pytest

from auditor.evidence import Field, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.easy.autofill_tokens import autofill_tokens
from tests.builders import field, journey, journeys, page
from tests.checks.easy.till import UNREAD, form, to_payment

RIGHT = {
    "email": "email",
    "first_name": "given-name",
    "last_name": "family-name",
    "postcode": "postal-code",
    "city": "address-level2",
}


def ask(*fields: Field, **changes: str) -> Outcome:
    return autofill_tokens.ask(journeys(to_payment(form(*fields, **changes))))


def fields(**words: str) -> list[Field]:
    """Five fields with the right words, but for those given."""
    return [field(m.replace("_", " "), m, autocomplete=word) for m, word in {**RIGHT, **words}.items()]


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"email": "username"},
        {"email": "section-guest shipping home email webauthn"},
        {"postcode": "SHIPPING Postal-Code"},
    ],
)
def test_passes_where_every_field_says_what_it_wants(words: dict[str, str]) -> None:
    outcome = ask(*fields(**words))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize("word", ["", "off", "nope", "zip", "given-name"])
def test_fails_in_proportion_to_the_fields_with_no_or_a_wrong_word(word: str) -> None:
    outcome = ask(*fields(postcode=word))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 80)
    assert [place.element for place in outcome.places] == ["postcode"]
    assert word in outcome.places[0].quote


def test_a_word_that_the_label_contradicts_is_wrong() -> None:
    # The shopper took the postcode for a town, because its word says so.
    swapped = field("Postcode", "city", name="zip", autocomplete="address-level2")
    assert ask(*fields(), swapped).score == pytest.approx(100 * 5 / 6)


@pytest.mark.parametrize("label", ["Town / City", "City", "Postcode and city", "Póstnúmer"])
def test_a_label_that_may_mean_the_same_contradicts_nothing(label: str) -> None:
    assert ask(*fields(), field(label, "city", name="town", autocomplete="address-level2")).score == 100


@pytest.mark.parametrize("meaning", ["house_number", "address_extra", "salutation", "coupon", "password", ""])
def test_fields_whose_word_is_not_settled_are_left_out(meaning: str) -> None:
    assert ask(*fields(), field("More", meaning, name="more")).score == 100


def test_the_card_counts_where_its_frame_could_be_read() -> None:
    card = field("Card number", "card_number", frame="pay.example", autocomplete="off")
    assert ask(*fields(), card).score == pytest.approx(100 * 5 / 6)


@pytest.mark.parametrize("landmark", ["header", "footer", "nav"])
def test_the_newsletter_below_every_page_is_left_alone(landmark: str) -> None:
    assert ask(*fields(), field("E-mail", "email", name="nl", landmark=landmark)).score == 100


def test_a_language_that_nobody_here_knows_fails_nobody() -> None:
    icelandic = [field(label, m, autocomplete=RIGHT[m]) for label, m in zip("ABCDE", RIGHT, strict=True)]
    assert ask(*icelandic, lang=UNREAD).verdict is Verdict.PASSED


def test_fewer_than_four_known_fields_tell_nothing() -> None:
    assert ask(*fields()[:3]).reason is Reason.LOW_CONFIDENCE
    assert ask(*fields()[:4]).verdict is Verdict.PASSED


def test_the_worse_device_counts() -> None:
    good, bad = to_payment(form(*fields())), to_payment(form(*fields(city="")), device="phone")
    outcome = autofill_tokens.ask(journeys(good, bad))
    assert outcome.score == 80
    assert outcome.saw.startswith("On the phone:")


def test_says_nothing_where_no_form_was_seen() -> None:
    stopped = journey(page("home"), stopped_because=StopReason.BOT_WALL)
    assert autofill_tokens.ask(journeys(stopped)).reason is Reason.BLOCKED
    assert autofill_tokens.ask(journeys(to_payment())).verdict is Verdict.INAPPLICABLE
