"""What a form demands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.evidence import Field, PageRecord
from auditor.words import quotes, says

_STAR = "*"
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]+)[)\]]")


def compulsory(fields: Iterable[Field], page: PageRecord) -> tuple[Field, ...]:
    """The fields that must be filled: by markup, by a mark in their label, or because the page says all must.

    Radio buttons of one question count as one field.
    """
    all_must = bool(quotes("all_required", page.text, page.lang))
    chosen: dict[tuple[str, str], Field] = {}
    for index, field in enumerate(fields):
        if is_compulsory(field, page) or (all_must and not says("optional_mark", field.label, page.lang)):
            key = ("radio", field.name) if field.kind == "radio" and field.name else (field.kind, str(index))
            chosen.setdefault(key, field)
    return tuple(chosen.values())


def is_compulsory(field: Field, page: PageRecord) -> bool:
    """Whether markup or label demand the field; a label that says "optional" overrules the markup."""
    if says("optional_mark", field.label, page.lang):
        return False
    marks = [field.label, *_IN_BRACKETS.findall(field.label)]
    return field.required or _STAR in field.label or any(says("required_mark", m, page.lang) for m in marks)
