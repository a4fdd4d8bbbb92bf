"""`make bench-replies`: how surely the kind of a mail is told, by kind, on both halves of the labelled mails.

The held-out half was written before the words of the classifier. Argument: `half=tuning` or `half=held_out`, and `wrong`, which names each mail that
was told wrongly (not for the held-out half, which is not looked at).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from auditor.evidence import MailKind
from auditor.inbox.classes import classify
from tests.inbox.mails.reading import HALVES, Labelled, mails

Confusion = Counter[tuple[MailKind, MailKind]]
"""How many mails of one kind (first) were told to be of a kind (second)."""


def confusion(labelled: Iterable[Labelled]) -> Confusion:
    """Judge them all."""
    return Counter((mail.kind, classify(mail.message, mail.question).kind) for mail in labelled)


def precision(found: Confusion, kind: MailKind) -> float:
    """Of those told to be of this kind, the share that is; 1 where none was."""
    told = sum(count for (_, said), count in found.items() if said is kind)
    return found[kind, kind] / told if told else 1.0


def recall(found: Confusion, kind: MailKind) -> float:
    """Of those of this kind, the share told to be; 1 where there is none."""
    there = sum(count for (true, _), count in found.items() if true is kind)
    return found[kind, kind] / there if there else 1.0


def main() -> None:
    """Print one row for each kind and half."""
    wanted = [half for half in HALVES if f"half={half}" in sys.argv] or list(HALVES)
    for half in wanted:
        labelled = mails(half)
        found = confusion(labelled)
        print(f"{half}: {len(labelled)} mails")
        for kind in MailKind:
            count = sum(mail.kind is kind for mail in labelled)
            print(
                f"  {kind:<16} {count:4} mails   precision {precision(found, kind):6.1%}   recall {recall(found, kind):6.1%}"
            )
        if "wrong" in sys.argv and half != "held_out":
            for mail in labelled:
                verdict = classify(mail.message, mail.question)
                if verdict.kind is not mail.kind:
                    print(f"  {mail.name}: {verdict.kind}, {', '.join(verdict.signs)}")


if __name__ == "__main__":
    main()
