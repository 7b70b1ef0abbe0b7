"""A catalogue as bound: with all that it inherits, what it calls things, and the flows that follow."""

from svc.semantics.catalogue.catalogue import Catalogue, bound_catalogue
from svc.semantics.catalogue.listed_flow import ListedFlow

__all__ = ["Catalogue", "ListedFlow", "bound_catalogue"]
