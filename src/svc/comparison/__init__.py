"""What changed in meaning between two streams or two catalogues, and a change applied. Independent of files and
formats."""

from svc.comparison.applying import apply
from svc.comparison.catalogue_difference import CatalogueChange, CatalogueDifference, Part
from svc.comparison.catalogues import diff_catalogues
from svc.comparison.difference import Aspect, Change, ChangeSubject, Difference, Effect, Heading
from svc.comparison.streams import compare, diff

__all__ = [
    "Aspect", "CatalogueChange", "CatalogueDifference", "Change", "ChangeSubject", "Difference", "Effect", "Heading",
    "Part", "apply", "compare", "diff", "diff_catalogues",
]  # fmt: skip
