"""The promises of svc in the words of its users, and the tests that hold them. Facts only; `page.py` makes a page."""

from tests.campaign.promises.files import FILES
from tests.campaign.promises.findings import FINDINGS
from tests.campaign.promises.hostile import HOSTILE
from tests.campaign.promises.preview import PREVIEW
from tests.campaign.promises.programs import PROGRAMS, SAME
from tests.campaign.promises.promise import Promise
from tests.campaign.promises.reports import PAGES, REPORTS
from tests.campaign.promises.results import DIFFERENCES, FIGURES

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
