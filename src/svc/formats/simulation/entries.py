"""A simulated stream with what is shown beside it."""

from attrs import frozen

from svc.measures.queues.figures import EstimatedDifference, Simulated


@frozen
class Entry:
    """A stream of a file, simulated. `before` is the same without the changes, or the one that `other` is beside.

    `log` says where its cases are written, and how they are read.
    """

    file: str
    simulated: Simulated
    before: Simulated | None = None
    other: str | None = None
    log: str = ""

    @property
    def beside(self) -> str:
        """Which two simulations are beside each other."""
        return f"{self.file} and then {self.other}" if self.other else "without and then with the changes"

    @property
    def is_paired(self) -> bool:
        """Whether cases begin at the same places in both: only then do both see the same arrivals."""
        return self.before is not None and _starts(self.before) == _starts(self.simulated)

    @property
    def differences(self) -> list[EstimatedDifference]:
        """How the figures differ from those before."""
        return [] if self.before is None else list(self.simulated.differences(self.before))


def _starts(found: Simulated) -> list[str | None]:
    return [each.begins for each in (found, *found.others)]
