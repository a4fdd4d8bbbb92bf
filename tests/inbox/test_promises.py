"""The time that a shop names for its answer, in six languages, and what is no such time."""

from __future__ import annotations

import pytest

from auditor.inbox.promises import promise

HOUR, DAY = 3600, 86_400


@pytest.mark.parametrize(
    ("text", "seconds", "working"),
    [
        ("We will get back to you within 24 hours.", 24 * HOUR, False),
        ("You'll hear from us in 1-2 business days.", 2 * DAY, True),
        ("We aim to reply within two working days", 2 * DAY, True),
        ("We'll answer the same day.", DAY, False),
        ("Wir melden uns innerhalb von zwei Werktagen bei Ihnen.", 2 * DAY, True),
        ("Wir antworten in der Regel innerhalb von 24 bis 48 Stunden.", 48 * HOUR, False),
        ("Nous vous répondrons sous 48 h.", 48 * HOUR, False),
        ("Une réponse vous sera donnée sous deux jours ouvrés.", 2 * DAY, True),
        ("Te responderemos en un plazo de 3 días laborables.", 3 * DAY, True),
        ("Ti risponderemo entro 2 giorni lavorativi.", 2 * DAY, True),
        ("Odpowiemy w ciągu jednego dnia roboczego.", DAY, True),
        ("We will reply within 24 hours. At busy times our answer may take up to 3 days.", 3 * DAY, False),
    ],
)  # fmt: skip
def test_a_time_is_told_with_what_it_counts(text: str, seconds: float, working: bool) -> None:
    told = promise(text, "acknowledgement")
    assert told is not None
    assert (told.seconds, told.working_days, told.where) == (seconds, working, "acknowledgement")
    assert told.text


@pytest.mark.parametrize(
    "text",
    [
        "We will get back to you as soon as possible.",
        "Wir melden uns schnellstmöglich.",
        "You have 30 days to send it back.",
        "Delivery takes 2-3 working days.",
        "Thank you for your message.",
        "We will reply within 400 days.",
        "We answer 0 days.",
        "",
        "reply " * 5000,
    ],
)
def test_all_else_is_no_promise(text: str) -> None:
    assert promise(text, "page") is None
