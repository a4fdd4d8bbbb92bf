"""Words about money that comes back, in the languages of auditor.words."""

from __future__ import annotations

import re

from auditor.words import says

_REFUND = re.compile(
    r"\b(?:refund|reimburs|repa(?:y|id)\b|money back|(?:my|your) money|credited)"
    r"|erstatt|r[üu]ckzahl|zur[üu]ckzuzahl|zur[üu]ckzahl|geld zur[üu]ck|(?:mein|ihr|dein) geld|gutschrift|gutgeschrieben",
    re.IGNORECASE,
)
_SAME_MEANS = re.compile(
    r"(?:same|original) (?:means|method|form|way|type) of payment|(?:same|original) payment (?:means|method|type|form)"
    r"|means (?:of payment )?(?:that )?you (?:paid|used)|way you paid"
    r"|(?:dasselbe|demselben|denselben|gleiche[nms]?|selben|ursprüngliche[nms]?|verwendete[nms]?) (?:Zahlungs|Weg)"
    r"|Zahlungs(?:mittel|art|weg|methode),? (?:das|die|den|mit de[mr]) Sie",
    re.IGNORECASE,
)
_OUTBOUND = re.compile(
    r"(?:cost|costs|charge|charges|price|fee) (?:of|for) (?:the )?(?:original |outbound |standard )*(?:delivery|shipping)"
    r"|(?:original|outbound|standard|initial) (?:delivery|shipping|postage)|delivery (?:cost|charge)s?"
    r"|liefer(?:kosten|ung)|standardlieferung|hinsende|hinversand|versandkosten (?:der|für die) (?:hin|standard)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\bnot (?:be )?(?:refund|reimburs|repaid)|non-?refundable|no refund|(?:nicht|keine?) (?:\w+ )?(?:r[üu]ck)?(?:erstatt|zur[üu]ck)",
    re.IGNORECASE,
)


def speaks_of_refund(text: str, language: str) -> bool:
    """Whether the text is about money that the customer gets back."""
    return bool(_REFUND.search(text)) or says("refund_period", text, language)


def by_same_means(text: str) -> bool:
    """Whether the text says that the money comes back the way it was paid."""
    return bool(_SAME_MEANS.search(text))


def with_delivery(text: str) -> bool:
    """Whether the text, being about a refund, says what becomes of the cost of the first delivery."""
    return bool(_OUTBOUND.search(text)) and not _NOT.search(text)
