"""All streams of a project at once: what they do together, what none does, and where they meet."""

from svc.project.portfolio.building import Link, Portfolio, build
from svc.project.portfolio.coverage import Coverage
from svc.project.portfolio.summary import Counts, FileSummary, Offer, StreamSummary

__all__ = ["Counts", "Coverage", "FileSummary", "Link", "Offer", "Portfolio", "StreamSummary", "build"]
