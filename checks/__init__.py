"""What a customer asks of a shop: a folder for each promise, a file for each question."""

from auditor.plugins import Check

HOLDS = (Check,)
"""Nothing else is looked for here."""
