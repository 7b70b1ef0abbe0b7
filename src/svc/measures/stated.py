"""Whether a stream says anything that can be measured. Light, as it is asked of many streams that say nothing."""

from svc.semantics.bound import BoundStream


def says_times(bound: BoundStream, within: tuple[str, ...] = ()) -> bool:
    """Whether a step says how long it takes, when it happens or what it costs, or opens a stream of which one does."""
    for node in bound.steps:
        step = node.step
        if step is None:
            continue
        if any(each is not None for each in (step.waits, step.takes, step.every, step.costs)):
            return True
        inner = bound.opened(step.opens) if step.opens else None
        path = (*within, bound.stream.name)
        if inner is not None and inner.stream.name not in path and says_times(inner, path):
            return True
    return False
