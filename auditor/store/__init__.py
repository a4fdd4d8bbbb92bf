"""Where runs are kept: a folder each, written so that a crash leaves the old file or the new one, never half."""

from auditor.store.run_folder import ROUTE, RunFolder, RunFolderError, run_folders

__all__ = ["ROUTE", "RunFolder", "RunFolderError", "run_folders"]
