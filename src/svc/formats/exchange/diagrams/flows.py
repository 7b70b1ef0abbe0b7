"""The ways of a diagram as flows of a stream, and as beginnings and ends of its steps."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.own_data import BETWEEN, Own, condition, is_drawn, shown
from svc.formats.exchange.diagrams.steps import NEW, Numbered
from svc.formats.exchange.diagrams.ways import BEGIN, END, Way
from svc.formats.exchange.losses import Loss, dropped_element, merged, unreadable_part
from svc.formats.exchange.meanings import Meanings
from svc.model import HOLE, Begins, Ends, Flow, Step


class Flows:
    """Makes a flow of each way. `names` are those of nodes by their ids; `known` are flows of ours by their numbers."""

    def __init__(
        self, names: Mapping[str, str], known: Mapping[str, Flow], meanings: Meanings, balance: Balance, ours: bool
    ) -> None:
        self._names, self._known, self._meanings, self._ours = names, known, meanings, ours
        self._balance, self._losses = balance, balance.losses
        self.flows: list[Numbered] = []
        self.seen: set[str] = set()
        """The numbers of the rows that were found."""
        self._said: dict[tuple[object, ...], str] = {}

    def add(self, way: Way) -> None:
        """A way whose ends are nodes or open."""
        own, label = next(
            ((own, label) for own, label in reversed(way.owns) if own.get("number") in self._known), ({}, "")
        )
        number = own.get("number", "")
        if not number or number in self.seen:
            flow = self._new(way)
            if flow is not None:
                self.flows.append((NEW, flow))
            return
        self.seen.add(number)
        self.flows.append((int(number), self._edited(self._known[number], own, label, way)))

    def _end(self, id: str) -> str:
        return self._names.get(id, HOLE)

    def _new(self, way: Way) -> Flow | None:
        when = BETWEEN.join(dict.fromkeys(way.when)) or None
        artefacts, wording = self._carried((*way.artefacts, *way.given), way.place)
        flow = Flow(self._end(way.source), self._end(way.target), artefacts, when, wording=wording)
        what = f"a flow from `{flow.source}` to `{flow.target}`"
        said = flow.source, flow.target, flow.artefacts, when, wording
        if said in self._said and HOLE not in said[:2]:
            why = f"it says the same as that of {self._said[said] or 'before'}"
            self._balance.lose(merged(what, way.place, why), way.parts)
            return None
        self._said[said] = way.place
        if self._ours:
            self._losses.append(merged(what, way.place, "it was added in the other program, which counts"))
        return flow

    def _carried(self, given: tuple[str, ...], place: str) -> tuple[tuple[str, ...], str | None]:
        """The artefacts that words mean, and the words that mean none."""
        artefacts: list[str] = []
        others: list[str] = []
        for words in given:
            found = [self._meanings.id_of("artefacts", words, place)]
            if found == [None] and "," in words:
                parts = [self._meanings.known("artefacts", each.strip()) for each in words.split(",")]
                found = parts if all(parts) else found
            artefacts += [each or HOLE for each in found]
            others += [] if all(found) else [words]
        return tuple(dict.fromkeys(artefacts)) or (HOLE,), BETWEEN.join(others) or None

    def _edited(self, flow: Flow, own: Own, label: str, way: Way) -> Flow:
        """A flow of ours with what was changed in the other program: where it leads, and what is beside it."""
        called = f"the flow from `{flow.source}` to `{flow.target}`"
        source, target = self._end(way.source), self._end(way.target)
        if _moved(own.get("source", ""), source):
            self._losses.append(merged(called, way.place, f"it comes from `{source}` in the diagram, which counts"))
            flow = evolve(flow, source=source)
        if _moved(own.get("target", ""), target):
            self._losses.append(merged(called, way.place, f"it leads to `{target}` in the diagram, which counts"))
            flow = evolve(flow, target=target)
        for drawn, words in _drawn_anew(way):
            if "when" in drawn:
                self._losses.append(
                    merged(called, way.place, f"its condition is `{words}` in the diagram, which counts")
                )
                flow = _taken(flow, words)
            else:
                why = "svc drew that element for the diagram only"
                self._losses.append(dropped_element(f"the new label `{words}`", way.place, why))
        before = shown(own)
        part = " ".join(own.get("part", before).split())
        said = _part(part, before, label) if part != before and label != before else label
        if said is None:
            why = "its label is for several flows, and it can't be seen which of them was changed"
            self._losses.append(unreadable_part(called, way.place, why))
        elif said not in (before, part):
            self._losses.append(merged(called, way.place, f"it says `{said}` in the diagram, which counts"))
            flow = self._said_anew(flow, part, said, way.place)
        return flow

    def _said_anew(self, flow: Flow, before: str, label: str, place: str) -> Flow:
        """A flow with another label: what of it is as before is what it was before."""
        case = condition(flow)
        if before != case and not before.startswith(f"{case}: "):
            case = ""
        start = f"{case}: " if case and before != case else ""
        carried = before[len(start) :] if start or not case else ""
        if carried and label.endswith(f": {carried}"):
            return _taken(flow, label[: -len(carried) - 2])
        if case and not label.startswith(f"{case}: "):
            return _taken(flow, label)
        words = label[len(case) + 2 :] if case else label
        artefacts, wording = self._carried((words,) if words else (), place)
        return evolve(flow, artefacts=artefacts, wording=wording)


def _taken(flow: Flow, case: str) -> Flow:
    """A flow that is taken in another case: a share, or a condition in words."""
    try:
        return evolve(flow, share=case) if not flow.when else evolve(flow, when=case or None)
    except ValueError:
        return evolve(flow, when=case)


def _part(part: str, drawn: str, label: str) -> str | None:
    """What a label for several flows says of one of them now; None if that is not clear."""
    said, before = label.split(BETWEEN), drawn.split(BETWEEN)
    if part in said:
        return part
    new = [each for each in said if each not in before]
    return new[0] if len(new) == 1 else None


def _drawn_anew(way: Way) -> Iterator[tuple[Own, str]]:
    """What svc drew for itself along a way and has another label now."""
    for own, label in way.owns:
        if is_drawn(own) and label != shown(own):
            yield own, label


def _moved(before: str, now: str) -> bool:
    """Whether an end of a flow of ours is at another node now."""
    return before != now and not (now == HOLE and before.startswith(HOLE))


Texts = dict[str, list[str]]
"""What is said of something, by the ids of tasks."""


def borders(ways: Iterable[Way]) -> tuple[Texts, Texts]:
    """Where cases begin and end, by events; those that svc drew are left out, unless their words were changed."""
    begins: Texts = {}
    ends: Texts = {}
    for way in ways:
        edited = [label for own, label in way.owns if label != shown(own)]
        if not way.owns or edited:
            said = BETWEEN.join((*way.when, *way.given, *edited))
            if way.source == BEGIN:
                begins.setdefault(way.target, []).append(said)
            elif way.target == END:
                ends.setdefault(way.source, []).append(said)
    return begins, ends


def bordered(step: Step, begins: list[str], ends: list[str], place: str, losses: list[Loss]) -> Step:
    """A step where cases begin or end, with what events say of that."""
    if begins:
        step = evolve(step, begins=Begins(_said(step, "begins", begins, step.begins, place, losses)))
    if ends:
        text = _said(step, "ends", ends, step.ends, place, losses)
        step = evolve(step, ends=evolve(step.ends, text=text) if step.ends else Ends(text=text))
    return step


def _said(
    step: Step, key: str, texts: list[str], before: Begins | Ends | None, place: str, losses: list[Loss]
) -> str | None:
    text = BETWEEN.join(filter(None, dict.fromkeys(texts))) or None
    if before is not None:
        losses.append(
            merged(f"`{key}` of `{step.name}`", place, f"it says `{text or ''}` in the diagram, which counts")
        )
    return text
