"""The catalogues that the streams of a site follow, as they are needed for pages about them."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from svc.diagnostics.errors import FileError
from svc.formats.catalogue.json import report
from svc.project.asked import Asked
from svc.project.digests import digest
from svc.project.portfolio import Portfolio
from svc.project.portfolio.summarising import Offers
from svc.project.projects import Projects
from svc.semantics.catalogue import Catalogue


@frozen
class Followed:
    """A catalogue by the key of its offer; `says` is a digest of all that it says, `path` that of its page."""

    key: str
    catalogue: Catalogue = field(repr=False)
    says: str
    path: str


def catalogues(portfolio: Portfolio, files: Sequence[Asked], projects: Projects) -> tuple[Followed, ...]:
    """The catalogues of a portfolio that are counted, the most followed first."""
    from svc.text.file_names import file_name, marked

    known = dict(_catalogues(portfolio, {each.name: each for each in files}, projects))
    names: set[str] = set()
    found = []
    for coverage in portfolio.coverages:
        if coverage.key in known:
            name = file_name(coverage.offer.name)
            name = marked(name, coverage.key) if name in names else name
            names.add(name)
            catalogue = known[coverage.key]
            found.append(Followed(coverage.key, catalogue, digest(report(catalogue)), f"catalogues/{name}.html"))
    return tuple(found)


def _catalogues(
    portfolio: Portfolio, files: Mapping[str, Asked], projects: Projects
) -> Iterator[tuple[str, Catalogue]]:
    """Each catalogue that streams follow, and those that it extends, read from the first file with such a stream."""
    seen: set[str] = set()
    offers = Offers()
    for file in portfolio.files:
        for key in set(file.catalogues) - seen:
            seen.add(key)
            asked = files[file.file]
            try:
                project = projects.get(asked.path, asked.within)
                streams = project.analyse(asked.path, within=asked.within).bound.streams
            except FileError:
                continue
            for bound in streams:
                yield from ((offers.key(level), level) for level in reversed(bound.catalogue.levels))
