"""Lighthouse CI beside our own stopwatch: a program of its own, on the pages of the walk, in a browser that cannot buy."""

from auditor.lighthouse.collect import Customer
from auditor.lighthouse.pages import Looked, pages_of
from auditor.lighthouse.run import LighthouseRuns

__all__ = ["Customer", "LighthouseRuns", "Looked", "pages_of"]
