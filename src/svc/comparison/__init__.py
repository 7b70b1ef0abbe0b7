"""What changed in meaning between two streams or two catalogues, and a change applied. Knows neither files nor
formats."""

from svc.comparison.applying import apply
from svc.comparison.catalogue_difference import CatalogueChange, CatalogueDifference, Part
from svc.comparison.catalogues import diff_catalogues
from svc.comparison.comparing import compare, diff
from svc.comparison.difference import Aspect, Change, Difference, Effect, Heading, Subject

__all__ = [
    "Aspect", "CatalogueChange", "CatalogueDifference", "Change", "Difference", "Effect", "Heading", "Part", "Subject",
    "apply", "compare", "diff", "diff_catalogues",
]  # fmt: skip
