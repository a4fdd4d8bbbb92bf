"""Do I have a choice of ways to reach you?"""

from typing import Any

import pytest

from auditor.evidence import PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.answer.contact_channels import contact_channels
from tests.builders import control, field, info_pages, page

MAIL, PHONE, ADDRESS = "hello@tea.example", "Phone: +44 20 7946 0018", "12 Harbour Street\nSW1A 1AA London"
FORM: dict[str, Any] = {"fields": [field("E-mail", "email"), field("Message", "message")]}
CHAT: dict[str, Any] = {"controls": [control("Live chat")]}


def ask(*lines: str, home: PageRecord | None = None, **changes: Any) -> Outcome:
    return contact_channels.ask(info_pages(home, contact=page("contact", text="\n".join(lines), **changes)))


@pytest.mark.parametrize(
    ("lines", "changes", "score"),
    [
        ((), {}, 0),
        ((MAIL,), {}, 50),
        ((PHONE,), {}, 50),
        ((MAIL, ADDRESS), {}, 80),
        ((MAIL, PHONE), {}, 80),
        ((MAIL, PHONE), FORM, 95),
        ((MAIL, PHONE, ADDRESS), FORM, 100),
        ((MAIL, PHONE, ADDRESS), FORM | CHAT, 100),
    ],
)
def test_the_curve_has_its_documented_points(
    lines: tuple[str, ...], changes: dict[str, Any], score: float
) -> None:
    outcome = ask(*lines, **changes)
    assert outcome.score == score
    assert outcome.verdict is (Verdict.PASSED if score >= 90 else Verdict.FAILED)


@pytest.mark.parametrize(("only", "name"), [(FORM, "form"), (CHAT, "chat")])
def test_a_form_or_chat_as_the_only_quick_way_gives_at_most_half(only: dict[str, Any], name: str) -> None:
    outcome = ask(ADDRESS, **only)
    assert outcome.score == 50
    assert f"The {name} is the only quick one." in outcome.saw


def test_an_address_for_letters_alone_is_no_quick_way() -> None:
    assert ask(ADDRESS).score == 50


def test_ways_are_gathered_from_all_service_pages_and_counted_once() -> None:
    outcome = contact_channels.ask(
        info_pages(
            page("home", text=f"{MAIL}\nCall us: 020 7946 0018"), contact=PHONE, imprint=f"{MAIL}\n{ADDRESS}"
        )
    )
    assert outcome.score == 95
    assert "e-mail (hello@tea.example), telephone (+44 20 7946 0018) and postal address" in outcome.saw


@pytest.mark.parametrize("no_way", ["noreply@tea.example", "Follow us on social media", "Fax: +44 20 7946 0018"])
def test_what_nobody_answers_does_not_count(no_way: str) -> None:
    assert ask(no_way).score == 0


def test_a_page_that_answers_with_an_error_shows_nothing() -> None:
    assert ask(MAIL, PHONE, ADDRESS, status=404).verdict is Verdict.CANT_TELL


@pytest.mark.parametrize("home_is_contact", [False, True])
def test_says_nothing_when_only_a_front_page_without_details_was_seen(home_is_contact: bool) -> None:
    home = page("home", text="Welcome")
    outcome = contact_channels.ask(info_pages(home, **({"contact": home} if home_is_contact else {})))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


@pytest.mark.parametrize("lines", [(), (MAIL,), (MAIL, ADDRESS)])
def test_says_nothing_about_too_few_ways_in_a_language_without_words(lines: tuple[str, ...]) -> None:
    outcome = ask(*lines, lang="xx")
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_enough_ways_are_enough_in_any_language() -> None:
    assert ask(MAIL, PHONE, ADDRESS, lang="xx").verdict is Verdict.PASSED
