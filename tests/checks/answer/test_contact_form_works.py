"""Does your contact form really send?"""

import pytest

from auditor.evidence import AskState, OnPage, Reason
from auditor.plugins import Verdict
from checks.answer.contact_form_works import contact_form_works
from tests.checks.answer.asking import SENT, contact, question


def test_a_word_of_thanks_passes() -> None:
    outcome = contact_form_works.ask(contact(question()))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert 'after 0.7 s: "Thank you"' in outcome.saw
    assert [place.page for place in outcome.places] == [SENT.id]


@pytest.mark.parametrize(
    ("state", "page", "score"),
    [
        (AskState.SENT, OnPage(), 50),
        (AskState.REFUSED, OnPage(text="Please fill in", text_kept=False), 0),
        (AskState.UNKNOWN, OnPage(http_status=500), 0),
    ],
)
def test_silence_and_errors_fail(state: AskState, page: OnPage, score: float) -> None:
    outcome = contact_form_works.ask(contact(question(state=state, on_page=page)))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)


def test_of_several_the_share_counts_and_the_worst_is_shown() -> None:
    outcome = contact_form_works.ask(
        contact(question(), question(state=AskState.REFUSED, on_page=OnPage(text="Error"), number=2))
    )
    assert outcome.score == 50
    assert '"Error"' in outcome.saw


@pytest.mark.parametrize("page", [None, OnPage(), OnPage(http_status=403)])
@pytest.mark.parametrize("state", [AskState.UNKNOWN, AskState.INTENDED])
def test_what_nobody_knows_is_not_told(state: AskState, page: OnPage | None) -> None:
    outcome = contact_form_works.ask(contact(question(state=state, on_page=page)))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_a_form_that_is_refused_by_itself_does_not_hide_one_that_is_not_known() -> None:
    outcome = contact_form_works.ask(contact(question(state=AskState.UNKNOWN, on_page=None), question(number=2)))
    assert outcome.score == 100
