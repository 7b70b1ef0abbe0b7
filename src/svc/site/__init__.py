"""All streams of a project as a static site: a page for each stream, and for each thing that streams use."""

from svc.site.api import write_site
from svc.site.preparing import TITLE, Wanted
from svc.site.writing import Outcome, build

__all__ = ["TITLE", "Outcome", "Wanted", "build", "write_site"]
