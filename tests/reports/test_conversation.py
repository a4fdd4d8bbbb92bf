"""What was asked and what came back, as the report tells it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from auditor.evidence import Absent, AskState, Contact, MailKind, OnPage, Present, Question, Reason
from auditor.plugins import RunView
from reports.html import html
from reports.html.conversation import Conversation, conversations
from tests.reports.sample import build


@pytest.fixture
def view(tmp_path: Path) -> RunView:
    return build(tmp_path, pictures=False)


def told(view: RunView, **changes: object) -> Conversation:
    slot = view.evidence.contact
    assert isinstance(slot, Present)
    (asked,) = slot.value.questions
    contact = slot.value.model_copy(update={"questions": (asked.model_copy(update=changes),)})
    evidence = view.evidence.model_copy(update={"contact": Present[Contact](value=contact)})
    (found,) = conversations(RunView(evidence=evidence, scorecard=view.scorecard, folder=view.folder))
    return found


def question(view: RunView) -> Question:
    slot = view.evidence.contact
    assert isinstance(slot, Present)
    (asked,) = slot.value.questions
    return asked


def test_three_clocks_in_order(view: RunView) -> None:
    found = told(view)
    assert [(e.after, e.what) for e in found.events] == [
        ("0.6 s", "The page said that it arrived"),
        ("72 s", "An automatic mail"),
        ("22 hours", "A person answered"),
    ]
    assert "in opening hours" in found.events[2].note
    assert found.where.endswith("3 of 5 fields demanded.")
    assert found.provisional == ""


def test_what_is_awaited_is_said_to_be_provisional(view: RunView) -> None:
    waiting = told(view, mails=question(view).mails[:1], closed=False)
    assert waiting.provisional.startswith("A person's answer is awaited until")
    silent = told(view, mails=(), closed=True)
    assert silent.provisional.startswith("Nobody had answered by")


@pytest.mark.parametrize(
    ("state", "part"),
    [
        (AskState.REFUSED, "did not take it"),
        (AskState.UNKNOWN, "not sent again"),
        (AskState.SENT, "without a word"),
        (AskState.INTENDED, "interrupted"),
    ],
)
def test_what_did_not_go_well_is_told_plainly(view: RunView, state: AskState, part: str) -> None:
    found = told(view, state=state, on_page=OnPage(text="Error", text_kept=False), mails=(), closed=True)
    assert part in found.events[0].what
    assert "was gone" in found.events[0].what


def test_mails_are_hostile_until_they_are_written(view: RunView) -> None:
    evil = (
        question(view)
        .mails[0]
        .model_copy(update={"kind": MailKind.PERSON, "text": "<script>alert(1)</script>\u202e" + "x" * 5000})
    )
    contact = Contact(
        questions=(question(view).model_copy(update={"mails": (evil,), "text": "<b>hi</b>"}),),
        watched_until=evil.arrived_at + timedelta(days=1),
    )
    evidence = view.evidence.model_copy(update={"contact": Present[Contact](value=contact)})
    page = html.render(RunView(evidence=evidence, scorecard=view.scorecard, folder=view.folder)).decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;hi&lt;/b&gt;" in page
    assert "\u202e" not in page
    assert "x" * 500 not in page


def test_where_nothing_was_asked_there_is_no_section(view: RunView) -> None:
    evidence = view.evidence.model_copy(update={"contact": Absent(reason=Reason.NOT_ASKED)})
    page = html.render(RunView(evidence=evidence, scorecard=view.scorecard, folder=view.folder)).decode()
    assert "What we asked" not in page
