"""The language files keep their promises, whatever language is added."""

from collections import Counter

import pytest

from auditor.words import EXACT, INTENTS, PHRASE, Entry, entries, languages, meanings, strength
from auditor.words.intents import ONLY_IN
from auditor.words.text import fold, plain, plain_keys

PROVENANCES = {"oscar", "braintree", "eu", "cldr", "own"}
KINDS = {"exact", "phrase", "never"}
LANGUAGES = ["cs", "da", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"]


def _key(entry: Entry) -> str:
    return plain(fold(entry.label))


def test_all_twelve_languages_are_there() -> None:
    assert sorted(languages()) == LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_words_for_every_intent(code: str) -> None:
    said = {entry.intent for entry in entries() if entry.language == code and entry.kind != "never"}
    assert set(INTENTS) - said == {intent for intent, home in ONLY_IN.items() if home != code}


def test_no_file_uses_an_unknown_intent_or_kind() -> None:
    assert {entry.intent for entry in entries()} <= set(INTENTS)
    assert {entry.kind for entry in entries()} <= KINDS


def test_every_entry_says_where_it_is_from() -> None:
    assert {entry.provenance for entry in entries()} <= PROVENANCES


def test_nothing_is_written_twice() -> None:
    said = Counter((e.language, e.intent, _key(e)) for e in entries() if e.kind != "never")
    refused = Counter((e.language, e.intent, _key(e)) for e in entries() if e.kind == "never")
    assert [key for key, count in (said | refused).items() if count > 1] == []


def test_all_labels_at_once_have_the_same_keys_as_one_by_one() -> None:
    assert plain_keys(entry.label for entry in entries()) == [_key(entry) for entry in entries()]


def test_wildcards_stand_in_phrases_only() -> None:
    assert [e for e in entries() if e.kind == "exact" and e.has_wildcard] == []


def test_every_phrase_begins_where_a_word_can_begin() -> None:
    phrases = [e for e in entries() if e.kind != "exact"]
    assert [e for e in phrases if len(_key(e)) < 2 or not (_key(e)[0].isalnum() or _key(e)[0] == "#")] == []


def test_legal_wording_is_never_refused() -> None:
    assert [e for e in entries() if e.intent == "final_hard" and e.kind == "never"] == []


def spoken(entry: Entry) -> str:
    """A label that the entry is there to match."""
    return entry.label.replace("#", "14").replace("*", "")


def test_every_label_is_known_as_a_whole() -> None:
    weak = [
        (entry.language, entry.intent, entry.label)
        for entry in entries()
        if entry.kind != "never"
        and strength(entry.intent, spoken(entry), entry.language) < (PHRASE if entry.has_wildcard else EXACT)
    ]
    assert weak == []


def test_every_phrase_is_found_in_a_longer_label_unrefused_by_any_language() -> None:
    lost = [
        (entry.language, entry.intent, entry.label)
        for entry in entries()
        if entry.kind == "phrase" and strength(entry.intent, f"qqq {spoken(entry)} qqq", entry.language) < PHRASE
    ]
    assert lost == []


def test_every_refusal_refuses() -> None:
    answered = [
        (entry.language, entry.intent, entry.label)
        for entry in entries()
        if entry.kind == "never" and entry.intent in meanings(spoken(entry), entry.language)
    ]
    assert answered == []
