"""From what was gathered of the files to the pages of a site, each with what it is made of."""

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from svc.pictures.page.addresses import Addresses
from svc.project.asked import Asked
from svc.project.digests import digest
from svc.project.portfolio import Portfolio
from svc.project.projects import Projects
from svc.web.site import looks
from svc.web.site.catalogues import catalogues
from svc.web.site.content import Content, content
from svc.web.site.details import FileDetails
from svc.web.site.drawing import Site
from svc.web.site.frame import Frame, address
from svc.web.site.planning import WAYS, Plan, Planned
from svc.web.site.wanted import Wanted


class Prepared(NamedTuple):
    """The pages of a site, and what they have in common."""

    pages: list[Planned]
    site: Site


def prepare(
    files: Sequence[Asked], folder: str, wanted: Wanted, portfolio: Portfolio, details: Mapping[str, FileDetails]
) -> Prepared:
    """The pages of the site of a portfolio, with the details of its files by their names."""
    names = {each.real or os.path.realpath(each.path): each.name for each in files}
    shown = content(wanted.title, portfolio, details)
    followed = catalogues(portfolio, files, Projects(names))
    style, own_style = looks.styles(portfolio.activities, wanted.options.colours)
    frame = Frame(wanted.title, WAYS, style, own_style)
    by_key = {each.key: each.catalogue for each in followed}
    site = Site(folder, frame, _addresses(shown), by_key, wanted.options, names, wanted.today)
    common = digest(wanted.looks, style)
    plan = Plan(shown, followed, frame, looks.classes(portfolio.activities), common)
    return Prepared(list(plan.pages({each.name: each for each in files})), site)


def _addresses(shown: Content) -> Addresses:
    """Where the pages of streams find those of what they name."""
    at = "streams/x.html"
    return Addresses(
        {kind: {name: address(at, path) for name, path in paths.items()} for kind, paths in shown.paths.items()}
    )
