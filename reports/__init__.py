"""How a scorecard is drawn: a file or a folder for each format."""

from auditor.plugins import ReportFormat

HOLDS = (ReportFormat,)
"""Nothing else is looked for here."""
