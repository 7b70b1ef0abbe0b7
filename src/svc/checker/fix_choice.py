"""Which of the fixes that findings carry are applied: the safe ones, and suggested ones on request."""

from collections.abc import Iterable

from attrs import field, frozen

from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix


@frozen
class FixChoice:
    """What is requested. `selected` chooses findings by codes, names or prefixes of codes, all if there are none.

    A safe fix is applied wherever its finding is chosen. A suggested one is applied if `suggested` is set, or if its
    finding is selected by its whole code or name: a prefix does not name it.
    """

    selected: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    suggested: bool = False

    def applied(self, finding: Diagnostic) -> Fix | None:
        """The fix of a finding that is applied, if one is."""
        return next((fix for fix in self._offered(finding) if self._takes(finding, fix)), None)

    def requests(self, finding: Diagnostic) -> bool:
        """Whether the fixes of a finding are applied even if they are suggestions."""
        return self.suggested or any(_is_named(finding, each) for each in self.selected)

    def left(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The chosen findings whose only fixes are suggestions that were not requested."""
        return tuple(each for each in findings if self._offered(each) and self.applied(each) is None)

    def _offered(self, finding: Diagnostic) -> tuple[Fix, ...]:
        chosen = not self.selected or any(
            _is_named(finding, each) or finding.code.startswith(each.upper()) for each in self.selected
        )
        return finding.fixes if chosen else ()

    def _takes(self, finding: Diagnostic, fix: Fix) -> bool:
        return self.requests(finding) or fix.applicability is Applicability.SAFE


def _is_named(finding: Diagnostic, selector: str) -> bool:
    return selector.upper() == finding.code or selector.lower() == finding.name
