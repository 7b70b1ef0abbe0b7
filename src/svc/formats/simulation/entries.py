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
    def differences(self) -> list[EstimatedDifference]:
        """How the figures differ from those before."""
        return [] if self.before is None else list(self.simulated.differences(self.before))
