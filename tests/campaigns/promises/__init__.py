"""The promises of svc in the words of its users, and the tests that hold them. Facts only; `page.py` makes a page."""

from tests.campaigns.promises.files import FILES
from tests.campaigns.promises.findings import FINDINGS
from tests.campaigns.promises.hostile import HOSTILE
from tests.campaigns.promises.preview import PREVIEW
from tests.campaigns.promises.programs import PROGRAMS, SAME
from tests.campaigns.promises.promise import Promise
from tests.campaigns.promises.reports import PAGES, REPORTS
from tests.campaigns.promises.results import DIFFERENCES, FIGURES

PROMISES: dict[str, tuple[Promise, ...]] = {
    "Findings": FINDINGS,
    "Your files": FILES,
    "Hostile input": HOSTILE,
    "Figures": FIGURES,
    "Differences": DIFFERENCES,
    "Reports": REPORTS,
    "Pages and pictures": PAGES,
    "The live preview": PREVIEW,
    "The same every time": SAME,
    "For programs": PROGRAMS,
}

__all__ = ["PROMISES", "Promise"]
