"""Where runs are kept: a folder each, written so that a crash leaves the old file or the new one, never half; and the ledger of
the questions that were asked."""

from auditor.store.questions import Cursor, Kept, LedgerError, NotAllowed, Questions
from auditor.store.run_folder import ROUTE, RunFolder, RunFolderError, run_folders

__all__ = [
    "ROUTE", "Cursor", "Kept", "LedgerError", "NotAllowed", "Questions", "RunFolder", "RunFolderError", "run_folders",
]  # fmt: skip
