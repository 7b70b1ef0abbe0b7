"""What changed in meaning between two streams, and a change applied. Knows neither files nor formats."""

from svc.comparison.applying import apply
from svc.comparison.comparing import compare, diff
from svc.comparison.difference import Aspect, Change, Difference, Effect, Heading, Subject

__all__ = ["Aspect", "Change", "Difference", "Effect", "Heading", "Subject", "apply", "compare", "diff"]
